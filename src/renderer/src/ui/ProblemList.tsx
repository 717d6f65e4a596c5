import type { IntakeReason } from '@core/datasets/intake'
import type { ProblemReason } from '@core/exchange/problems'
import { formatNumber } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import { useTranslation } from 'react-i18next'
import './problemList.css'

/** More than anyone reads; the rest is counted. */
const shownAtMost = 500

export interface ListedProblem {
  /** Where in the file. */
  readonly path: string
  readonly reason: ProblemReason | IntakeReason
  /** The values concerned, in English. */
  readonly detail: string
}

/** Records with their place in the file and what is the matter with them. */
export function ProblemList({
  title,
  problems,
}: {
  readonly title: string
  readonly problems: readonly ListedProblem[]
}) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const hidden = problems.length - shownAtMost
  return (
    <details className="problems">
      <summary>{title}</summary>
      <ul className="selectable" tabIndex={0} aria-label={title}>
        {problems.slice(0, shownAtMost).map(({ path, reason, detail }, i) => (
          // One record may have the same problem twice, and the list never changes while it is shown.
          <li key={`${i} ${path}`}>
            <code dir="ltr">{path}</code>
            <span>{t(`recordProblems.${reason}`)}</span>
            <span className="muted" dir="ltr">
              {detail}
            </span>
          </li>
        ))}
        {hidden > 0 && <li>{t('exchange.moreProblems', { hidden: formatNumber(hidden, language) })}</li>}
      </ul>
    </details>
  )
}
