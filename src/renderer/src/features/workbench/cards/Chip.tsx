/** A linked annotation on a card: pressed, it is focused; while links are made, it is linked or unlinked. */
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { usePreferences } from '@renderer/state/preferences'
import { describeFigure } from '@renderer/i18n/attributeTitles'
import { labelTitle } from '@renderer/state/scheme'
import type { TextCommandContext } from '../text/commandContext'
import { chooseAnnotation } from './cardActions'
import { LinkCode } from './LinkCode'
import { Part } from './Part'
import { shortQuote } from './shortQuote'

export interface ChipProps {
  readonly context: TextCommandContext
  /** The annotation that it stands for. */
  readonly id: string
  /** The annotation whose card this is. */
  readonly cardId: string
  /** The other end of the link that the chip shows. */
  readonly linkedTo: string
  readonly at: string | null
}

export function Chip({ context, id, cardId, linkedTo, at }: ChipProps) {
  const { t } = useTranslation()
  const language = usePreferences((p) => p.language)
  const { session } = context
  const annotation = useStore(session.store, () => session.index.get(id))
  if (annotation === undefined) return null
  const { label, attributes } = annotation
  const quote = shortQuote(annotation.quote)
  // Without the unit, which the quote has.
  const value = label === 'figure' ? describeFigure(t, { ...attributes, unit: null }, language) : ''
  const name = labelTitle(t, label)
  return (
    <Part
      name={linkPartName(linkedTo, id)}
      className="chip"
      label={label}
      title={quote}
      spoken={t('cards.chipSpoken', { label: name, quote: value === '' ? quote : `${quote} = ${value}` })}
      at={at}
      onPress={() => {
        chooseAnnotation(context, id)
        context.reader.focus()
      }}
      onHover={(over) => session.setHover(over ? id : cardId)}
    >
      <LinkCode context={context} id={id} />
      <bdi className="chip-quote" lang="ar">
        {quote}
      </bdi>
      {value !== '' && <bdi className="chip-value">{value}</bdi>}
    </Part>
  )
}

const prefix = 'link'

/** The name of the piece that stands for a link. */
function linkPartName(from: string, to: string): string {
  return [prefix, from, to].join(' ')
}

/** The ids of the two ends of the link that a piece stands for; null for another piece. */
export function linkOfPart(name: string): readonly [string, string] | null {
  const [kind, from, to] = name.split(' ')
  return kind === prefix && from !== undefined && to !== undefined ? [from, to] : null
}
