import { connectWorker } from '@renderer/workers/calls'
import { describe, expect, it } from 'vitest'
import { testWorker } from './testWorker'

interface Arithmetic {
  readonly functions: {
    readonly add: (a: number, b: number) => Promise<number>
    readonly never: () => Promise<never>
    readonly fail: (name: string) => Promise<never>
  }
  readonly progress: string
}

function connect(onProgress: (progress: string) => void = () => undefined) {
  const worker = testWorker<Arithmetic>((report) => ({
    add: (a, b) => {
      report(`adding ${a} and ${b}`)
      return Promise.resolve(a + b)
    },
    never: () => new Promise(() => undefined),
    fail: (name) => Promise.reject(new DOMException('full', name)),
  }))
  return { worker, calls: connectWorker<Arithmetic>(worker.start(), onProgress) }
}

describe('calling a worker', () => {
  it('answers each call with its own value, after what was reported', async () => {
    const progress: string[] = []
    const { calls } = connect((p) => progress.push(p))
    expect(await Promise.all([calls.call('add', 1, 2), calls.call('add', 3, 4)])).toEqual([3, 7])
    expect(progress).toEqual(['adding 1 and 2', 'adding 3 and 4'])
    calls.terminate()
  })

  it('brings errors over with their kind', async () => {
    const { calls } = connect()
    await expect(calls.call('fail', 'QuotaExceededError')).rejects.toMatchObject({ code: 'quota' })
    await expect(calls.call('fail', 'Strange')).rejects.toMatchObject({ code: 'unknown' })
    calls.terminate()
  })

  it('rejects what is under way when the worker ends or breaks down', async () => {
    const ended = connect()
    const call = ended.calls.call('never')
    ended.calls.terminate()
    await expect(call).rejects.toMatchObject({ code: 'closed' })
    await expect(ended.calls.call('add', 1, 2)).rejects.toMatchObject({ code: 'closed' })

    const broken = connect()
    const other = broken.calls.call('never')
    broken.worker.breakDown('no script')
    await expect(other).rejects.toMatchObject({
      code: 'unknown',
      message: expect.stringContaining('no script') as string,
    })
    broken.calls.terminate()
  })
})
