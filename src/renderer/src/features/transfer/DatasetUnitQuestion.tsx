import type { UnitNeeded } from '@core/datasets/intake'
import type { ReadUnit } from '@core/formats/format'
import { RadioGroup } from '@renderer/ui/choices'
import { useTranslation } from 'react-i18next'

export interface DatasetUnitQuestionProps {
  /** At least one. */
  readonly asked: readonly UnitNeeded[]
  /** Null: not answered yet. */
  readonly unit: ReadUnit | null
  readonly onChoose: (unit: ReadUnit) => void
}

/** What files count in of which nothing tells it: the words of a mark, as each unit has them, show which is right. */
export function DatasetUnitQuestion({ asked, unit, onChoose }: DatasetUnitQuestionProps) {
  const { t } = useTranslation()
  const [first, ...others] = asked
  if (first === undefined) return null
  const units = first.units.filter((one) => others.every((other) => other.units.includes(one)))
  const helpOf = (one: ReadUnit) => {
    const sample = first.samples.find((candidate) => candidate.unit === one)
    if (sample === undefined) return {}
    const { words } = sample
    return { help: words === null ? t('datasetImport.sampleOutside') : t('datasetImport.sample', { words }) }
  }
  return (
    <section className="dataset-question" data-testid="dataset-import-question">
      <p className="warning">{t('datasetImport.question', { count: asked.length, name: first.path })}</p>
      <RadioGroup<ReadUnit | ''>
        label={t('datasetImport.questionLabel')}
        options={units.map((one) => ({ key: one, title: t(`datasetImport.units.${one}`), ...helpOf(one) }))}
        value={unit ?? ''}
        onChange={(chosen) => {
          if (chosen !== '') onChoose(chosen)
        }}
      />
    </section>
  )
}
