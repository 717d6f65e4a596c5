import { afterBatch, afterEvent, cameToNothing, documentsOf, newImportJob } from '@renderer/state/importJob'
import type { DecodedFile } from '@shared/ipc'
import { describe, expect, it } from 'vitest'

const job = newImportJob('job', 'project')
const file = (id: string, fileName: string): DecodedFile => ({
  id,
  title: id,
  fileName,
  text: id,
  source: { encoding: 'utf-8', byteLength: 1, newline: 'lf', bom: false },
})
const uncertain = { fileId: '1', fileName: 'old.txt', guess: 'windows-1256', preview: 'قال' } as const

describe('an import job', () => {
  it('follows the progress', () => {
    const after = afterEvent(job, { jobId: 'job', type: 'progress', done: 3, total: 9, walking: false })
    expect(after).toMatchObject({ done: 3, total: 9, walking: false, phase: 'reading' })
  })

  it('counts a text as added the first time it comes and as already here from then on', () => {
    const after = afterBatch(
      job,
      [file('a', '1.txt'), file('a', '2.txt'), file('b', '3.txt'), file('c', '4.txt')],
      ['a', 'c'],
    )
    expect(after.added).toEqual(['a', 'c'])
    expect(after.alreadyHere).toEqual([
      { documentId: 'a', fileName: '2.txt' },
      { documentId: 'b', fileName: '3.txt' },
    ])
    expect(documentsOf(after)).toEqual(['a', 'c', 'a', 'b'])
  })

  it('waits for an answer when encodings are uncertain, and is done when it was given', () => {
    const asked = afterEvent(job, { jobId: 'job', type: 'uncertain', files: [uncertain] })
    const waiting = afterEvent(asked, { jobId: 'job', type: 'finished' })
    expect(waiting.phase).toBe('waiting')
    expect(afterEvent({ ...waiting, uncertain: [] }, { jobId: 'job', type: 'finished' }).phase).toBe('done')
  })

  it('stays failed when the stop that the failure caused is reported', () => {
    const failed = afterEvent(job, { jobId: 'job', type: 'failed', error: { code: 'read-failed', detail: '' } })
    expect(afterEvent(failed, { jobId: 'job', type: 'cancelled' }).phase).toBe('failed')
    expect(afterEvent(job, { jobId: 'job', type: 'cancelled' }).phase).toBe('cancelled')
  })

  it('came to nothing only when there is something to say and nothing to show', () => {
    const aside = afterEvent(job, { jobId: 'job', type: 'set-aside', fileName: 'x', reason: { kind: 'empty' } })
    const done = afterEvent(aside, { jobId: 'job', type: 'finished' })
    expect(cameToNothing(done)).toBe(true)
    expect(cameToNothing(aside)).toBe(false)
    expect(cameToNothing(afterBatch(done, [file('a', 'a.txt')], ['a']))).toBe(false)
    expect(cameToNothing(afterEvent(job, { jobId: 'job', type: 'finished' }))).toBe(false)
  })
})
