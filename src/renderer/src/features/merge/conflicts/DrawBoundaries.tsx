/**
 * Boundaries of one's own: the real text in place of the versions, which are drawn in it as marks. What is selected, snapped
 * as in the workbench, is taken by Enter or by a label's key.
 */
import type { SpanItem } from '@core/adjudication/conflict'
import type { LineTable } from '@core/text/lineTable'
import type { Span } from '@core/text/snap'
import { digitOf, keysOf } from '@renderer/commands/keymap'
import { tagCommands } from '@renderer/commands/tagCommands'
import { labelTitle, useScheme } from '@renderer/state/scheme'
import { announce } from '@renderer/ui/announcer'
import { Button } from '@renderer/ui/Button'
import { Kbd } from '@renderer/ui/Kbd'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Selected, useDrawingReader } from './useDrawingReader'
import { drawSpan } from './useReview'
import { spansOf } from './versionDifference'
import '@renderer/editor/reader.css'
import './drawing.css'

export interface DrawBoundariesProps {
  readonly item: SpanItem
  readonly text: LineTable | 'missing' | null
  readonly onClose: () => void
}

export function DrawBoundaries({ item, text, onClose }: DrawBoundariesProps) {
  const { t } = useTranslation()
  if (text === null) return <p className="conflict-message">{t('workbench.loading')}</p>
  if (text === 'missing') {
    return (
      <div className="conflict-message" role="alert">
        <p>{t('conflicts.drawing.textMissing')}</p>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
      </div>
    )
  }
  return <Drawing item={item} lines={text} onClose={onClose} />
}

interface DrawingProps {
  readonly item: SpanItem
  readonly lines: LineTable
  readonly onClose: () => void
}

function Drawing({ item, lines, onClose }: DrawingProps) {
  const { t } = useTranslation()
  const labels = useScheme((scheme) => scheme.labels)
  const [label] = useState(() => spansOf(item.versions)[0]?.label ?? labels[0] ?? '')
  const take = (as: string, span: Span | null) => {
    if (span === null) announce(t('workbench.said.nothingSelected'))
    else if (drawSpan(t, { label: as, ...span })) onClose()
  }
  const onKey = (event: globalThis.KeyboardEvent, selected: Selected): boolean => {
    const { ctrlKey, metaKey, shiftKey, altKey } = event
    if (ctrlKey || metaKey || shiftKey) return false
    if (event.code === 'Escape' && !altKey) onClose()
    else if (event.key === 'Enter' && !altKey) take(label, selected())
    else {
      const wanted = labels[Number(digitOf(event.code) ?? 0) - 1]
      if (wanted === undefined) return false
      take(wanted, selected(altKey))
    }
    return true
  }
  const { host, span } = useDrawingReader(item, lines, t('conflicts.drawing.text'), onKey)

  const onKeyDown = (event: KeyboardEvent) => {
    // From the buttons; the text has handled its own.
    if (event.code !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }
  return (
    <section
      className="conflict-drawing"
      aria-label={t('conflicts.drawing.title')}
      data-own-keys=""
      data-testid="conflict-drawing"
      onKeyDown={onKeyDown}
    >
      <header className="conflict-drawing-head">
        <h3>{t('conflicts.drawing.title')}</h3>
        {labels.map((name, i) => (
          <LabelButton key={name} name={name} place={i} onTake={() => take(name, span)} />
        ))}
        <span className="grow" />
        <Button variant="primary" onPress={() => take(label, span)} data-testid="drawing-take">
          {t('conflicts.drawing.take', { label: labelTitle(t, label) })} <Kbd keys={['↵']} />
        </Button>
        <Button onPress={onClose}>
          {t('common.cancel')} <Kbd keys={['Esc']} />
        </Button>
      </header>
      <p className="conflict-drawing-words" data-testid="drawing-words">
        {span === null ? t('conflicts.drawing.help') : <q dir="auto">{lines.text.slice(span.start, span.end)}</q>}
      </p>
      <div className="conflict-drawing-text" ref={host} />
    </section>
  )
}

interface LabelButtonProps {
  readonly name: string
  /** Among the labels, from 0: it says which key the label has. */
  readonly place: number
  readonly onTake: () => void
}

function LabelButton({ name, place, onTake }: LabelButtonProps) {
  const { t } = useTranslation()
  const command = tagCommands[place]
  return (
    // Pressing it must leave the selection in the text.
    <Button small onPress={onTake} preventFocusOnPress>
      <LabelSwatch label={name} />
      <bdi>{labelTitle(t, name)}</bdi>
      {command && <Kbd keys={keysOf(command)} />}
    </Button>
  )
}
