import { isDefaultLabel } from '@core/annotation/scheme'
import { usePreferences } from '@renderer/state/preferences'
import { labelTitle, useScheme } from '@renderer/state/scheme'
import { formatNumber } from '@renderer/i18n/format'
import type { DocumentRow } from '@renderer/store/rows'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { DocumentNoteMark } from './DocumentNoteMark'
import { StatusPill } from './StatusPill'

/**
 * A document in the list: its title, how far it is, and how many marks of each label it has. Drawn anew only when its row
 * changed, not with every step of scrolling.
 */
export const DocumentEntry = memo(function DocumentEntry({ row }: { readonly row: DocumentRow }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const labels = useScheme((scheme) => scheme.labels)
  return (
    <div className="document">
      <strong className="document-title" dir="auto">
        {row.title === '' ? t('documents.untitled') : row.title}
      </strong>
      <div className="document-meta">
        <StatusPill status={row.status} />
        {labels.map((label) => {
          const count = row.counts[label] ?? 0
          if (count === 0) return null
          return (
            <span key={label} className="document-count">
              <LabelSwatch label={label} />
              <span aria-hidden="true">{formatNumber(count, language)}</span>
              <span className="hidden-visually">
                {isDefaultLabel(label) ? t(`counts.${label}`, { count }) : `${labelTitle(t, label)}: ${count}`}
              </span>
            </span>
          )
        })}
        <DocumentNoteMark row={row} />
      </div>
    </div>
  )
})
