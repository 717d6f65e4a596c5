import { datasetFormats } from '@core/formats/registry'
import { formatTitle } from '@renderer/i18n/formatWords'
import { Select } from '@renderer/ui/Select'
import type { DatasetImportChoices } from '@renderer/workers/datasetImportJob'
import { useTranslation } from 'react-i18next'
import type { DatasetImportStep } from './useDatasetImportSteps'

const importable = datasetFormats.map((format) => format.describe()).filter(({ imports }) => imports)

export interface DatasetFormatChoiceProps {
  readonly step: DatasetImportStep
  /** Null: as recognised. */
  readonly chosen: string | null
  readonly onChoose: (choice: Pick<DatasetImportChoices, 'format'>) => void
}

/** Which format files are read as: the one found by their content, or another. */
export function DatasetFormatChoice({ step, chosen, onChoose }: DatasetFormatChoiceProps) {
  const { t, i18n } = useTranslation()
  const byContent = (): string => {
    if (chosen === null && step.kind === 'failed') return t('datasetImport.chooseFormat')
    if (chosen !== null || step.kind !== 'summary') return t('datasetImport.byContent')
    const names = step.summary.formats.map((name) => formatTitle(t, name))
    return t('datasetImport.recognised', { name: new Intl.ListFormat(i18n.language).format(names) })
  }
  return (
    <div className="dataset-format">
      <span className="field-label">{t('export.asFormat')}</span>
      <Select
        label={t('export.asFormat')}
        options={[
          { key: '', title: byContent() },
          ...importable.map(({ name }) => ({ key: name, title: formatTitle(t, name) })),
        ]}
        value={chosen ?? ''}
        onChange={(format) => onChoose({ format: format === '' ? null : format })}
        testId="dataset-import-format"
      />
    </div>
  )
}
