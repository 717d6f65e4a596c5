import { measureAgreement } from '@core/agreement/measure'
import { err, ok } from '@core/result'
import {
  agreementSeed,
  basisOf,
  cancelAgreement,
  choosePair,
  computeAgreement,
  computeGamma,
  cancelGamma,
  gammaSamples,
  reportOf,
  type RunTask,
  useAgreement,
} from '@renderer/state/agreement'
import { usePreferences } from '@renderer/state/preferences'
import type { MergeService, MergeWorkProgress } from '@renderer/workers/mergeContract'
import type { WorkerCalls } from '@renderer/workers/calls'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { comparisonOf, mark } from '../../core/agreement/comparisons'
import { fileView, mergeOverview, personView } from './mergeOverview'

const report = measureAgreement(
  comparisonOf(['a', 'b'], [{ text: 'قال الوزير نعم', marks: { a: [mark('claim', 0, 1)], b: [mark('claim', 0, 2)] } }]),
  { seed: 1, samples: 10 },
)

/** A task that waits until the test lets it go, and what it was asked. */
function heldTask() {
  const calls: [name: string, ...args: unknown[]][] = []
  let progress: (p: MergeWorkProgress) => void = () => undefined
  let go: (value: unknown) => void = () => undefined
  let signal = new AbortController().signal
  const worker = {
    call: (...call: [string, ...unknown[]]) => {
      calls.push(call)
      return new Promise((resolve) => {
        go = resolve
      })
    },
    terminate: () => undefined,
  } as unknown as WorkerCalls<MergeService>
  const run = ((
    at: unknown,
    work: (w: typeof worker) => Promise<unknown>,
    onProgress: typeof progress,
    s: AbortSignal,
  ) => {
    calls.push(['run', at])
    progress = onProgress
    signal = s
    const aborted = new Promise((resolve) => {
      s.addEventListener('abort', () => resolve(err({ code: 'cancelled' })))
    })
    return Promise.race([aborted, work(worker).then(ok)])
  }) as unknown as RunTask
  return { run, calls, say: (p: MergeWorkProgress) => progress(p), finish: (value: unknown) => go(value), signal: () => signal } // prettier-ignore
}

describe('the agreement of a merge', () => {
  beforeEach(() => {
    usePreferences.setState({ activeAnnotatorId: 'lead' })
  })
  afterEach(() => {
    cancelAgreement()
    useAgreement.setState({ report: null, basis: null, work: null, pair: null, gamma: new Map() })
  })

  test('is computed for the person at work, with a seed that is always the same, and says how far it is', async () => {
    const task = heldTask()
    const done = computeAgreement(mergeOverview(), task.run)
    expect(task.calls).toEqual([
      ['run', { mergeId: 'm1', adjudicatorId: 'lead' }],
      ['agreement', agreementSeed, 1000],
    ])
    const progress = { work: 'agreement', done: 3, total: 10 } as const
    task.say(progress)
    expect(useAgreement.getState().work).toEqual({ kind: 'running', progress })
    task.finish(report)
    await done
    expect(useAgreement.getState()).toMatchObject({ report, work: null })
    expect(reportOf(useAgreement.getState(), mergeOverview())).toEqual({ report, outdated: false })
  })

  test('holds whatever is decided, and is outdated once files or people are others', async () => {
    const task = heldTask()
    const done = computeAgreement(mergeOverview(), task.run)
    task.finish(report)
    await done
    const state = useAgreement.getState()
    const outdated = (change: Parameters<typeof mergeOverview>[0]) => reportOf(state, mergeOverview(change))?.outdated
    const decided = { total: 5, open: 1, decided: 4, skipped: 0, accepted: 0, agreed: 2, outdated: 0 }
    expect(outdated({ progress: decided, blind: true, name: 'أخرى' })).toBe(false)
    expect(outdated({ files: [fileView('f1'), fileView('f3')] })).toBe(true)
    const joined = [{ id: 'c', name: 'س', at: '2027-01-01T00:00:00.000Z' }]
    expect(outdated({ people: [personView('a', 'هناء', joined), personView('b', 'سامر')] })).toBe(true)
    expect(reportOf(state, mergeOverview({ mergeId: 'm2' }))).toBeNull()
  })

  test('stops when it is asked to; what was there before stays', async () => {
    const first = heldTask()
    const before = computeAgreement(mergeOverview(), first.run)
    first.finish(report)
    await before
    choosePair({ a: 'a', b: 'b' })
    const second = heldTask()
    const again = computeAgreement(mergeOverview(), second.run)
    cancelAgreement()
    await again
    expect(second.signal().aborted).toBe(true)
    expect(useAgreement.getState()).toMatchObject({ report, pair: { a: 'a', b: 'b' }, work: { kind: 'stopped' } })
  })

  test('says nothing of another merge while its own is computed', async () => {
    const first = heldTask()
    const before = computeAgreement(mergeOverview(), first.run)
    first.finish(report)
    await before
    const second = heldTask()
    const other = mergeOverview({ mergeId: 'm2' })
    const done = computeAgreement(other, second.run)
    expect(useAgreement.getState().report).toBeNull()
    second.finish(report)
    await done
    expect(useAgreement.getState().basis).toBe(basisOf(other))
  })

  test('a failure is said and does not stand for a result', async () => {
    const error = { code: 'unknown', detail: 'no memory' } as const
    const failing: RunTask = () => Promise.resolve(err({ code: 'store', error }))
    await computeAgreement(mergeOverview(), failing)
    expect(useAgreement.getState()).toMatchObject({ report: null, work: { kind: 'failed', error } })
  })

  test('γ is computed label by label, each stoppable by itself', async () => {
    const claim = heldTask()
    const source = heldTask()
    const done = computeGamma(mergeOverview(), 'claim', claim.run)
    const other = computeGamma(mergeOverview(), 'source', source.run)
    expect(claim.calls[1]).toEqual(['gamma', 'claim', agreementSeed, gammaSamples])
    const result = {
      ...{ label: 'claim', gamma: 0.5, observedDisorder: 1, expectedDisorder: 2, sampler: 'statistical' as const },
      ...{ seed: 1, samples: 30, documents: 1, leftOut: [], why: null },
    }
    claim.finish(result)
    await done
    cancelGamma('source')
    await other
    expect(useAgreement.getState().gamma).toEqual(
      new Map<string, unknown>([
        ['claim', { kind: 'done', result }],
        ['source', { kind: 'stopped' }],
      ]),
    )
    expect(source.signal().aborted).toBe(true)
  })
})
