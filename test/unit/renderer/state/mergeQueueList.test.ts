import {
  decidedLine,
  lineAt,
  listedLines,
  nextOpen,
  nextOpens,
  noFilters,
  progressWith,
  type Queue,
  queueOf,
  queueStatuses,
  relistedDocument,
  withDocument,
  withLine,
} from '@renderer/state/mergeQueueList'
import type { QueueEntry } from '@renderer/workers/mergeContract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const statuses = ['open', 'accepted', 'decided', 'skipped', 'moot', 'informational'] as const

function entry(document: number, key: number, status: QueueEntry['status'] = 'open'): QueueEntry {
  return {
    ...{ documentId: `d${document}`, key: `k${key}`, documentTitle: `مستند ${document}`, type: 'span' },
    ...{ kinds: ['boundary'], labels: ['claim'], annotatorIds: ['a', 'b'], status, outdated: false },
    ...{ hasComment: false, start: key, quote: '' },
  }
}

/** Entries of up to five documents, and what one of them has afterwards. */
const change = fc
  .array(fc.array(fc.constantFrom(...statuses), { maxLength: 5 }), { minLength: 1, maxLength: 5 })
  .chain((documents) =>
    fc.record({
      documents: fc.constant(documents),
      changed: fc.nat({ max: documents.length - 1 }),
      after: fc.array(fc.constantFrom(...statuses), { maxLength: 6 }),
      status: fc.constantFrom(...queueStatuses),
      kept: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 3 }),
    }),
  )

describe('the list of conflicts', () => {
  it('is the same whether a changed document is listed alone or all are listed anew', () => {
    fc.assert(
      fc.property(change, ({ documents, changed, after, status, kept }) => {
        const entries = documents.flatMap((of, d) => of.map((s, k) => entry(d, k, s)))
        const queue = queueOf(entries)
        const filters = { ...noFilters, status }
        const ids = new Set(kept.map((k) => `d${changed} k${k}`))
        const before = listedLines(queue, filters, ids)
        const now = withDocument(
          queue,
          `d${changed}`,
          after.map((s, k) => entry(changed, k, s)),
        )
        expect(relistedDocument(before, queue, now, `d${changed}`, filters, ids)).toEqual(
          listedLines(now, filters, ids),
        )
        expect(now.lines.every((line, place) => now.places.get(line.id) === place)).toBe(true)
        for (const [id, { from, to }] of now.documents) {
          expect(now.lines.map(({ documentId }) => documentId).indexOf(id)).toBe(from)
          expect(now.lines.map(({ documentId }) => documentId).lastIndexOf(id)).toBe(to - 1)
        }
      }),
    )
  })

  const line = (queue: Queue, id: string) => {
    const found = lineAt(queue, id)
    if (found === null) throw new Error(`No line ${id}.`)
    return found
  }

  it('goes to the next open line round the end, and to none where none is', () => {
    const queue = queueOf([entry(0, 0), entry(0, 1, 'decided'), entry(1, 0), entry(1, 1, 'moot')])
    expect(nextOpen(queue.lines, null)?.id).toBe('d0 k0')
    expect(nextOpen(queue.lines, line(queue, 'd0 k0'))?.id).toBe('d1 k0')
    expect(nextOpen(queue.lines, line(queue, 'd1 k1'))?.id).toBe('d0 k0')
    expect(nextOpens(queue.lines, line(queue, 'd0 k1'), 4).map(({ id }) => id)).toEqual(['d1 k0', 'd0 k0'])
    const alone = queueOf([entry(0, 0)])
    expect(nextOpen(alone.lines, line(alone, 'd0 k0'))).toBeNull()
    expect(nextOpens(alone.lines, line(alone, 'd0 k0'), 4)).toEqual([])
  })

  it('counts what is being written, and not what all agree on by now', () => {
    const progress = { total: 3, open: 2, decided: 0, skipped: 0, accepted: 1, agreed: 5, outdated: 0 }
    const queue = queueOf([entry(0, 0), entry(0, 1, 'accepted'), { ...entry(0, 2), kinds: [] }])
    const request = { documentId: 'd0', key: '', by: 'choice', from: [], comment: 'x' } as const
    const changes = queue.lines.map((before, i) => {
      const after = decidedLine(before, { ...request, choice: { action: i === 0 ? 'skip' : 'drop' } })
      return { before, after }
    })
    expect(progressWith(progress, changes)).toEqual({ ...progress, open: 1, skipped: 1, decided: 1, accepted: 0 })
    const [skipped] = changes
    expect(skipped?.after).toMatchObject({ status: 'skipped', hasComment: true })
    const back =
      skipped === undefined ? undefined : decidedLine(skipped.after, { ...request, choice: null, comment: '' })
    expect(back).toMatchObject({ status: 'open', hasComment: false })
    expect(lineAt(withLine(queue, { ...line(queue, 'd0 k0'), status: 'moot' }), 'd0 k0')?.status).toBe('moot')
  })
})
