import { pairOutcomes, type PairAgreement, type PairOutcome } from '@core/agreement/report'
import { formatNumber } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import type { PassageQuery } from '@renderer/workers/mergeContract'
import { labelTitle } from '@renderer/state/scheme'
import { useTranslation } from 'react-i18next'
import { spansOf } from './pairs'
import { Score } from './Score'
import { type Column, LabelRow, NobodyMarked, NumberCell, ScoreTable } from './ScoreTable'

/** The two annotators of a pair, by name. */
export interface PairNames {
  readonly a: string
  readonly b: string
}

/** The numbers of a pair: counts first, each of which lists its passages, then F1. */
export function PairTable({
  entries,
  names,
  onShow,
}: {
  /** Of one pair, one per label. */
  readonly entries: readonly PairAgreement[]
  readonly names: PairNames
  /** Null: the passages behind the counts are not to be had. */
  readonly onShow: ((request: PassageQuery) => void) | null
}) {
  const { t } = useTranslation()
  const [first] = entries
  if (first === undefined) return null
  const columns: Column[] = [
    ...pairOutcomes.map((outcome) => ({ title: t(`agreement.outcome.${outcome}`, { ...names }) })),
    { title: t('agreement.exact'), divided: true },
    { title: t('agreement.relaxed') },
  ]
  const documents = t('agreement.pair.documents', { count: first.documents })
  const skipped = t('agreement.pair.skipped', { count: first.skipped })
  return (
    <ScoreTable
      title={t('agreement.pair.caption', { ...names })}
      help={first.skipped > 0 ? `${documents} · ${skipped}` : documents}
      columns={columns}
      testId="agreement-pair"
    >
      {entries.map((entry) => (
        <LabelRow key={entry.label} label={entry.label}>
          {spansOf(entry) === 0 ? (
            <NobodyMarked label={entry.label} columns={columns.length} />
          ) : (
            <>
              {pairOutcomes.map((outcome) => (
                <NumberCell key={outcome}>
                  <Count entry={entry} outcome={outcome} names={names} onShow={onShow} />
                </NumberCell>
              ))}
              <NumberCell divided>
                <Score value={entry.exact.f1} why={entry.why['exact']} interval={entry.interval.exactF1} />
              </NumberCell>
              <NumberCell>
                <Score value={entry.relaxed.f1} why={entry.why['relaxed']} interval={entry.interval.relaxedF1} />
              </NumberCell>
            </>
          )}
        </LabelRow>
      ))}
    </ScoreTable>
  )
}

function Count({
  entry,
  outcome,
  names,
  onShow,
}: {
  readonly entry: PairAgreement
  readonly outcome: PairOutcome
  readonly names: PairNames
  readonly onShow: ((request: PassageQuery) => void) | null
}) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const number = entry.counts[outcome]
  const words = formatNumber(number, language)
  if (number === 0 || onShow === null) return <span className="count-plain">{words}</span>
  const { a, b, label } = entry
  return (
    <button
      type="button"
      className="count"
      aria-label={t('agreement.showPassages', {
        outcome: t(`agreement.outcome.${outcome}`, { ...names }),
        label: labelTitle(t, label),
        number,
      })}
      data-outcome={outcome}
      onClick={() => onShow({ a, b, label, outcome })}
    >
      {words}
    </button>
  )
}
