import type { PairOutcome } from '@core/agreement/report'
import { beforeEach, describe, expect, it } from 'vitest'
import { documentOf, floodText, hana, sami } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import { addAll, addContent, entryOf, exported, fileOf, markOf, nour, threeFiles, useTestMerge } from './analystFiles'

const test = useTestStore()
const merge = useTestMerge(test)

describe('deciding', () => {
  beforeEach(() => addAll(merge))

  it('shows an item in its sentence with the marks it is about', async () => {
    const entry = entryOf(await merge.job.queue(), 'boundary')
    expect(entry).toMatchObject({
      documentTitle: 'السيول',
      type: 'span',
      labels: ['claim'],
      annotatorIds: [hana.id, sami.id, nour.id],
      status: 'open',
      outdated: false,
      hasComment: false,
      quote: 'السيول أغرقت 1500 منزل',
    })
    const item = await merge.job.item(entry.documentId, entry.key)
    expect(item).toMatchObject({
      documentTitle: 'السيول',
      passage: { start: 0, text: floodText.split('\n')[0] },
      settled: { item: { key: entry.key } },
    })
    expect(item?.annotations.map(({ annotatorId }) => annotatorId)).toEqual([hana.id, sami.id, nour.id])
    expect(await merge.job.item(entry.documentId, 'nothing')).toBe(null)
  })

  it('decides, takes back and does again, over restarts', async () => {
    const entry = entryOf(await merge.job.queue(), 'boundary')
    const { documentId, key } = entry
    const span = { label: 'claim', start: entry.start, end: entry.start + 22 }
    const decided = await merge.job.decide({
      ...{ documentId, key, by: 'choice', from: [hana.id, nour.id], comment: 'الأطول أدقّ' },
      choice: { action: 'take', span },
    })
    expect(decided).toMatchObject({ documentId, key, canUndo: true, canRedo: false, progress: { decided: 1 } })
    expect(decided.entries.find((e) => e.key === key)).toMatchObject({ status: 'decided', hasComment: true })
    expect(await merge.job.queue()).toEqual([...decided.entries])

    const second = await merge.reopened()
    expect(second.overview).toMatchObject({ canUndo: true, canRedo: false, progress: decided.progress })
    expect(await second.job.queue()).toEqual(await merge.job.queue())
    const undone = await second.job.undo()
    expect(undone).toMatchObject({ key, canUndo: false, canRedo: true, progress: { decided: 0 } })
    expect(undone?.entries.find((e) => e.key === key)).toMatchObject({ status: 'open', hasComment: false })
    expect(await second.job.undo()).toBe(null)

    const third = await merge.reopened()
    expect(third.overview).toMatchObject({ canUndo: false, canRedo: true })
    const redone = await third.job.redo()
    expect(redone).toMatchObject({ key, canUndo: true, canRedo: false, progress: { decided: 1 } })
    expect(redone?.entries).toEqual(decided.entries)
    expect(await third.job.redo()).toBe(null)
    // Three states went out in files, perhaps: the last one prevails.
    const [row] = await test.db.mergeDecisions.toArray()
    expect(row?.decision).toMatchObject({ revision: 3, deleted: false, comment: 'الأطول أدقّ' })
  })

  it('changes a decision, leaves it undecided with a comment, and takes each step back', async () => {
    const { documentId, key } = entryOf(await merge.job.queue(), 'link')
    const request = { documentId, key, by: 'choice', from: [], comment: '' } as const
    const statusOf = (change: Awaited<ReturnType<typeof merge.job.undo>>) =>
      change?.entries.filter((e) => e.key === key).map(({ status, hasComment }) => [status, hasComment])[0]
    expect(statusOf(await merge.job.decide({ ...request, choice: { action: 'link', linked: true } }))).toEqual([
      'decided',
      false,
    ])
    expect(statusOf(await merge.job.decide({ ...request, choice: { action: 'skip' } }))).toEqual(['skipped', false])
    expect(statusOf(await merge.job.decide({ ...request, choice: null, comment: 'سؤال' }))).toEqual(['open', true])
    expect(statusOf(await merge.job.decide({ ...request, choice: null }))).toEqual(['open', false])
    // Nothing is decided already: no step.
    expect(statusOf(await merge.job.decide({ ...request, choice: null }))).toEqual(['open', false])
    expect(statusOf(await merge.job.undo())).toEqual(['open', true])
    expect(statusOf(await merge.job.undo())).toEqual(['skipped', false])
    expect(statusOf(await merge.job.undo())).toEqual(['decided', false])
    // A new step forgets those that were taken back.
    expect(await merge.job.decide({ ...request, choice: { action: 'link', linked: false } })).toMatchObject({
      canRedo: false,
    })
    expect(await merge.job.redo()).toBe(null)
    expect(statusOf(await merge.job.undo())).toEqual(['decided', false])
    expect(await test.db.mergeSteps.count()).toBe(2)
  })

  it('writes nothing of a decision that the database refuses', async () => {
    const { documentId, key } = entryOf(await merge.job.queue(), 'missing')
    const refuse = () => {
      throw new Error('the disk is full')
    }
    test.db.mergeDecisions.hook('creating', refuse)
    const request = { documentId, key, by: 'choice', from: [], comment: '', choice: { action: 'drop' } } as const
    await expect(merge.job.decide(request)).rejects.toThrow()
    test.db.mergeDecisions.hook('creating').unsubscribe(refuse)
    expect(await test.db.mergeSteps.count()).toBe(0)
    expect(await merge.job.overview()).toMatchObject({ canUndo: false, progress: { decided: 0 } })
    expect(await merge.job.decide(request)).toMatchObject({ canUndo: true, progress: { decided: 1 } })
  })

  it('refuses an item that is not there', async () => {
    const [entry] = await merge.job.queue()
    const request = { key: 'nothing', by: 'choice', from: [], comment: '', choice: null } as const
    await expect(merge.job.decide({ ...request, documentId: entry?.documentId ?? '' })).rejects.toThrow()
    await expect(merge.job.decide({ ...request, documentId: 'sha256:0' })).rejects.toThrow()
  })

  it('keeps the decisions of two adjudicators apart, each with a history', async () => {
    const { documentId, key } = entryOf(await merge.job.queue(), 'missing')
    const request = { documentId, key, by: 'choice', from: [], comment: '', choice: { action: 'drop' } } as const
    await merge.job.decide(request)
    const other = await merge.reopened(sami.id)
    expect(other.overview).toMatchObject({ canUndo: false, progress: { decided: 0 } })
    await other.job.decide({ ...request, choice: { action: 'skip' } })
    const again = await merge.reopened()
    expect(again.overview).toMatchObject({ canUndo: true, progress: { decided: 1, skipped: 0 } })
    await again.job.undo()
    expect((await merge.reopened(sami.id)).overview).toMatchObject({ canUndo: true, progress: { skipped: 1 } })
  })

  it('takes back and does again past a step whose document is not compared any more', async () => {
    const text = 'أُغلق الجسر 3 أيام.'
    const documents = [documentOf(text, { status: 'done', title: 'الجسر' })]
    const figure = markOf(hana, 9, text, '3 أيام', 'figure')
    await addContent(merge.job, fileOf(hana, [figure], [], { documents }), 'الجسر هناء')
    const { files } = await addContent(merge.job, fileOf(sami, [], [], { documents }), 'الجسر سامي')
    const queue = await merge.job.queue()
    const [flood, bridge] = [entryOf(queue, 'boundary'), queue.find(({ documentTitle }) => documentTitle === 'الجسر')]
    if (bridge === undefined) throw new Error('there is no conflict in the second document')
    const drop = { by: 'choice', from: [], comment: '', choice: { action: 'drop' } } as const
    await merge.job.decide({ ...drop, documentId: flood.documentId, key: flood.key })
    await merge.job.decide({ ...drop, documentId: bridge.documentId, key: bridge.key })
    for (const { id } of files.slice(-2)) await merge.job.removeFile(id)

    expect(await merge.job.undo()).toMatchObject({ key: flood.key, canUndo: false, canRedo: true })
    expect(await merge.job.redo()).toMatchObject({ key: flood.key, canUndo: true, canRedo: false })
    await merge.job.undo()
    expect(await merge.job.decide({ ...drop, documentId: flood.documentId, key: flood.key })).toMatchObject({
      ...{ canUndo: true, canRedo: false },
    })
    expect((await merge.reopened()).overview).toMatchObject({ canUndo: true, canRedo: false })
    expect((await test.db.mergeSteps.toArray()).map(({ number }) => number)).toEqual([2, 3])
  })

  it('stands over its earlier state when that comes back in a file', async () => {
    const { documentId, key } = entryOf(await merge.job.queue(), 'missing')
    const request = { documentId, key, by: 'choice', from: [] } as const
    await merge.job.decide({ ...request, choice: { action: 'drop' }, comment: 'أوّلًا' })
    const { text } = await exported(merge.job, { kind: 'merged' })
    await merge.job.decide({ ...request, choice: { action: 'skip' }, comment: 'ثمّ' })
    await merge.job.beginFile()
    await merge.job.push(new TextEncoder().encode(text))
    expect(await merge.job.addFile('قديم.sanad.json')).toMatchObject({
      ok: true,
      value: { progress: { skipped: 1, decided: 0 } },
    })
    expect((await merge.reopened()).overview.progress).toMatchObject({ skipped: 1, decided: 0 })
    expect(await merge.job.undo()).toMatchObject({ progress: { skipped: 0, decided: 1 } })
  })

  it('says when a newer file changed what was decided, and keeps the decision', async () => {
    const { documentId, key } = entryOf(await merge.job.queue(), 'boundary')
    await merge.job.decide({ documentId, key, by: 'choice', from: [], comment: '', choice: { action: 'drop' } })
    const file = threeFiles().sami
    const newer = file.annotations.map((mark) =>
      mark.label === 'claim' ? { ...mark, revision: 2, attributes: { stance: 'denies' } } : mark,
    )
    const { progress } = await addContent(merge.job, { ...file, annotations: newer })
    expect(progress).toMatchObject({ decided: 1, outdated: 1 })
  })
})

describe('agreement', () => {
  it('measures what is compared, and shows the passages', async () => {
    await addAll(merge)
    const report = await merge.job.agreement(1, 10)
    expect(report).toMatchObject({ documents: 2 })
    const pageOf = (a: string, b: string, label: string, outcome: PairOutcome) =>
      merge.job.passages({ a, b, label, outcome }, 0)
    const { passages, total } = await pageOf(hana.id, sami.id, 'claim', 'boundary')
    expect(total).toBe(1)
    const entry = entryOf(await merge.job.queue(), 'boundary')
    expect(passages).toMatchObject([
      {
        documentTitle: 'السيول',
        conflictKey: entry.key,
        spanA: { label: 'claim', start: entry.start },
        spanB: { label: 'claim', start: entry.start },
        sentence: { start: 0 },
      },
    ])
    const [same] = (await pageOf(hana.id, sami.id, 'source', 'same')).passages
    expect(same?.conflictKey).toBe(null)
    const [onlyHana] = (await pageOf(hana.id, nour.id, 'figure', 'onlyA')).passages
    expect(onlyHana).toMatchObject({ spanB: null, b: null })
    expect(await merge.job.gamma('claim', 1, 2)).toMatchObject({ label: 'claim', samples: 2 })
  })
})
