import type { Correction } from '@core/adjudication/correction'
import { liveQuery } from 'dexie'
import { describe, expect, it } from 'vitest'
import { documentOf, floodText, hana, marketText, scheme, uuid } from '../../core/exchange/sampleContent'
import { addContent, entryOf, exported, laila, startJob, threeFiles } from '../workers/analystFiles'
import { fileOf, useTestStore } from './testDatabase'

const test = useTestStore()
const mergeTables = ['merges', 'mergeFiles', 'mergeParts', 'mergeDecisions', 'mergeSteps', 'mergeCarries', 'mergeGold']

const newProject = async (name = 'مشروع') => (await test.store.projects.create({ name, scheme })).id

/** A merge of a project with something in every one of its tables. */
async function fullMerge(projectId: string): Promise<string> {
  await test.db.annotators.put({ ...laila, createdAt: '2027-01-01T00:00:00.000Z', local: true })
  const { job } = startJob(test.db)
  const mergeId = await job.create(projectId, 'دمج')
  await job.open(mergeId, laila.id)
  for (const file of Object.values(threeFiles())) await addContent(job, file)
  const { documentId, key } = entryOf(await job.queue(), 'missing')
  await job.decide({ documentId, key, by: 'choice', from: [], comment: '', choice: { action: 'drop' } })
  await exported(job, { kind: 'gold' })
  await job.carry(documentOf(marketText).id, documentOf(floodText).id)
  return mergeId
}

const countAll = () => Promise.all(mergeTables.map(async (name) => [name, await test.db.table(name).count()]))
const nothing = mergeTables.map((name) => [name, 0])

describe('merges', () => {
  it('are listed by project, the oldest first, and can be renamed', async () => {
    const [one, other] = [await newProject(), await newProject('آخر')]
    const first = await test.store.merges.create(one, 'آذار')
    const second = await test.store.merges.create(one, 'نيسان')
    await test.store.merges.create(other, 'غيره')
    await test.store.merges.rename(second.id, 'أيّار')
    expect(await test.store.merges.list(one)).toEqual([first, { ...second, name: 'أيّار' }])
    await expect(test.store.merges.create(uuid(1), 'بلا مشروع')).rejects.toThrow()
  })

  it('go with all that is in them, and the texts that nothing else uses', async () => {
    const projectId = await newProject()
    const mergeId = await fullMerge(projectId)
    await test.store.documents.addDecoded(projectId, [fileOf(floodText)])
    expect((await countAll()).every(([, count]) => count !== 0)).toBe(true)
    await test.store.merges.remove(mergeId)
    expect(await countAll()).toEqual(nothing)
    expect((await test.db.texts.toArray()).map(({ text }) => text)).toEqual([floodText])
    expect(await test.store.merges.list(projectId)).toEqual([])
  })

  it('go with their project; what others have stays', async () => {
    const [one, other] = [await newProject(), await newProject('آخر')]
    await fullMerge(one)
    const kept = await fullMerge(other)
    const before = await countAll()
    await test.store.projects.remove(one)
    expect(await countAll()).toEqual(before.map(([name, count]) => [name, Number(count) / 2]))
    expect(await test.db.texts.count()).toBe(2)
    const { job } = startJob(test.db)
    expect(await job.open(kept, laila.id)).toMatchObject({ progress: { decided: 1 } })
    await test.store.projects.remove(other)
    expect(await countAll()).toEqual(nothing)
    expect(await test.db.texts.count()).toBe(0)
  })

  it('keep their texts when the project loses the documents', async () => {
    const projectId = await newProject()
    await fullMerge(projectId)
    await test.store.documents.addDecoded(projectId, [fileOf(floodText)])
    await test.store.documents.remove(projectId, [documentOf(floodText).id])
    expect(await test.store.texts.get(documentOf(floodText).id)).toBe(floodText)
  })
})

describe('corrections', () => {
  const correction = (n: number, text = floodText, comment = ''): Correction => ({
    ...{ id: uuid(n), documentId: documentOf(text).id, annotatorId: hana.id, kind: 'add', before: null, comment },
    after: { label: 'source', start: 0, end: 4, attributes: {} },
    ...{ by: 'decision', policy: null, decisionId: uuid(77), adjudicatorId: laila.id, at: '2027-03-01T00:00:00.000Z' },
  })

  it('keep what was said to them when they come again', async () => {
    const projectId = await newProject()
    const { corrections } = test.store
    expect(await corrections.put(projectId, [correction(1), correction(2)])).toBe(2)
    await corrections.setState(projectId, uuid(1), 'rejected')
    expect(await corrections.put(projectId, [correction(1, floodText, 'انظر الدليل'), correction(3)])).toBe(1)
    const rows = await corrections.list(projectId)
    expect(rows.map(({ id, state, decidedAt }) => [id, state, decidedAt === null])).toEqual([
      [uuid(1), 'rejected', false],
      [uuid(2), 'open', true],
      [uuid(3), 'open', true],
    ])
    expect(rows[0]?.correction.comment).toBe('انظر الدليل')
    await corrections.setState(projectId, uuid(1), 'open')
    expect((await corrections.list(projectId))[0]).toMatchObject({ state: 'open', decidedAt: null })
    await expect(corrections.setState(projectId, uuid(9), 'accepted')).rejects.toThrow()
  })

  it('can be followed', async () => {
    const projectId = await newProject()
    const counts: number[] = []
    const seen = new Promise<void>((resolve) => {
      const subscription = liveQuery(() => test.store.corrections.list(projectId)).subscribe((rows) => {
        counts.push(rows.length)
        if (rows.length > 0) {
          subscription.unsubscribe()
          resolve()
        } else void test.store.corrections.put(projectId, [correction(1)])
      })
    })
    await seen
    expect(counts).toEqual([0, 1])
  })

  it('go with their document, and with their project', async () => {
    const [one, other] = [await newProject(), await newProject('آخر')]
    await test.store.documents.addDecoded(one, [fileOf(floodText), fileOf(marketText)])
    await test.store.corrections.put(one, [correction(1), correction(2, marketText)])
    await test.store.corrections.put(other, [correction(1)])
    await test.store.documents.remove(one, [documentOf(floodText).id])
    expect((await test.store.corrections.list(one)).map(({ id }) => id)).toEqual([uuid(2)])
    await test.store.projects.remove(one)
    expect(await test.db.corrections.toArray()).toMatchObject([{ projectId: other }])
  })
})
