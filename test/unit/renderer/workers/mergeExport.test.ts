import type { ExchangeContent } from '@core/exchange/format'
import { readExchange } from '@core/exchange/read'
import { goldAnnotatorId } from '@core/adjudication/goldLayer'
import { correctionsOf } from '@core/adjudication/correctionsFile'
import { datasetFormats } from '@core/formats/registry'
import { statusesOf } from '@core/merge/participation'
import type { MergeExport } from '@renderer/workers/mergeContract'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  documentOf,
  floodText,
  generator,
  hana,
  marketText,
  sami,
  scheme,
  uuid,
} from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import {
  addAll,
  addContent,
  entryOf,
  exported,
  fileOf,
  goldIn,
  laila,
  markOf,
  nour,
  startJob,
  threeFiles,
  useTestMerge,
} from './analystFiles'

const test = useTestStore()
const flood = documentOf(floodText).id
const goldId = goldAnnotatorId(laila.id)
const merge = useTestMerge(test)
beforeEach(() => addAll(merge))

/** The content of an exported file, which must hold good records only. */
async function contentOf(request: MergeExport, from = merge.job, exportedAt?: string): Promise<ExchangeContent> {
  const { text } = await exported(from, request, exportedAt)
  const reading = readExchange(text)
  if (!reading.ok) throw new Error(reading.error.code)
  expect(reading.value.problems).toEqual([])
  expect(reading.value.setAside).toEqual([])
  return reading.value.content
}

async function decideAll(): Promise<void> {
  for (const entry of await merge.job.queue()) {
    const { documentId, key } = entry
    const item = await merge.job.item(documentId, key)
    const version = item?.settled.item.versions[0]
    const request = { documentId, key, by: 'choice', from: version?.annotatorIds ?? [], comment: '' } as const
    if (version === undefined) throw new Error('an item has versions')
    if ('span' in version && version.span !== null) {
      await merge.job.decide({ ...request, choice: { action: 'take', span: version.span } })
    } else if ('values' in version) {
      await merge.job.decide({ ...request, choice: { action: 'values', values: version.values } })
    } else if ('linked' in version) {
      await merge.job.decide({ ...request, choice: { action: 'link', linked: true } })
    }
  }
}

const live = <T extends { readonly deleted: boolean }>(records: readonly T[]) => records.filter((r) => !r.deleted)
const ofGold = (content: ExchangeContent) => ({
  annotations: content.annotations.filter(({ annotatorId }) => annotatorId === goldId),
  relations: content.relations.filter(({ annotatorId }) => annotatorId === goldId),
})

describe('the merged file', () => {
  it('holds every layer, gold, and the decisions', async () => {
    await decideAll()
    const { counts, text } = await exported(merge.job, { kind: 'merged' })
    const content = await contentOf({ kind: 'merged' })
    expect(content.project.name).toBe('مشروع ليلى')
    expect(content.annotators.map(({ id }) => id)).toEqual([hana.id, sami.id, nour.id, goldId].sort())
    expect(ofGold(content)).toMatchObject({ annotations: { length: 4 }, relations: { length: 1 } })
    expect(content.decisions).toHaveLength(4)
    expect(counts).toEqual({ documents: 2, annotations: 11 + 4, relations: 3, corrections: 0 })
    expect(JSON.parse(text)).toMatchObject({ generator })
    expect(statusesOf(content).get(flood)?.get(goldId)?.status).toBe('done')
    // Provenance goes along.
    expect(ofGold(content).annotations[0]).toMatchObject({ origin: 'adjudication', provenance: { by: 'policy' } })
  })

  it('is the same file again, whichever worker makes it', async () => {
    await decideAll()
    const { text } = await exported(merge.job, { kind: 'merged' })
    const again = startJob(test.db).job
    await again.open(merge.mergeId, laila.id)
    expect((await exported(again, { kind: 'merged' })).text).toBe(text)
  })

  it('continues the gold that went out before: the same ids, higher revisions, tombstones', async () => {
    await decideAll()
    const before = ofGold(await contentOf({ kind: 'merged' }))
    const { documentId, key } = entryOf(await merge.job.queue(), 'missing')
    await merge.job.decide({ documentId, key, by: 'choice', from: [], comment: '', choice: { action: 'drop' } })
    const after = ofGold(await contentOf({ kind: 'merged' }, merge.job, '2027-05-01T00:00:00.000Z'))
    expect(after.annotations.map(({ id }) => id)).toEqual(before.annotations.map(({ id }) => id))
    const [gone] = after.annotations.filter(({ deleted }) => deleted)
    expect(gone).toMatchObject({ label: 'figure', revision: 2, quote: '', updatedAt: '2027-05-01T00:00:00.000Z' })
    expect(live(after.annotations)).toEqual(before.annotations.filter(({ id }) => id !== gone?.id))
    expect(await test.db.mergeGold.count()).toBe(2)
  })

  it('comes back into a merge with its decisions, and as another adjudicator’s into that of somebody else', async () => {
    await decideAll()
    const content = await contentOf({ kind: 'merged' })
    const project = await test.store.projects.create({ name: 'حاسوب آخر', scheme })

    const mine = startJob(test.db).job
    await mine.open(await mine.create(project.id, 'دمج'), laila.id)
    const taken = await addContent(mine, content)
    expect(taken.people.map(({ id }) => id).sort()).toEqual([hana.id, sami.id, nour.id].sort())
    expect(taken.progress).toEqual((await merge.job.overview()).progress)
    // They stay when the file goes.
    await mine.removeFile(taken.files[0]?.id ?? '')
    for (const file of Object.values(threeFiles())) await addContent(mine, file)
    expect((await mine.overview()).progress).toEqual(taken.progress)

    await test.db.annotators.add({ ...nour, createdAt: '2027-01-01T00:00:00.000Z', local: false })
    const theirs = startJob(test.db).job
    await theirs.open(await theirs.create(project.id, 'دمج ثانٍ'), nour.id)
    const other = await addContent(theirs, content)
    expect(other.progress).toMatchObject({ decided: 0, open: 4 })
    expect(other.people).toHaveLength(3)
    const [entry] = await theirs.queue()
    if (entry === undefined) throw new Error('there are four')
    const { documentId, key } = entry
    await theirs.decide({ documentId, key, by: 'choice', from: [], comment: '', choice: { action: 'skip' } })
    const both = await contentOf({ kind: 'merged' }, theirs)
    expect(both.decisions).toHaveLength(5)
    expect(both.annotators.filter((annotator) => 'role' in annotator)).toHaveLength(2)
    expect(live(ofGold(both).annotations)).toHaveLength(4)
  })

  it('keeps decisions that it cannot read, and members that it does not know', async () => {
    const strange = fileOf(nour, [markOf(nour, 1, floodText, 'وزارة الريّ', 'source')], [], {
      decisions: [{ chosen: 'a' }],
      extra: { audit: [1] },
    })
    await addContent(merge.job, strange)
    const content = await contentOf({ kind: 'merged' })
    expect(content.decisions).toEqual([{ chosen: 'a' }])
    expect(content.extra).toEqual({ audit: [1] })
  })
})

describe('gold alone', () => {
  it('is one layer, with the decisions about it', async () => {
    await decideAll()
    const content = await contentOf({ kind: 'gold' })
    expect(content.annotators).toEqual([expect.objectContaining({ id: goldId, name: 'ليلى', role: 'adjudication' })])
    expect(content.annotations.every(({ annotatorId }) => annotatorId === goldId)).toBe(true)
    expect(content.annotations).toHaveLength(4)
    expect(content.documents.map(({ status }) => status)).toEqual(['done', 'done'])
    expect(content.decisions).toHaveLength(4)
    expect([...statusesOf(content).values()].map((entries) => [...entries.keys()])).toEqual([[goldId], [goldId]])
  })

  it('says of a document on which something is open that it is in progress', async () => {
    const content = await contentOf({ kind: 'gold' })
    expect(new Map(content.documents.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [flood, 'in-progress'],
        [documentOf(marketText).id, 'done'],
      ]),
    )
    expect(content.annotations.map(({ label }) => label).sort()).toEqual(['figure', 'source'])
  })

  it('leaves out what one person alone did, unless the policy takes it', async () => {
    const text = 'نصّ لم يقرأه سوى واحد.'
    const alone = fileOf(nour, [markOf(nour, 7, text, 'نصّ', 'source')], [], {
      documents: [documentOf(text, { status: 'done' })],
    })
    await addContent(merge.job, alone)
    expect((await contentOf({ kind: 'gold' })).documents).toHaveLength(2)
    await merge.job.setPolicy({ accept: { kind: 'all' }, acceptSingle: true })
    const content = await contentOf({ kind: 'gold' })
    expect(content.documents).toHaveLength(3)
    expect(content.annotations.filter(({ quote }) => quote === 'نصّ')).toHaveLength(1)
  })

  it('is a dataset with offsets in code points', async () => {
    await decideAll()
    const { text, counts } = await exported(merge.job, goldIn('jsonl'))
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { offset_unit: string; spans: unknown[] })
    expect(lines).toHaveLength(2)
    expect(lines.map(({ offset_unit }) => offset_unit)).toEqual(['code_point', 'code_point'])
    expect(lines.reduce((sum, { spans }) => sum + spans.length, 0)).toBe(4)
    expect(counts).toMatchObject({ documents: 2, annotations: 4, relations: 1 })
  })

  it.each(datasetFormats.map((format) => format.describe().name))(
    'is said beforehand as %s, and is the same',
    async (name) => {
      await decideAll()
      const before = await test.db.mergeGold.toArray()
      const preview = await merge.job.previewExport(goldIn(name))
      expect(await test.db.mergeGold.toArray()).toEqual(before)
      const { counts } = await exported(merge.job, goldIn(name))
      expect(preview).toMatchObject({ ok: true, value: { counts: { documents: 2, annotations: 4 } } })
      expect(preview.ok && preview.value.counts).toMatchObject({
        relations: counts.relations,
        annotations: counts.annotations,
      })
      // One link: either it goes along or it is said that it does not.
      const lost = preview.ok && preview.value.cannotCarry.some(({ what }) => what === 'relations')
      expect(lost).toBe(counts.relations === 0)
    },
  )

  it('has the labels and the documents that are wanted', async () => {
    const open = await exported(merge.job, goldIn('jsonl', { selection: { onlyDone: true } }))
    expect(open.counts).toMatchObject({ documents: 1, annotations: 1 })
    const figures = await exported(merge.job, goldIn('jsonl', { selection: { onlyDone: false, labels: ['figure'] } }))
    expect(figures.counts).toMatchObject({ documents: 2, annotations: 1, relations: 0 })
  })

  it('says in its card how far the annotators agreed before, on the documents that are in it', async () => {
    await decideAll()
    const { text } = await exported(merge.job, goldIn('hugging-face', { card: { licence: 'cc-by-4.0' } }))
    expect(text).toContain('license: cc-by-4.0')
    expect(text).toContain('two or more of them finished: 2; annotators who finished one of these: 3.')
    // All three have both sources' words alike; of the claim one is shorter.
    expect(text).toMatch(/\| `source` \| 1\.000 \| 3 \| 1\.000 \| 1\.000 \| too few documents \|/)
    expect(text).toMatch(/\| `claim` \| 0\.333 \| 3 \|/)
  })

  it('goes into parts, with a card beside them', async () => {
    await decideAll()
    const splits = {
      shares: { train: 0.5, validation: 0.25, test: 0.25 },
      seed: 1,
      by: 'labels',
      nearDuplicates: 0.5,
    } as const
    const { text } = await exported(merge.job, goldIn('jsonl', { splits }))
    expect(text).toContain('## Splits')
    expect(text).toContain('## Agreement')
  })
})

describe('corrections', () => {
  it('go out for one analyst and wait at their side', async () => {
    await decideAll()
    const { counts } = await exported(merge.job, { kind: 'corrections', annotatorId: nour.id })
    const content = await contentOf({ kind: 'corrections', annotatorId: nour.id })
    const { corrections, problems } = correctionsOf(content)
    expect(problems).toEqual([])
    expect(counts.corrections).toBe(corrections.length)
    expect(corrections.map(({ kind }) => kind).sort()).toEqual(['add', 'link'])
    expect(corrections.every(({ annotatorId }) => annotatorId === nour.id)).toBe(true)

    const project = await test.store.projects.create({ name: 'حاسوب نور', scheme })
    expect(await test.store.corrections.put(project.id, corrections)).toBe(2)
    const [first] = await test.store.corrections.list(project.id)
    await test.store.corrections.setState(project.id, first?.id ?? '', 'accepted')
    expect(await test.store.corrections.put(project.id, corrections)).toBe(0)
    expect((await test.store.corrections.list(project.id)).map(({ state }) => state).sort()).toEqual([
      'accepted',
      'open',
    ])
  })

  it('are for the id under which the marks were made, where a person has several', async () => {
    // Sami read the flood on an old laptop, the market on a new one: both are one person, who is known by the new id.
    const old = { id: uuid(905), name: 'سامي' }
    const { sami: file } = threeFiles()
    const [flood, market] = file.documents
    if (flood === undefined || market === undefined) throw new Error('two texts')
    for (const { view } of await test.db.mergeFiles.toArray()) {
      if (view.fileName.startsWith('سامي')) await merge.job.removeFile(view.id)
    }
    const onFlood = file.annotations.filter((mark) => mark.documentId === flood.id)
    await addContent(merge.job, {
      ...file,
      ...{ annotators: [old], documents: [flood] },
      annotations: onFlood.map((mark) => ({ ...mark, annotatorId: old.id })),
      relations: file.relations.map((relation) => ({ ...relation, annotatorId: old.id })),
    })
    const onMarket = file.annotations.filter((mark) => mark.documentId === market.id)
    await addContent(merge.job, { ...file, documents: [market], annotations: onMarket, relations: [] })
    await merge.job.join(old.id, sami.id)
    await decideAll()

    const content = await contentOf({ kind: 'corrections', annotatorId: sami.id })
    const { corrections } = correctionsOf(content)
    expect(corrections.map(({ kind, annotatorId }) => [kind, annotatorId])).toEqual([
      ['move', old.id],
      ['figure', old.id],
    ])
    expect(content.annotators.filter((annotator) => !('role' in annotator))).toEqual([
      expect.objectContaining({ id: sami.id }),
      expect.objectContaining({ id: old.id, sameAs: expect.objectContaining({ id: sami.id }) as unknown }),
    ])
    expect(content.documents.map(({ id, status }) => [id, status])).toEqual([[flood.id, 'done']])
  })

  it('that are about none of the marks are for the id that finished the document last', async () => {
    const old = { id: uuid(905), name: 'نور' }
    await addContent(merge.job, fileOf(old, [], [], { documents: [documentOf(floodText, { status: 'done', updatedAt: '2027-01-01T00:00:00.000Z' })] })) // prettier-ignore
    await merge.job.join(old.id, nour.id)
    await decideAll()
    const { corrections } = correctionsOf(await contentOf({ kind: 'corrections', annotatorId: nour.id }))
    expect(corrections.map(({ kind, annotatorId }) => [kind, annotatorId])).toEqual([
      ['link', nour.id],
      ['add', old.id],
    ])
  })

  it('are none for somebody whose work is gold', async () => {
    await decideAll()
    const { counts } = await exported(merge.job, { kind: 'corrections', annotatorId: hana.id })
    expect(counts).toEqual({ documents: 0, annotations: 0, relations: 0, corrections: 0 })
  })
})

describe('an export that cannot be', () => {
  it('names the bad records and keeps the gold as it was', async () => {
    await exported(merge.job, { kind: 'gold' })
    const before = await test.db.mergeGold.toArray()
    const text = await test.db.texts.get(flood)
    await test.db.texts.put({ id: flood, text: `${text?.text ?? ''}.` })
    const again = startJob(test.db).job
    await again.load(merge.mergeId, laila.id)
    const prepared = await again.prepareExport(
      { kind: 'merged' },
      { generator, exportedAt: '2027-04-01T00:00:00.000Z' },
    )
    expect(prepared.ok ? [] : prepared.error.map(({ reason }) => reason)).toContain('hash-differs')
    expect(await test.db.mergeGold.toArray()).toEqual(before)
    expect(await again.nextPart()).toBe(null)
  })

  it('is one by somebody whom nobody knows', async () => {
    const { job: stranger } = startJob(test.db)
    await stranger.load(merge.mergeId, goldId)
    await expect(stranger.prepareExport({ kind: 'gold' }, { generator, exportedAt: '' })).rejects.toThrow()
  })
})
