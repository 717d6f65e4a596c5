import { documentStatuses } from '@core/annotation/model'
import { formatNumber } from '@renderer/i18n/format'
import { countStatuses } from '@renderer/state/documentList'
import { useDocuments } from '@renderer/state/documents'
import { usePreferences } from '@renderer/state/preferences'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/shallow'

/** How far the project is: a slim bar with a part for each status, and the numbers. What is done comes first. */
export function ProjectProgress() {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const counts = useDocuments(useShallow(({ rows }) => countStatuses(rows ?? [])))
  const shares = documentStatuses
    .toReversed()
    .map((status) => ({ status, documents: counts[status] }))
    .filter(({ documents }) => documents > 0)
  if (shares.length === 0) return null
  const words = shares.map(({ status, documents }) => t('status.share', { status: t(`status.${status}`), documents }))
  const label = `${t('status.progress')}. ${words.join(' · ')}`
  return (
    <div className="project-progress" role="img" aria-label={label} title={words.join(' · ')} data-testid="progress">
      <div className="project-progress-bar">
        {shares.map(({ status, documents }) => (
          <i key={status} data-status={status} style={{ flexGrow: documents }} />
        ))}
      </div>
      <div className="project-progress-numbers">
        {shares.map(({ status, documents }) => (
          <span key={status}>
            <i className="status-dot" data-status={status} />
            {t(`status.${status}`)} {formatNumber(documents, language)}
          </span>
        ))}
      </div>
    </div>
  )
}
