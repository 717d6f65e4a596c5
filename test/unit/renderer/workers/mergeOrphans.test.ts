import type { OrphanView } from '@renderer/workers/mergeContract'
import { beforeEach, describe, expect, it } from 'vitest'
import { documentOf, floodText, hana, marketText, sami, tombstoneOf } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import { addAll, addContent, entryOf, exported, laila, threeFiles, useTestMerge } from './analystFiles'

const test = useTestStore()
const merge = useTestMerge(test)
const reasons = (orphans: readonly OrphanView[]) => orphans.map(({ reason }) => reason)

/** Decides on the figure that Hana and Sami have and Nour lacks, then has both delete theirs in newer files. */
async function losesItsMarks(): Promise<string> {
  const { documentId, key } = entryOf(await merge.job.queue(), 'missing')
  const request = { documentId, key, by: 'choice', from: [sami.id], comment: 'لا رقم هنا' } as const
  await merge.job.decide({ ...request, choice: { action: 'drop' } })
  const { hana: a, sami: b } = threeFiles()
  for (const file of [a, b]) {
    const annotations = file.annotations.map((mark) => (mark.quote === '1500 منزل' ? tombstoneOf(mark) : mark))
    await addContent(merge.job, { ...file, annotations })
  }
  const [row] = await test.db.mergeDecisions.toArray()
  return row?.id ?? ''
}

describe('decisions about nothing that is there any more', () => {
  beforeEach(() => addAll(merge))

  it('are none while every decision has its item', async () => {
    const { documentId, key } = entryOf(await merge.job.queue(), 'missing')
    await merge.job.decide({ documentId, key, by: 'choice', from: [], comment: '', choice: { action: 'drop' } })
    expect(await merge.job.orphans()).toEqual([])
  })

  it('are listed with what was decided, in which document, when, and why they have no effect', async () => {
    const id = await losesItsMarks()
    expect(await merge.job.orphans()).toMatchObject([
      {
        decision: { id, adjudicatorId: laila.id, choice: { action: 'drop' }, from: [sami.id], comment: 'لا رقم هنا' },
        reason: 'annotations-deleted',
        documentTitle: 'السيول',
        labels: ['figure'],
        quote: '1500 منزل',
      },
    ])
    // They are another adjudicator's business.
    expect(await (await merge.reopened(sami.id)).job.orphans()).toEqual([])
  })

  it('come from taking files out, and have their place again when those come back', async () => {
    await losesItsMarks()
    const { files } = await merge.job.overview()
    for (const { id } of files) await merge.job.removeFile(id)
    expect(await merge.job.orphans()).toMatchObject([{ reason: 'document-gone', documentTitle: null, quote: '' }])
    await addAll(merge)
    expect(await merge.job.orphans()).toEqual([])
    expect((await merge.job.overview()).progress.decided).toBe(1)
  })

  it('are dismissed for good, and brought back, over restarts', async () => {
    const id = await losesItsMarks()
    const before = await merge.job.orphans()
    await merge.job.dismissDecisions([id])
    const again = await merge.reopened()
    expect(await again.job.orphans()).toMatchObject([
      { reason: null, decision: { id, choice: { action: 'drop' }, comment: 'لا رقم هنا' }, quote: '1500 منزل' },
    ])
    // What goes out says so, as a state that prevails.
    const { text } = await exported(again.job, { kind: 'merged' })
    expect((JSON.parse(text) as { decisions: unknown[] }).decisions).toMatchObject([
      { id, deleted: true, choice: null, comment: '', from: [], revision: 2 },
    ])
    // Its marks come back, and it does not.
    const { files } = await again.job.overview()
    for (const file of files.slice(3)) await again.job.removeFile(file.id)
    expect((await again.job.overview()).progress.decided).toBe(0)

    await again.job.bringDecisionsBack([id])
    expect((await again.job.overview()).progress.decided).toBe(1)
    expect(await again.job.orphans()).toEqual([])
    const [row] = await test.db.mergeDecisions.toArray()
    expect(row?.decision).toMatchObject({
      ...before[0]?.decision,
      revision: 3,
      updatedAt: expect.any(String) as string,
    })
    expect((await merge.reopened()).overview.progress.decided).toBe(1)
  })

  it('are no more dismissed when undo and redo have brought them back', async () => {
    const id = await losesItsMarks()
    await merge.job.dismissDecisions([id])
    await merge.job.undo()
    expect(reasons(await merge.job.orphans())).toEqual([null])
    await merge.job.redo()
    expect(reasons(await merge.job.orphans())).toEqual(['annotations-deleted'])
  })

  it('that have their item are not dismissed', async () => {
    const { documentId, key } = entryOf(await merge.job.queue(), 'missing')
    await merge.job.decide({ documentId, key, by: 'choice', from: [], comment: '', choice: { action: 'drop' } })
    const [row] = await test.db.mergeDecisions.toArray()
    const { progress } = await merge.job.dismissDecisions([row?.id ?? '', 'nothing'])
    expect(progress.decided).toBe(1)
    expect(await merge.job.orphans()).toEqual([])
  })

  it('stay as they are when the database refuses', async () => {
    const id = await losesItsMarks()
    const refuse = () => {
      throw new Error('the disk is full')
    }
    test.db.mergeDecisions.hook('updating', refuse)
    await expect(merge.job.dismissDecisions([id])).rejects.toThrow()
    test.db.mergeDecisions.hook('updating').unsubscribe(refuse)
    expect(reasons(await merge.job.orphans())).toEqual(['annotations-deleted'])
    expect((await test.db.merges.toArray())[0]?.dismissed).toBeUndefined()
  })
})

it('a text that was carried over leaves the decisions about it behind', async () => {
  const changed = floodText.replace('أغرقت', 'قد أغرقت')
  const { hana: a, sami: b, nour: c } = threeFiles()
  const onChanged = (file: typeof a) => ({
    ...file,
    documents: [documentOf(changed, { status: 'done', title: 'السيول' }), documentOf(marketText, { status: 'done' })],
    annotations: file.annotations
      .filter(({ quote }) => quote === 'وزارة الريّ')
      .map((mark) => ({ ...mark, documentId: documentOf(changed).id })),
    relations: [],
  })
  await addContent(merge.job, onChanged(a))
  await addContent(merge.job, { ...onChanged(b), annotations: [] })
  const { documentId, key } = entryOf(await merge.job.queue(), 'missing')
  await merge.job.decide({ documentId, key, by: 'choice', from: [hana.id], comment: '', choice: { action: 'drop' } })
  await addContent(merge.job, c)
  await merge.job.carry(documentId, documentOf(floodText).id)
  expect(await merge.job.orphans()).toMatchObject([{ reason: 'document-carried', quote: 'وزارة الريّ' }])
})
