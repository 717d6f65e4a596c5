import { hasCard } from '@core/datasets/layout'
import { formatHelp, formatTitle } from '@renderer/i18n/formatWords'
import { formatDescriptions, inFormat, type DatasetChoice } from '@renderer/state/datasetChoice'
import { labelTitle, useScheme } from '@renderer/state/scheme'
import { Checkbox, RadioGroup } from '@renderer/ui/choices'
import { Select } from '@renderer/ui/Select'
import { tokenPolicies } from '@core/formats/format'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SplitChoices } from './SplitChoices'
import './export.css'

export interface DatasetChoicesProps {
  readonly choice: DatasetChoice
  readonly onChange: (choice: DatasetChoice) => void
  /** Asks whose marks, where there are several to choose from. */
  readonly layers?: ReactNode
}

/** As what a dataset is written, and what of the project is in it. Only what the format can do is asked. */
export function DatasetChoices({ choice, onChange, layers }: DatasetChoicesProps) {
  const { t } = useTranslation()
  const { format } = choice
  const set = (change: Partial<DatasetChoice>) => onChange({ ...choice, ...change })
  return (
    <div className="export-column">
      <div className="field">
        <span className="field-label">{t('export.asFormat')}</span>
        <Select
          label={t('export.asFormat')}
          value={format.name}
          options={formatDescriptions.map(({ name }) => ({ key: name, title: formatTitle(t, name) }))}
          onChange={(name) => {
            const chosen = formatDescriptions.find((other) => other.name === name)
            if (chosen !== undefined) onChange(inFormat(choice, chosen))
          }}
          testId="export-format"
        />
        <p className="field-help">{formatHelp(t, format.name)}</p>
      </div>
      {layers}
      <Checkbox label={t('export.onlyDone')} checked={choice.onlyDone} onChange={(onlyDone) => set({ onlyDone })} />
      <LabelChoice without={choice.without} onChange={(without) => set({ without })} />
      {format.units.length > 1 && (
        <RadioGroup
          row
          label={t('export.offsets')}
          value={choice.unit}
          onChange={(unit) => set({ unit })}
          options={format.units.map((unit) => ({
            key: unit,
            title: t(`export.units.${unit}.title`),
            help: t(`export.units.${unit}.help`),
          }))}
        />
      )}
      {format.units.length === 1 && choice.unit === 'code_point' && <p className="muted">{t('export.inCodePoints')}</p>}
      {format.units.length === 1 && choice.unit === 'utf16' && <p className="muted">{t('export.inUtf16')}</p>}
      {format.tokens && (
        <RadioGroup
          label={t('export.tokens')}
          value={choice.tokens}
          onChange={(tokens) => set({ tokens })}
          options={tokenPolicies.map((policy) => ({ key: policy, title: t(`export.tokenPolicies.${policy}`) }))}
        />
      )}
      {format.textOptional && (
        <Checkbox label={t('export.withTexts')} checked={choice.text} onChange={(text) => set({ text })} />
      )}
      <Checkbox label={t('export.divide')} checked={choice.divided} onChange={(divided) => set({ divided })} />
      {choice.divided && <SplitChoices choice={choice.split} onChange={(split) => set({ split })} />}
      {hasCard(format, choice.divided) && (
        <div className="field">
          <span className="field-label">{t('export.licence')}</span>
          <Select
            label={t('export.licence')}
            value={choice.licence}
            options={licences.map((licence) => ({
              key: licence,
              title: licence === '' ? t('export.noLicence') : licence,
            }))}
            onChange={(licence) => set({ licence })}
          />
        </div>
      )}
    </div>
  )
}

/** The identifiers of the Hub that fit texts and annotations; whoever needs another writes it into the card. */
const licences = [
  '',
  'cc-by-4.0',
  'cc-by-sa-4.0',
  'cc-by-nc-4.0',
  'cc-by-nc-sa-4.0',
  'cc0-1.0',
  'odc-by',
  'unknown',
] as const

function LabelChoice({
  without,
  onChange,
}: {
  readonly without: readonly string[]
  readonly onChange: (without: readonly string[]) => void
}) {
  const { t } = useTranslation()
  const labels = useScheme((state) => state.labels)
  return (
    <div className="field" role="group" aria-label={t('export.labels')}>
      <span className="field-label">{t('export.labels')}</span>
      <div className="choices-row export-labels">
        {labels.map((label) => (
          <Checkbox
            key={label}
            label={labelTitle(t, label)}
            checked={!without.includes(label)}
            onChange={(checked) => onChange(checked ? without.filter((other) => other !== label) : [...without, label])}
          />
        ))}
      </div>
    </div>
  )
}
