import { parseShares } from '@core/datasets/assignment'
import { RadioGroup, Slider } from '@renderer/ui/choices'
import { TextField } from '@renderer/ui/TextField'
import { usePreferences } from '@renderer/state/preferences'
import { useTranslation } from 'react-i18next'
import { isSeed, type SplitChoice } from '@renderer/state/datasetChoice'

export interface SplitChoicesProps {
  readonly choice: SplitChoice
  readonly onChange: (choice: SplitChoice) => void
}

/** How documents are divided into training, validation and test. */
export function SplitChoices({ choice, onChange }: SplitChoicesProps) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const set = (change: Partial<SplitChoice>) => onChange({ ...choice, ...change })
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  return (
    <div className="export-splits">
      <div className="export-shares">
        <TextField
          label={t('export.shares')}
          value={choice.shares}
          problem={parseShares(choice.shares) === null ? t('export.badShares') : null}
          onChange={(shares) => set({ shares })}
          testId="export-shares"
        />
        <TextField
          label={t('export.seed')}
          value={choice.seed}
          problem={isSeed(choice.seed) ? null : t('export.badSeed')}
          onChange={(seed) => set({ seed })}
        />
      </div>
      <RadioGroup
        label={t('export.splitBy')}
        value={choice.by}
        onChange={(by) => set({ by })}
        options={[
          { key: 'labels', title: t('export.byLabels'), help: t('export.byLabelsHelp') },
          { key: 'hash', title: t('export.byHash'), help: t('export.byHashHelp') },
        ]}
      />
      <Slider
        label={t('export.nearDuplicates')}
        value={choice.nearDuplicates}
        min={0.1}
        max={1}
        step={0.05}
        shown={percent.format(choice.nearDuplicates)}
        onChange={(nearDuplicates) => set({ nearDuplicates })}
      />
    </div>
  )
}
