/** Above the cards: what waits for a link, with the key that walks it, and the choice of what is shown. */
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { invokeCommand } from '@renderer/commands/handlers'
import {
  annotationsWithoutSource,
  type CardCondition,
  cardConditions,
  type CardFilter,
  foldAllCards,
  passesFilter,
  setCardFilter,
  unlinkedAnnotations,
  useCards,
} from '@renderer/state/cards'
import { Button } from '@renderer/ui/Button'
import { Pill } from '@renderer/ui/Pill'
import { Select } from '@renderer/ui/Select'
import { labelTitle } from '@renderer/state/scheme'
import type { TextCommandContext } from '../text/commandContext'

const conditionTitles = {
  any: 'cards.any',
  'without-source': 'cards.withoutSource',
  unlinked: 'cards.unlinked',
  'with-note': 'cards.withNote',
} as const satisfies Record<CardCondition, string>

/** Stands for "all labels" among them; no label's name is empty. */
const allLabels = ''

export interface PanelHeadProps {
  readonly context: TextCommandContext
  readonly filter: CardFilter
  /** The names of the labels that can be chosen. */
  readonly labels: readonly string[]
}

/** Not drawn again while only the focus moves: it counts all annotations. */
export const PanelHead = memo(function PanelHead({ context, filter, labels }: PanelHeadProps) {
  const { t } = useTranslation()
  const { session } = context
  const annotations = useStore(session.store, (s) => s.annotations)
  const folded = useCards((s) => s.folded)
  return (
    <>
      <header className="panel-header">
        <h2>{t('workbench.marks')}</h2>
        <Pill>{t('counts.annotations', { count: annotations.length })}</Pill>
        {annotations.length > 0 && (
          <Button small variant="quiet" onPress={() => foldAllCards(!folded)}>
            {t(folded ? 'cards.unfoldAll' : 'cards.foldAll')}
          </Button>
        )}
      </header>
      {annotations.length > 0 && (
        <div className="cards-head">
          <Queues context={context} />
          <Filters context={context} filter={filter} labels={labels} />
        </div>
      )}
    </>
  )
})

function Queues({ context }: { readonly context: TextCommandContext }) {
  const { t } = useTranslation()
  const { session, reader } = context
  const withoutSource = useStore(session.store, () => annotationsWithoutSource(session).length)
  const unlinked = useStore(session.store, () => unlinkedAnnotations(session).length)
  const walk = (command: 'nextWithoutSource' | 'nextUnlinked') => {
    invokeCommand(command)
    reader.focus()
  }
  if (withoutSource === 0 && unlinked === 0) return null
  return (
    <div className="cards-queues">
      {withoutSource > 0 && (
        <Button small command="nextWithoutSource" onPress={() => walk('nextWithoutSource')}>
          {t('cards.queueWithoutSource', { count: withoutSource })}
        </Button>
      )}
      {unlinked > 0 && (
        <Button small command="nextUnlinked" onPress={() => walk('nextUnlinked')}>
          {t('cards.queueUnlinked', { count: unlinked })}
        </Button>
      )}
    </div>
  )
}

function Filters({ context, filter, labels }: PanelHeadProps) {
  const { t } = useTranslation()
  const { session } = context
  const annotations = useStore(session.store, (s) => s.annotations)
  const links = useStore(session.store, (s) => s.links)
  const count = (change: Partial<CardFilter>) =>
    annotations.filter((a) => passesFilter(a, links, { ...filter, ...change })).length
  const option = (key: string, title: string, total: number) => ({ key, title: t('cards.option', { title, total }) })
  return (
    <div className="cards-filters">
      <Select
        label={t('cards.labelFilter')}
        compact
        value={filter.label ?? allLabels}
        onChange={(label) => setCardFilter({ label: label === allLabels ? null : label })}
        options={[
          option(allLabels, t('cards.allLabels'), count({ label: null })),
          ...labels.map((label) => option(label, labelTitle(t, label), count({ label }))),
        ]}
        testId="cards-label"
      />
      <Select
        label={t('cards.conditionFilter')}
        compact
        value={filter.condition}
        onChange={(condition) => setCardFilter({ condition })}
        options={cardConditions.map((key) => ({
          key,
          title: t('cards.option', { title: t(conditionTitles[key]), total: count({ condition: key }) }),
        }))}
        testId="cards-condition"
      />
    </div>
  )
}
