import { err, type Result } from '@core/result'
import { useServices } from '@renderer/services/services'
import type { PickedDataset } from '@renderer/state/datasetImport'
import { reloadSessions, settleSessions } from '@renderer/state/sessions'
import { storeErrorOf } from '@renderer/store/errors'
import type { MergeReport } from '@renderer/store/mergeExchange'
import { openDataset, type DatasetImport, type DatasetImportError } from '@renderer/workers/datasetImportClient'
import type { DatasetImportChoices, DatasetImportProgress, DatasetImportSummary } from '@renderer/workers/datasetImportJob' // prettier-ignore
import { useEffect, useRef, useState } from 'react'

/** Where the person is with a dataset. Progress counts documents. */
export type DatasetImportStep =
  | { readonly kind: 'reading'; readonly progress: DatasetImportProgress }
  /** `stale`: choices changed, and what comes of them is not known yet. */
  | { readonly kind: 'summary'; readonly summary: DatasetImportSummary; readonly stale: boolean }
  | { readonly kind: 'merging'; readonly progress: DatasetImportProgress }
  | { readonly kind: 'merged'; readonly report: MergeReport }
  | { readonly kind: 'failed'; readonly error: DatasetImportError }

export interface DatasetImportSteps {
  readonly step: DatasetImportStep
  readonly choices: DatasetImportChoices
  /** Changes choices: of a format, a unit, a person, or of labels. */
  readonly choose: (change: Partial<DatasetImportChoices>) => void
  readonly accept: () => void
}

const nothingYet: DatasetImportProgress = { done: 0, total: null }

/**
 * Reads a dataset, again whenever choices change, and merges it when `accept` is called. Unmounting stops whatever is under
 * way; a merge is rolled back.
 */
export function useDatasetImportSteps(dataset: PickedDataset): DatasetImportSteps {
  const { bridge } = useServices()
  const [step, setStep] = useState<DatasetImportStep>({ kind: 'reading', progress: nothingYet })
  const [choices, setChoices] = useState<DatasetImportChoices>(() => firstChoices(dataset))
  const opened = useRef<DatasetImport>(null)
  const stopping = useRef<AbortController>(null)

  useEffect(() => {
    const stop = new AbortController()
    stopping.current = stop
    opened.current = openDataset(dataset, bridge, (progress) => setStep((before) => withProgress(before, progress)))
    return () => {
      stop.abort()
      opened.current?.discard()
      opened.current = null
    }
  }, [bridge, dataset])

  useEffect(() => {
    let current = true
    void opened.current?.look(choices).then((looked) => {
      if (!current) return
      setStep(
        looked.ok ? { kind: 'summary', summary: looked.value, stale: false } : { kind: 'failed', error: looked.error },
      )
    })
    return () => {
      current = false
    }
  }, [bridge, dataset, choices])

  const choose = (change: Partial<DatasetImportChoices>) => {
    // Another format is read from the beginning, and knows other labels.
    const afresh = change.format !== undefined
    setStep((before) =>
      before.kind === 'summary' && !afresh ? { ...before, stale: true } : { kind: 'reading', progress: nothingYet },
    )
    setChoices((before) => ({ ...(afresh ? firstChoices(dataset) : before), ...change }))
  }
  const accept = () => {
    const [file, stop] = [opened.current, stopping.current]
    if (file === null || stop === null) return
    setStep({ kind: 'merging', progress: nothingYet })
    void merge(file, stop.signal)
      .catch((cause: unknown) => err({ code: 'store' as const, error: storeErrorOf(cause) }))
      .then((merged) => {
        if (stop.signal.aborted) return
        setStep(merged.ok ? { kind: 'merged', report: merged.value } : { kind: 'failed', error: merged.error })
      })
  }
  return { step, choices, choose, accept }
}

function firstChoices({ people: [me] }: PickedDataset): DatasetImportChoices {
  const nobody = { id: me?.id ?? '', name: me?.name ?? '' }
  return { format: null, unit: null, labels: new Map(), nobody }
}

function withProgress(step: DatasetImportStep, progress: DatasetImportProgress): DatasetImportStep {
  return step.kind === 'reading' || step.kind === 'merging' ? { ...step, progress } : step
}

async function merge(dataset: DatasetImport, signal: AbortSignal): Promise<Result<MergeReport, DatasetImportError>> {
  // What is on the screen must be in the database before the dataset is merged with it.
  const unsaved = await settleSessions()
  if (unsaved !== null) return err({ code: 'store', error: unsaved })
  const merged = await dataset.accept(signal)
  if (merged.ok) reloadSessions()
  return merged
}
