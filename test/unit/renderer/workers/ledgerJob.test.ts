import { layerOf } from '@core/annotation/layers'
import type { Annotation, Relation } from '@core/annotation/model'
import { everyRow, type LedgerQuery } from '@core/ledger/query'
import { goldAnnotatorId } from '@core/adjudication/goldLayer'
import { rowOfDocument } from '@renderer/store/exchangeRows'
import { rowOfLayer } from '@renderer/store/layers'
import type { LedgerLayer, LedgerProgress } from '@renderer/workers/ledgerContract'
import { ledgerFunctions } from '@renderer/workers/ledgerJob'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { annotationOf, documentOf, floodText, hana, marketText, sami, scheme, time, uuid } from '../../core/exchange/sampleContent' // prettier-ignore
import { useTestStore } from '../store/testDatabase'

const test = useTestStore()
const projectId = uuid(1)
const everything: LedgerQuery = { filter: everyRow, sort: null, group: null }
const flood = documentOf(floodText)
const market = documentOf(marketText)

const relation = (n: number, type: Relation['type'], from: number, to: number): Relation => ({
  ...{ id: uuid(n), documentId: flood.id, annotatorId: hana.id, type, from: uuid(from), to: uuid(to) },
  ...{ createdAt: time, updatedAt: time, revision: 1, deleted: false },
})

const claim = annotationOf(10, floodText, 'السيول أغرقت 1500 منزل', 'claim', { attributes: { stance: 'asserts' } })
const denial = annotationOf(13, floodText, 'ونفى المتحدث ذلك', 'claim', { attributes: { stance: 'denies' } })
const hanas: readonly Annotation[] = [
  claim,
  annotationOf(11, floodText, 'وزارة الريّ', 'source'),
  annotationOf(12, floodText, '1500 منزل', 'figure', { attributes: { min: 1500, max: 1500, unit: 'منزل' } }),
  denial,
]
const ofSami = { annotatorId: sami.id }
const samis = [annotationOf(20, marketText, 'خفض الفائدة إلى 12.5%', 'claim', ofSami)]

let now = ''
let job: ReturnType<typeof ledgerFunctions>
let reported: LedgerProgress[] = []

const open = (layer: LedgerLayer) => job.open({ projectId, annotatorId: hana.id, layer })
const list = async (query: LedgerQuery = everything) => [...(await job.list(query)).numbers]
const claims = async (query: LedgerQuery = everything) =>
  (await job.rows(await list(query))).map((row) => row?.claim.annotationId)

async function saveLayer(
  documentId: string,
  annotatorId: string,
  annotations: readonly Annotation[],
  relations: readonly Relation[] = [],
) {
  // prettier-ignore
  const layer = layerOf(documentId, annotatorId, annotations, relations)
  await test.db.layers.put(rowOfLayer(projectId, layer))
}

beforeEach(async () => {
  await test.db.projects.add({ id: projectId, name: 'فيضان', scheme, createdAt: time })
  await test.db.texts.bulkAdd([flood, market].map(({ id, text }) => ({ id, text })))
  await test.db.documents.bulkAdd([flood, market].map((document, i) => rowOfDocument(projectId, document, i)))
  await test.db.annotators.bulkAdd([hana, sami].map((person, i) => ({ ...person, createdAt: `${i}`, local: i === 0 })))
  await saveLayer(flood.id, hana.id, hanas, [relation(30, 'attributed_to', 10, 11), relation(31, 'quantifies', 12, 10)])
  await saveLayer(market.id, sami.id, samis)
  now = '2026-11-22T09:00:00.000Z'
  reported = []
  job = ledgerFunctions(
    test.db,
    (progress) => reported.push(progress),
    () => now,
  )
})

describe('the rows of the ledger', () => {
  it('are the claims of a layer choice, in the order of documents and of reading', async () => {
    await open('mine')
    expect(await claims()).toEqual([uuid(10), uuid(13)])
    await open('everybody')
    expect(await claims()).toEqual([uuid(10), uuid(13), uuid(20)])
    const [first] = await job.rows(await list())
    expect(first).toMatchObject({
      documentTitle: flood.title,
      annotatorName: hana.name,
      stance: 'asserts',
      sources: [{ quote: 'وزارة الريّ' }],
      figures: [{ min: 1500, unit: 'منزل' }],
      review: null,
    })
  })

  it('are there from the first step on, and the rest follows by itself in its order', async () => {
    const documents = Array.from({ length: 230 }, (_, i) => documentOf(`${floodText}\nالنشرة ${i}`))
    await test.db.documents.bulkAdd(documents.map((document, i) => rowOfDocument(projectId, document, 10 + i)))
    const layers = documents.map(({ id }, i) =>
      layerOf(id, hana.id, [{ ...claim, id: uuid(1000 + i), documentId: id }], []),
    )
    await test.db.layers.bulkPut(layers.map((layer) => rowOfLayer(projectId, layer)))
    await open('mine')
    const first = await job.list(everything)
    expect(first.claims).toBeLessThan(232)
    expect(first.numbers.length).toBe(first.claims)
    // Who counts has them all.
    expect((await job.summary(everything)).claims).toBe(232)
    const whole = await list()
    expect(whole.slice(0, first.claims)).toEqual([...first.numbers])
    const expected = [uuid(10), uuid(13), ...documents.map((_, i) => uuid(1000 + i))]
    expect(await claims()).toEqual(expected)
    expect(reported.at(-1)).toEqual({ work: 'reading', done: 231, total: 231 })

    await open('mine')
    await vi.waitFor(() => expect(reported.filter((p) => p.work === 'reading' && p.done === p.total)).toHaveLength(2))
    expect(await claims()).toEqual(expected)
  })

  it('of gold come from an adjudication that was imported, and from a merge made here', async () => {
    const imported = { id: uuid(950), name: 'ليلى', createdAt: '2', local: false, extra: { role: 'adjudication' } }
    await test.db.annotators.add(imported)
    await saveLayer(market.id, imported.id, [{ ...claimOn(40), annotatorId: imported.id }])
    await test.db.merges.add({ id: 'm', projectId, name: '', policy: { accept: { kind: 'all' }, acceptSingle: false }, blind: false, joins: [], createdAt: time } as never) // prettier-ignore
    const goldId = goldAnnotatorId(hana.id)
    await test.db.mergeGold.add({ mergeId: 'm', documentId: flood.id, annotatorId: goldId, annotations: [{ ...claim, id: uuid(41), annotatorId: goldId }], relations: [] }) // prettier-ignore
    await open('gold')
    const rows = await job.rows(await list())
    expect(rows.map((row) => [row?.claim.annotationId, row?.annotatorName, row?.gold])).toEqual([
      [uuid(41), hana.name, true],
      [uuid(40), 'ليلى', true],
    ])
    await open('everybody')
    expect(await claims()).toEqual([uuid(10), uuid(13), uuid(20)])
  })

  it('keep their numbers, whatever is asked for', async () => {
    await open('everybody')
    const before = await list()
    const denials = await list({ ...everything, filter: { ...everyRow, stances: ['denies'] } })
    expect(denials).toEqual([before[1]])
    await open('mine')
    expect(await list()).toEqual(before.slice(0, 2))
    expect(await job.rows([before[2] ?? -1])).toEqual([null])
  })

  it('stand under each of their sources when they are grouped', async () => {
    await open('everybody')
    const { groups, found, numbers } = await job.list({ ...everything, group: 'source' })
    expect(groups).toMatchObject([
      { title: 'وزارة الريّ', start: 0, count: 1 },
      { key: '', count: 2 },
    ])
    expect([found, numbers.length]).toEqual([3, 3])
  })

  it('follow what changes in the database, and say that something did', async () => {
    await open('everybody')
    await list()
    reported = []
    await saveLayer(flood.id, hana.id, [denial])
    await vi.waitFor(() => expect(reported).toContainEqual({ work: 'changed' }))
    expect(await claims()).toEqual([uuid(13), uuid(20)])
    await test.store.documents.rename(projectId, market.id, 'عنوان آخر')
    await vi.waitFor(async () => {
      const rows = await job.rows(await list())
      expect(rows.map((row) => row?.documentTitle)).toContain('عنوان آخر')
    })
    await test.store.documents.remove(projectId, [flood.id])
    await vi.waitFor(async () => expect(await claims()).toEqual([uuid(20)]))
  })
})

describe('reviews', () => {
  it('are in the database when they are answered, with who said it and when', async () => {
    await open('mine')
    const [first = -1] = await list()
    const step = await job.review([first], { status: 'checked-true' })
    expect(step).toEqual({ numbers: [first], canUndo: true, canRedo: false })
    expect(await test.db.reviews.toArray()).toEqual([
      {
        ...{ projectId, documentId: flood.id, claimId: claim.id },
        review: { claimId: claim.id, documentId: flood.id, status: 'checked-true', comment: '', reviewerId: hana.id, updatedAt: now }, // prettier-ignore
      },
    ])
    expect((await job.rows([first]))[0]?.review?.status).toBe('checked-true')
    // The same once more is no step.
    expect((await job.review([first], { status: 'checked-true' })).numbers).toEqual([])
    await job.review([first], { comment: 'من النشرة' })
    expect((await job.rows([first]))[0]?.review).toMatchObject({ status: 'checked-true', comment: 'من النشرة' })
  })

  it('of several claims are one step, taken back and done again, each time later than before', async () => {
    await open('everybody')
    const numbers = await list()
    await job.review(numbers.slice(0, 1), { status: 'disputed', comment: 'أول' })
    const before = (await job.rows(numbers))[0]?.review
    await job.review(numbers, { status: 'checked-false' })
    const undone = await job.undo()
    expect(undone).toMatchObject({ numbers, canUndo: true, canRedo: true })
    const rows = await job.rows(numbers)
    expect(rows.map((row) => row?.review?.status)).toEqual(['disputed', 'open', 'open'])
    expect(rows[0]?.review?.comment).toBe('أول')
    // Another laptop may have the review that was taken back.
    expect((rows[0]?.review?.updatedAt ?? '') > (before?.updatedAt ?? '')).toBe(true)
    await job.redo()
    expect((await job.rows(numbers)).map((row) => row?.review?.status)).toEqual(['checked-false', 'checked-false', 'checked-false']) // prettier-ignore
    expect(await job.redo()).toBeNull()
  })

  it('are found by their status, and go with their document', async () => {
    await open('everybody')
    const [first = -1] = await list()
    await job.review([first], { status: 'disputed' })
    expect(await list({ ...everything, filter: { ...everyRow, statuses: ['disputed'] } })).toEqual([first])
    await test.store.documents.remove(projectId, [flood.id])
    expect(await test.db.reviews.count()).toBe(0)
  })

  it('come back from a filled-in table, also of claims of another layer, as one step', async () => {
    await open('everybody')
    const everyone = await list()
    expect(await job.prepareExport({ format: 'csv', language: 'ar', query: null, report: { charts: [], fonts: [] } })).toBe(3) // prettier-ignore
    let csv = ''
    for (let piece = await job.nextPiece(); piece !== null; piece = await job.nextPiece()) csv += String(piece)
    await open('mine')
    await job.beginReviewFile()
    await job.pushReviewFile(new TextEncoder().encode(csv.replaceAll('مفتوح', 'ثبتت صحته')))
    const read = await job.readReviewFile()
    expect(read).toMatchObject({ ok: true, value: { counts: { changed: 3 } } })
    expect(await test.db.reviews.count()).toBe(0)
    expect((await job.takeReviewFile()).numbers).toEqual(everyone)
    expect(await test.db.reviews.count()).toBe(3)
    await job.undo()
    expect((await test.db.reviews.toArray()).map(({ review }) => review.status)).toEqual(['open', 'open', 'open'])
  })

  it('of a file that is no table are not taken', async () => {
    await open('mine')
    await job.beginReviewFile()
    await job.pushReviewFile(new TextEncoder().encode('لا شيء هنا'))
    expect(await job.readReviewFile()).toEqual({ ok: false, error: { code: 'no-columns' } })
    expect((await job.takeReviewFile()).numbers).toEqual([])
  })
})

describe('figures and sums', () => {
  it('are those of the claims that a query asks for', async () => {
    await open('everybody')
    const summary = await job.summary({ ...everything, filter: { ...everyRow, documents: [flood.id] } })
    expect(summary.claims).toBe(2)
    expect((await job.facets()).annotators.map(({ title, count }) => [title, count])).toEqual([
      [hana.name, 2],
      [sami.name, 1],
    ])
    const other = annotationOf(50, floodText, '1500 منزل', 'figure', { ...ofSami, attributes: { min: 9000, max: 9000, unit: 'منزل' } }) // prettier-ignore
    const rival = annotationOf(51, floodText, 'السيول أغرقت 1500 منزل', 'claim', ofSami)
    await saveLayer(flood.id, sami.id, [rival, other], [{ ...relation(52, 'quantifies', 50, 51), annotatorId: sami.id }]) // prettier-ignore
    const compared = await job.figures(everything, null)
    expect(compared.shown).toMatchObject({ noun: 'منزل', count: 2, contradictions: 1 })
    expect(compared.figures.map(({ min, contradicted }) => [min, contradicted])).toEqual([
      [1500, true],
      [9000, true],
    ])
    expect(await claims({ ...everything, filter: { ...everyRow, contradicted: true } })).toEqual([uuid(10), uuid(51)])
  })
})

function claimOn(n: number): Annotation {
  return annotationOf(n, marketText, 'خفض الفائدة إلى 12.5%', 'claim')
}
