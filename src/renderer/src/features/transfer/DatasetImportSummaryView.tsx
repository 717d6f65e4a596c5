import { formatTitle } from '@renderer/i18n/formatWords'
import { formatBytes } from '@renderer/i18n/format'
import type { PickedDataset } from '@renderer/state/datasetImport'
import { usePreferences } from '@renderer/state/preferences'
import { ProblemList } from '@renderer/ui/ProblemList'
import { Select } from '@renderer/ui/Select'
import type { DatasetImportChoices, DatasetImportSummary } from '@renderer/workers/datasetImportJob'
import type { Novelty } from '@renderer/workers/datasetRepeats'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { DatasetLabels } from './DatasetLabels'
import { DatasetUnitQuestion } from './DatasetUnitQuestion'
import { Facts } from './Facts'

export interface DatasetImportSummaryViewProps {
  readonly dataset: PickedDataset
  readonly summary: DatasetImportSummary
  readonly choices: DatasetImportChoices
  readonly onChoose: (change: Partial<DatasetImportChoices>) => void
}

/** What a dataset holds and what would come of it, with everything that is the person's to decide. */
export function DatasetImportSummaryView({ dataset, summary, choices, onChoose }: DatasetImportSummaryViewProps) {
  const { t, i18n } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const { files } = dataset
  const { asked, problems, splitItems, unnamedItems } = summary
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const [only] = files
  // Nothing can be said of files that are not read yet.
  const waiting =
    asked.length > 0 && choices.unit === null && summary.documents.added + summary.documents.alreadyHere === 0
  const list = new Intl.ListFormat(i18n.language)
  const facts = [
    {
      name: t('exchange.file'),
      value: (
        <>
          <bdi>{files.length === 1 ? only?.path : t('datasetImport.files', { count: files.length })}</bdi>
          {` · ${formatBytes(bytes, language)}`}
        </>
      ),
    },
    ...(summary.units.length === 0 ? [] : [{ name: t('datasetImport.offsets'), value: unitWords(t, summary) }]),
    ...(waiting
      ? []
      : [
          {
            name: t('exchange.contains'),
            value: (
              <ul className="dataset-contents" data-testid="dataset-import-contents">
                {(['documents', 'annotations', 'relations'] as const).map((what) => (
                  <li key={what}>{noveltyWords(t, what, summary[what])}</li>
                ))}
              </ul>
            ),
          },
        ]),
    ...(summary.people.length === 0
      ? []
      : [{ name: t('exchange.people'), value: <bdi>{list.format(summary.people)}</bdi> }]),
    ...(unnamedItems === 0
      ? []
      : [
          {
            name: t('datasetImport.nobody'),
            value: <NobodyChoice dataset={dataset} formats={summary.formats} choices={choices} onChoose={onChoose} />,
          },
        ]),
  ]
  return (
    <div className="dataset-summary" data-testid="dataset-import-summary">
      {asked.length > 0 && (
        <DatasetUnitQuestion asked={asked} unit={choices.unit} onChoose={(unit) => onChoose({ unit })} />
      )}
      <div className="dataset-columns">
        <Facts facts={facts} />
        {!waiting && (
          <DatasetLabels labels={summary.labels} chosen={choices.labels} onChoose={(labels) => onChoose({ labels })} />
        )}
      </div>
      {splitItems > 0 && <p className="muted">{t('datasetImport.splitItems', { count: splitItems })}</p>}
      {problems.length > 0 && (
        <ProblemList
          title={t('datasetImport.problems', { count: problems.length })}
          problems={problems.map(({ path, place, ...rest }) => ({
            ...rest,
            path: place === '' ? path : `${path} · ${place}`,
          }))}
        />
      )}
    </div>
  )
}

/** Each unit that files count in, and how that is known. */
function unitWords(t: TFunction, { units }: DatasetImportSummary): string {
  const words = units.map(({ unit, because }) =>
    t('datasetImport.unitKnown', {
      unit: t(`datasetImport.units.${unit}`),
      because: t(`datasetImport.unitReasons.${because}`),
    }),
  )
  return [...new Set(words)].join(' · ')
}

function noveltyWords(t: TFunction, what: 'documents' | 'annotations' | 'relations', novelty: Novelty): string {
  const { added, alreadyHere } = novelty
  const all = t(`counts.${what}`, { count: added + alreadyHere })
  return alreadyHere === 0 ? all : `${all} · ${t('import.alreadyHere', { count: alreadyHere })}`
}

/** Whose marks are of which the files do not say it. */
function NobodyChoice({
  dataset,
  formats,
  choices,
  onChoose,
}: Pick<DatasetImportSummaryViewProps, 'dataset' | 'choices' | 'onChoose'> & { readonly formats: readonly string[] }) {
  const { t } = useTranslation()
  const stranger = formatTitle(t, formats[0] ?? '')
  const [me] = dataset.people
  return (
    <Select
      label={t('datasetImport.nobody')}
      options={[
        ...dataset.people.map(({ id, name }) => ({
          key: id,
          title: id === me?.id ? t('datasetImport.me', { name }) : name,
        })),
        { key: '', title: t('datasetImport.newPerson', { name: stranger }) },
      ]}
      value={choices.nobody.id}
      onChange={(id) => {
        const name = dataset.people.find((person) => person.id === id)?.name ?? stranger
        onChoose({ nobody: { id, name } })
      }}
      testId="dataset-import-nobody"
    />
  )
}
