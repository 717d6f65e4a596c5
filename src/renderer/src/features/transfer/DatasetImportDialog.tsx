import { datasetFailureText } from '@renderer/i18n/transferFailures'
import { closeDatasetImport, useDatasetImport, type PickedDataset } from '@renderer/state/datasetImport'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import type { DatasetImportProgress, DatasetImportSummary } from '@renderer/workers/datasetImportJob'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DatasetFormatChoice } from './DatasetFormatChoice'
import { DatasetImportSummaryView } from './DatasetImportSummaryView'
import { ExchangeReport } from './ExchangeReport'
import { useDatasetImportSteps, type DatasetImportStep } from './useDatasetImportSteps'
import './datasetImport.css'

/** The dataset of another tool that was picked: read, understood together with the person, and imported. */
export function DatasetImportDialog() {
  const picked = useDatasetImport((state) => state.picked)
  return picked === null ? null : <DatasetSteps key={picked.files[0]?.token ?? ''} dataset={picked} />
}

function DatasetSteps({ dataset }: { readonly dataset: PickedDataset }) {
  const { t } = useTranslation()
  const { step, choices, choose, accept } = useDatasetImportSteps(dataset)
  const closing = useRef<HTMLButtonElement>(null)
  const over = step.kind === 'merged'
  const choosing = step.kind === 'reading' || step.kind === 'failed' || step.kind === 'summary'
  useEffect(() => {
    // The button that was pressed is gone, and with it the focus.
    if (step.kind === 'merging') closing.current?.focus()
  }, [step.kind])

  return (
    <Dialog
      title={t(titles[step.kind])}
      size={step.kind === 'summary' ? 'wide' : 'medium'}
      onClose={closeDatasetImport}
      testId="dataset-import-dialog"
      actions={
        <>
          <Button ref={closing} variant={over ? 'primary' : 'plain'} onPress={closeDatasetImport}>
            {t(over || step.kind === 'failed' ? 'common.close' : 'common.cancel')}
          </Button>
          {step.kind === 'summary' && (
            <Button
              variant="primary"
              onPress={accept}
              isDisabled={step.stale || !isReady(step.summary, choices.unit !== null)}
              data-testid="dataset-import-accept"
            >
              {t(step.summary.problems.length > 0 ? 'exchange.acceptRest' : 'exchange.accept')}
            </Button>
          )}
        </>
      }
    >
      <div className="dataset-import">
        {/* In one place through all steps, so that whoever has just chosen keeps the focus. */}
        {choosing && <DatasetFormatChoice step={step} chosen={choices.format} onChoose={choose} />}
        {step.kind === 'reading' && (
          <Progress words={t('datasetImport.reading', { count: step.progress.done })} progress={step.progress} />
        )}
        {step.kind === 'merging' && <Progress words={t('datasetImport.merging')} progress={step.progress} />}
        {step.kind === 'failed' && <p role="alert">{datasetFailureText(t, step.error)}</p>}
        {step.kind === 'summary' && (
          <DatasetImportSummaryView dataset={dataset} summary={step.summary} choices={choices} onChoose={choose} />
        )}
        {step.kind === 'merged' && <ExchangeReport report={step.report} />}
      </div>
    </Dialog>
  )
}

const titles = {
  reading: 'datasetImport.title',
  failed: 'datasetImport.failedTitle',
  summary: 'datasetImport.title',
  merging: 'datasetImport.title',
  merged: 'exchange.reportTitle',
} as const satisfies Record<DatasetImportStep['kind'], string>

function Progress({ words, progress }: { readonly words: string; readonly progress: DatasetImportProgress }) {
  const { done, total } = progress
  return (
    <>
      <p role="status">{words}</p>
      <ProgressBar label={words} fraction={total === null || total === 0 ? null : done / total} />
    </>
  )
}

/** Whether nothing is left to ask, and something was read. */
function isReady({ asked, documents }: DatasetImportSummary, answered: boolean): boolean {
  return (asked.length === 0 || answered) && documents.added + documents.alreadyHere > 0
}
