import { labelTitle, useScheme } from '@renderer/state/scheme'
import { formatNumber } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import { Select } from '@renderer/ui/Select'
import type { DatasetImportChoices, DatasetImportSummary } from '@renderer/workers/datasetImportJob'
import { useTranslation } from 'react-i18next'

export interface DatasetLabelsProps {
  readonly labels: DatasetImportSummary['labels']
  readonly chosen: DatasetImportChoices['labels']
  readonly onChoose: (chosen: DatasetImportChoices['labels']) => void
}

/** Every label's name in the files, how often it occurs, and which label of the project it becomes. */
export function DatasetLabels({ labels, chosen, onChoose }: DatasetLabelsProps) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const known = useScheme((state) => state.labels)
  if (labels.length === 0) return <p className="muted">{t('datasetImport.noLabels')}</p>
  return (
    <table className="report dataset-labels">
      <thead>
        <tr>
          <th scope="col">{t('datasetImport.labelThere')}</th>
          <th scope="col">{t('datasetImport.spans')}</th>
          <th scope="col">{t('datasetImport.labelHere')}</th>
        </tr>
      </thead>
      <tbody>
        {labels.map(({ from, to, spans }) => (
          <tr key={from}>
            <th scope="row">
              <bdi>{from === '' ? t('datasetImport.noName') : from}</bdi>
            </th>
            <td>{formatNumber(spans, language)}</td>
            <td>
              <Select
                label={t('datasetImport.becomes', { name: from })}
                compact
                options={[
                  ...known.map((label) => ({ key: keyOf(label), title: labelTitle(t, label) })),
                  // What is called exactly as a label of the project is no new one, and nothing has an empty name.
                  ...(known.includes(from) || from === ''
                    ? []
                    : [{ key: keyOf(from), title: t('datasetImport.newLabel', { name: from }) }]),
                  { key: leftOut, title: t('datasetImport.leaveOut') },
                ]}
                value={to === null ? leftOut : keyOf(to)}
                onChange={(key) =>
                  onChoose(new Map(chosen).set(from, key === leftOut ? null : key.slice(keyOf('').length)))
                }
                testId={`dataset-import-label-${from}`}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const leftOut = 'left-out'

/** Unlike `leftOut`, whatever a label is called. */
function keyOf(label: string): string {
  return `label ${label}`
}
