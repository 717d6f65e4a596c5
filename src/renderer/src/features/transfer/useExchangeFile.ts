import { err, type Result } from '@core/result'
import { useServices } from '@renderer/services/services'
import type { ExchangeInput } from '@renderer/state/imports'
import { reloadSessions, settleSessions } from '@renderer/state/sessions'
import { storeErrorOf } from '@renderer/store/errors'
import type { MergeReport } from '@renderer/store/mergeExchange'
import type { WorkerFailure } from '@renderer/workers/calls'
import { openExchange, type OpenedExchange, type OpenExchangeError } from '@renderer/workers/importExchangeClient'
import type { TakenCorrections } from '@renderer/workers/correctionsIntake'
import type { ExchangeSummary, MergeProgress } from '@renderer/workers/importExchangeJob'
import { useEffect, useRef, useState } from 'react'

/** Where the person is with one exchange file. Progress counts bytes while reading, documents while merging. */
export type ExchangeStep =
  | { readonly kind: 'reading'; readonly progress: MergeProgress }
  | { readonly kind: 'summary'; readonly summary: ExchangeSummary }
  | { readonly kind: 'merging'; readonly progress: MergeProgress }
  | { readonly kind: 'merged'; readonly report: MergeReport }
  | { readonly kind: 'failed'; readonly error: OpenExchangeError | WorkerFailure }

const nothingYet: MergeProgress = { done: 0, total: 0 }

/**
 * Reads the file, and merges it when `accept` is called, or takes its corrections when `take` is: `onTaken` is then told what
 * came of it. Unmounting stops whatever is under way; a merge is rolled back.
 */
export function useExchangeFile(
  input: ExchangeInput,
  onTaken: (taken: TakenCorrections) => void,
): { readonly step: ExchangeStep; readonly accept: () => void; readonly take: () => void } {
  const { bridge } = useServices()
  const [step, setStep] = useState<ExchangeStep>({ kind: 'reading', progress: nothingYet })
  const opened = useRef<OpenedExchange>(null)
  const stopping = useRef<AbortController>(null)

  useEffect(() => {
    const stop = new AbortController()
    stopping.current = stop
    const onProgress = (progress: MergeProgress) => setStep({ kind: 'reading', progress })
    void openExchange(input, bridge, onProgress, stop.signal).then((result) => {
      if (result.ok && stop.signal.aborted) result.value.discard()
      if (stop.signal.aborted) return
      if (result.ok) opened.current = result.value
      setStep(result.ok ? { kind: 'summary', summary: result.value.summary } : { kind: 'failed', error: result.error })
    })
    return () => {
      stop.abort()
      opened.current?.discard()
    }
  }, [bridge, input])

  const merge = async (file: OpenedExchange, signal: AbortSignal): Promise<Result<MergeReport, WorkerFailure>> => {
    // What is on the screen must be in the database before the file is merged with it.
    const unsaved = await settleSessions()
    if (unsaved !== null) return err({ code: 'store', error: unsaved })
    const merged = await file.accept(null, (progress) => setStep({ kind: 'merging', progress }), signal)
    if (merged.ok) reloadSessions()
    return merged
  }
  const accept = () => {
    const file = opened.current
    const stop = stopping.current
    if (file === null || stop === null) return
    setStep({ kind: 'merging', progress: nothingYet })
    void merge(file, stop.signal)
      .catch((cause: unknown) => err({ code: 'store' as const, error: storeErrorOf(cause) }))
      .then((merged) => {
        if (!stop.signal.aborted)
          setStep(merged.ok ? { kind: 'merged', report: merged.value } : { kind: 'failed', error: merged.error })
      })
  }
  const take = () => {
    const file = opened.current
    const stop = stopping.current
    if (file === null || stop === null) return
    void file.takeCorrections(stop.signal).then((taken) => {
      if (stop.signal.aborted) return
      if (!taken.ok) setStep({ kind: 'failed', error: taken.error })
      else if (taken.value !== null) onTaken(taken.value)
    })
  }
  return { step, accept, take }
}
