import type { Degenerate, Interval } from '@core/agreement/report'
import { formatScore, formatScores } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import { useTranslation } from 'react-i18next'

/** A score with its 95 % interval if there is one; where there is no number, words for why. */
export function Score({
  value,
  why,
  interval,
}: {
  readonly value: number | null
  readonly why: Degenerate | undefined
  /** Absent: a score that is given without an interval. */
  readonly interval?: Interval | null
}) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  if (value === null) return <span className="score-none">{t(`agreement.why.${why ?? 'nothing-matched'}`)}</span>
  return (
    <span className="score">
      <span className="score-value">{formatScore(value, language)}</span>
      {interval !== undefined && interval !== null && (
        <span className="score-interval">{formatScores(interval, language)}</span>
      )}
    </span>
  )
}
