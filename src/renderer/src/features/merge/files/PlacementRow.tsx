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
      <span className="muted">{wholeWordsBefore(prefix)}</span>
      <mark>{quote}</mark>
      <span className="muted">{wholeWordsAfter(suffix)}</span>
    </span>
  )
}

/** Contexts are 32 UTF-16 code units long, a few less at a long grapheme; a shorter one ends with the text. */
const longContext = 24

/** Keeps an ellipsis on the line of the word that it stands beside. */
const noBreak = '\u00a0'

/** What stood before, without the piece of a word that it may begin with. */
function wholeWordsBefore(prefix: string): string {
  const cut = prefix.length >= longContext && /^[\p{L}\p{M}\p{N}]/u.test(prefix)
  return cut ? prefix.replace(/^\S+\s+/u, `…${noBreak}`) : prefix
}

/** What stood after, without the piece of a word that it may end with. */
function wholeWordsAfter(suffix: string): string {
  const cut = suffix.length >= longContext && /[\p{L}\p{M}\p{N}]$/u.test(suffix)
  return cut ? suffix.replace(/\s+\S+$/u, `${noBreak}…`) : suffix
}
