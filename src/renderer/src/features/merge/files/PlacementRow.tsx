import type { Placement } from '@core/merge/carryOver'
import { annotatorName } from '@renderer/state/blindNames'
import { labelTitle } from '@renderer/state/scheme'
import type { MergeOverview } from '@renderer/workers/mergeContract'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { Pill } from '@renderer/ui/Pill'
import { useTranslation } from 'react-i18next'

const tones = { 'same-words': 'done', moved: 'plain', edited: 'doing', orphan: 'danger' } as const

export interface PlacementRowProps {
  readonly placement: Placement
  readonly overview: MergeOverview
}

/** A mark with its words and what stood around them, and the same where it would be. */
export function PlacementRow({ placement, overview }: PlacementRowProps) {
  const { t } = useTranslation()
  const { annotation, outcome, span } = placement
  return (
    <div className="placement">
      <p className="placement-head">
        <LabelSwatch label={annotation.label} />
        <span>{labelTitle(t, annotation.label)}</span>
        <bdi className="muted">{annotatorName(overview, annotation.annotatorId, t)}</bdi>
        <Pill tone={tones[outcome]}>{t(`merge.carry.outcome.${outcome}`)}</Pill>
      </p>
      <dl>
        <div>
          <dt>{t('merge.carry.from')}</dt>
          <dd>
            <InContext {...annotation} />
          </dd>
        </div>
        <div>
          <dt>{t('merge.carry.to')}</dt>
          <dd>{span === null ? t('merge.carry.nothing') : <InContext {...placement} />}</dd>
        </div>
      </dl>
    </div>
  )
}

function InContext({ prefix, quote, suffix }: Pick<Placement, 'prefix' | 'quote' | 'suffix'>) {
  return (
    <span dir="auto" lang="ar" className="placement-words">
      <span className="muted">{prefix}</span>
      <mark>{quote}</mark>
      <span className="muted">{suffix}</span>
    </span>
  )
}
