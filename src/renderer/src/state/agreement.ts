/**
 * The agreement study of the open merge. It is computed in a worker of its own, so that deciding never waits for it, and kept
 * until it is computed anew: going to the conflicts and back costs nothing.
 */
import type { AgreementReport, GammaResult } from '@core/agreement/report'
import { err, type Result } from '@core/result'
import type { StoreError } from '@renderer/store/errors'
import type { WorkerCalls, WorkerFailure } from '@renderer/workers/calls'
import { runMergeTask } from '@renderer/workers/mergeClient'
import type { MergeOverview, MergeService, MergeWorkProgress } from '@renderer/workers/mergeContract'
import { create } from 'zustand'
import { usePreferences } from './preferences'

/** The seed of everything drawn at random: the same files give the same numbers on every laptop. */
export const agreementSeed = 1
/** Resamples behind each interval: Efron & Tibshirani 1993 (ch. 13) ask for 1,000 or more where its ends count. */
const bootstrapSamples = 1000
/** Continua made by chance for γ's expected disorder: Mathet, Widlöcher and Métivier 2015 begin with 30. */
export const gammaSamples = 30

export interface Pair {
  readonly a: string
  readonly b: string
}

/** How a computation goes that is not done; null progress before the first word of it. */
export type Work =
  | { readonly kind: 'running'; readonly progress: MergeWorkProgress | null }
  | { readonly kind: 'failed'; readonly error: StoreError }
  /** By the person. */
  | { readonly kind: 'stopped' }

/** The γ of a label that was asked for. */
export type GammaWork = Work | { readonly kind: 'done'; readonly result: GammaResult }

export interface AgreementState {
  /** What was computed last, and what of (`basisOf`). */
  readonly report: AgreementReport | null
  readonly basis: string | null
  /** What is being computed, or why it failed; null while nothing is. */
  readonly work: Work | null
  /** The pair whose numbers are shown; null: the first one. */
  readonly pair: Pair | null
  /** By label. */
  readonly gamma: ReadonlyMap<string, GammaWork>
}

const nothing: AgreementState = { report: null, basis: null, work: null, pair: null, gamma: new Map() }

export const useAgreement = create<AgreementState>(() => nothing)

/** Runs work in a merge worker of its own; a parameter for tests. */
export type RunTask = typeof runMergeTask

let running: AbortController | null = null
const runningGamma = new Map<string, AbortController>()

/**
 * Tells whether two overviews have the same agreement: it depends on whose marks are in the merge, and on which people are one,
 * and not on decisions, names or policy.
 */
export function basisOf({ mergeId, files, people, variants }: MergeOverview): string {
  return JSON.stringify([
    mergeId,
    files.map(({ id, addedAt }) => [id, addedAt]),
    people.map(({ id, joined }) => [id, joined.map((other) => other.id)]),
    variants.map(({ documentId, carried }) => [documentId, carried?.at ?? null]),
  ])
}

/** What the state says about this merge: nothing of another one is shown. */
export function reportOf(
  { report, basis }: Pick<AgreementState, 'report' | 'basis'>,
  overview: MergeOverview,
): { readonly report: AgreementReport; readonly outdated: boolean } | null {
  if (report === null || basis === null) return null
  const now = basisOf(overview)
  if (basis === now) return { report, outdated: false }
  return mergeOf(basis) === overview.mergeId ? { report, outdated: true } : null
}

function mergeOf(basis: string): unknown {
  const parts: unknown = JSON.parse(basis)
  return Array.isArray(parts) ? parts[0] : null
}

/** Shows the numbers of a pair. */
export function choosePair(pair: Pair): void {
  useAgreement.setState({ pair })
}

/** Computes the agreement of the merge as it is now, in place of whatever was computed or is being computed. */
export async function computeAgreement(overview: MergeOverview, run: RunTask = runMergeTask): Promise<void> {
  running?.abort()
  for (const controller of runningGamma.values()) controller.abort()
  runningGamma.clear()
  const mine = new AbortController()
  running = mine
  const basis = basisOf(overview)
  // Numbers of the same merge stay in sight until there are newer ones.
  const kept = reportOf(useAgreement.getState(), overview) === null ? nothing : useAgreement.getState()
  useAgreement.setState({ ...kept, work: { kind: 'running', progress: null }, gamma: new Map() })
  const done = await runWork(
    run,
    overview,
    (calls) => calls.call('agreement', agreementSeed, bootstrapSamples),
    (progress) => {
      if (running === mine) useAgreement.setState({ work: { kind: 'running', progress } })
    },
    mine.signal,
  )
  if (running !== mine) return
  running = null
  if (done.ok) useAgreement.setState({ report: done.value, basis, work: null })
  else useAgreement.setState({ work: failureOf(done.error) })
}

/** Stops computing; what was computed before stays. */
export function cancelAgreement(): void {
  running?.abort()
  running = null
  useAgreement.setState({ work: { kind: 'stopped' } })
}

/** Computes γ of a label. */
export async function computeGamma(overview: MergeOverview, label: string, run: RunTask = runMergeTask): Promise<void> {
  runningGamma.get(label)?.abort()
  const mine = new AbortController()
  runningGamma.set(label, mine)
  setGamma(label, { kind: 'running', progress: null })
  const done = await runWork(
    run,
    overview,
    (calls) => calls.call('gamma', label, agreementSeed, gammaSamples),
    (progress) => {
      if (runningGamma.get(label) === mine) setGamma(label, { kind: 'running', progress })
    },
    mine.signal,
  )
  if (runningGamma.get(label) !== mine) return
  runningGamma.delete(label)
  setGamma(label, done.ok ? { kind: 'done', result: done.value } : failureOf(done.error))
}

/** Stops computing γ of a label. */
export function cancelGamma(label: string): void {
  runningGamma.get(label)?.abort()
  runningGamma.delete(label)
  setGamma(label, { kind: 'stopped' })
}

function setGamma(label: string, work: GammaWork): void {
  useAgreement.setState(({ gamma }) => ({ gamma: new Map(gamma).set(label, work) }))
}

function runWork<T>(
  run: RunTask,
  { mergeId }: MergeOverview,
  work: (calls: WorkerCalls<MergeService>) => Promise<T>,
  onProgress: (progress: MergeWorkProgress) => void,
  signal: AbortSignal,
): Promise<Result<T, WorkerFailure>> {
  const adjudicatorId = usePreferences.getState().activeAnnotatorId
  // Nobody reaches a merge before the first run asked who is at work.
  if (adjudicatorId === null) return Promise.resolve(err({ code: 'cancelled' }))
  return run({ mergeId, adjudicatorId }, work, onProgress, signal)
}

function failureOf(failure: WorkerFailure): Work {
  return failure.code === 'store' ? { kind: 'failed', error: failure.error } : { kind: 'stopped' }
}
