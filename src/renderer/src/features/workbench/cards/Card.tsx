/**
 * One annotation in the list: a claim as a card with all that it rests on, anything else as one line until it is focused.
 * What can be pressed on it are `Part`s.
 */
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkIndex } from '@core/annotation/links'
import type { Annotation } from '@core/annotation/model'
import { keysOf } from '@renderer/commands/keymap'
import { isWaiting, toggleCard } from '@renderer/state/cards'
import { usePreferences } from '@renderer/state/preferences'
import { Icon } from '@renderer/ui/Icon'
import { Kbd } from '@renderer/ui/Kbd'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { CardAttributes } from './CardAttributes'
import type { CardProps } from './cardProps'
import { runOn } from './cardActions'
import { cardName } from './cardName'
import { chainsOf } from './chains'
import { Chip } from './Chip'
import { LinkCode } from './LinkCode'
import { Part } from './Part'
import { shortQuote } from './shortQuote'

/** Drawn again only when what it shows is another: a list that scrolls draws many. */
export const Card = memo(function Card(props: CardProps) {
  const { context, annotation, links, open, focused, foldable, at } = props
  const { t } = useTranslation()
  const language = usePreferences((p) => p.language)
  const { id, label, quote } = annotation
  return (
    <>
      <span className="hidden-visually">{cardName(t, annotation, links, context.scheme, language)}</span>
      {/* Read out as one name: what can be pressed on it is read out when it is walked to. */}
      <div className={open ? 'card' : 'card card-line'} data-label={label} aria-hidden="true">
        <div className="card-head">
          <LinkCode context={context} id={id} />
          <LabelSwatch label={label} />
          <q className="card-quote" dir="auto" lang="ar">
            {shortQuote(quote)}
          </q>
          {!open && <LineEnd {...props} />}
        </div>
        {open && (
          <>
            <Rows {...props} />
            <CardAttributes {...props} />
            <Note {...props} />
            {focused && <Actions {...props} />}
          </>
        )}
        {/* The last of the pieces, though it is drawn at the top: the links are what is walked to. */}
        {foldable && (
          <Part
            name="fold"
            className="card-fold"
            spoken={t(open ? 'cards.fold' : 'cards.unfold')}
            title={t(open ? 'cards.fold' : 'cards.unfold')}
            at={at}
            onPress={() => toggleCard(id)}
          >
            <Icon name="down" />
          </Part>
        )}
      </div>
    </>
  )
})

/** At the end of a line: what the annotation is linked with, or that it should be. */
function LineEnd(props: CardProps) {
  const { context, annotation, links, at } = props
  const { t } = useTranslation()
  const { id, label } = annotation
  const [first, ...others] = links.dependentsOf(id)
  return (
    <>
      {first !== undefined && <Chip context={context} id={first} cardId={id} linkedTo={id} at={at} />}
      {others.length > 0 && (
        <span className="card-more" dir="ltr">
          {t('cards.more', { number: others.length })}
        </span>
      )}
      {label === 'claim' && <Counts id={id} links={links} />}
      <LinkHere {...props} />
    </>
  )
}

/** How many sources and figures a folded claim has. */
function Counts({ id, links }: { readonly id: string; readonly links: LinkIndex }) {
  const { t } = useTranslation()
  const counts = [
    ['source', links.sourcesOf(id).length],
    ['figure', links.figuresOf(id).length],
  ] as const
  return counts.map(
    ([label, number]) =>
      number > 0 && (
        <span key={label} className="card-count">
          <LabelSwatch label={label} />
          {t('cards.number', { number })}
        </span>
      ),
  )
}

/** The links of an open card, a row for each kind. */
function Rows(props: CardProps) {
  const { context, annotation, links, at } = props
  const { t } = useTranslation()
  const { id, label } = annotation
  const chip = (otherId: string, linkedTo: string) => (
    <Chip key={otherId} context={context} id={otherId} cardId={id} linkedTo={linkedTo} at={at} />
  )
  const chains = chainsOf(links, id)
  const figures = links.figuresOf(id)
  const dependents = links.dependentsOf(id)
  return (
    <>
      {label !== 'claim' && (dependents.length > 0 || lacksLink(annotation, links)) && (
        <Row title={t(label === 'figure' ? 'cards.statedIn' : 'cards.backs')}>
          {dependents.map((other) => chip(other, id))}
          <LinkHere {...props} />
        </Row>
      )}
      {(chains.length > 0 || label === 'claim') && (
        <Row title={t(label === 'claim' ? 'cards.sources' : 'cards.relays')}>
          {chains.map((chain) => (
            <span key={chain[0]?.id} className="chain">
              {chain.map((step) => (
                <span key={step.id} className="chain-step">
                  {step !== chain[0] && (
                    <span className="chain-arrow" aria-hidden="true">
                      {t(step.follows ? 'cards.restsOn' : 'cards.and')}
                    </span>
                  )}
                  {chip(step.id, step.from)}
                </span>
              ))}
            </span>
          ))}
          {label === 'claim' && <LinkHere {...props} />}
        </Row>
      )}
      {figures.length > 0 && <Row title={t('cards.figures')}>{figures.map((other) => chip(other, id))}</Row>}
    </>
  )
}

function Row({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="card-row">
      <span className="card-row-title">{title}</span>
      <span className="card-row-items">{children}</span>
    </div>
  )
}

/** Where a link is missing: the way to make it. */
function LinkHere({ context, annotation, links, focused, at }: CardProps) {
  const { t } = useTranslation()
  if (!lacksLink(annotation, links)) return null
  const words = t(annotation.label === 'claim' ? 'cards.linkToSource' : 'cards.linkToClaim')
  return (
    <Part
      name="link"
      className="chip-missing"
      spoken={words}
      at={at}
      onPress={() => {
        runOn(context, annotation.id, 'link')
        context.reader.focus()
      }}
    >
      {words}
      {focused && <Kbd keys={keysOf('link')} />}
    </Part>
  )
}

function lacksLink(annotation: Annotation, links: LinkIndex): boolean {
  return isWaiting(annotation, links, annotation.label === 'claim' ? 'without-source' : 'unlinked')
}

function Note({ annotation, focused, at, onEdit }: CardProps) {
  const { t } = useTranslation()
  const { id, note } = annotation
  if (note.trim() === '') return null
  const words = (
    <span className="card-note-words" dir="auto">
      {note}
    </span>
  )
  if (!focused) return <p className="card-note">{words}</p>
  return (
    <p className="card-note">
      <Part
        name="note"
        className="card-note-edit"
        spoken={t('cards.noteSpoken', { note })}
        title={t('cards.editNote')}
        at={at}
        onPress={(anchor) => onEdit({ id, what: { kind: 'note' }, anchor })}
      >
        {words}
      </Part>
    </p>
  )
}

const actions = [
  ['link', 'cards.link'],
  ['editAttributes', 'cards.attributes'],
  ['editNote', 'cards.note'],
  ['deleteMark', 'cards.delete'],
] as const

/** What can be done with the focused annotation, with the keys for it. */
function Actions({ context, annotation, links, at, onEdit }: CardProps) {
  const { t } = useTranslation()
  const { id, note } = annotation
  // The way to a missing link stands where the link is missing.
  const offered = lacksLink(annotation, links) ? actions.filter(([command]) => command !== 'link') : actions
  return (
    <div className="card-actions">
      {offered.map(([command, title]) => (
        <Part
          key={command}
          name={command}
          className={command === 'deleteMark' ? 'card-action card-action-danger' : 'card-action'}
          spoken={t(title)}
          title={t(`commands.${command}`)}
          at={at}
          onPress={(anchor) => {
            if (command === 'editNote' && note.trim() === '') onEdit({ id, what: { kind: 'note' }, anchor })
            else runOn(context, id, command)
            if (command === 'link' || command === 'deleteMark') context.reader.focus()
          }}
        >
          {t(title)}
          <Kbd keys={keysOf(command)} />
        </Part>
      ))}
    </div>
  )
}
