import { layerOf } from '@core/annotation/layers'
import { type Scheme, schemeSchema } from '@core/annotation/scheme'
import { storeErrorOf } from '@renderer/store/errors'
import { describe, expect, it, vi } from 'vitest'
import placesFile from '../../../../resources/schemes/claims-and-places-v1.json'
import {
  annotationOf,
  floodText,
  hana,
  marketText,
  relationOf,
  sami,
  scheme,
  tombstoneOf,
} from '../../core/exchange/sampleContent'
import { fileOf, useTestStore } from './testDatabase'

const test = useTestStore()
const flood = fileOf(floodText)
const market = fileOf(marketText)
const claim = annotationOf(1, floodText, 'السيول أغرقت', 'claim')
const source = annotationOf(2, floodText, 'وزارة الريّ', 'source')
const link = relationOf(3, 'attributed_to', claim, source)

async function projectWith(...files: readonly (typeof flood)[]) {
  const project = await test.store.projects.create({ name: 'السيول', scheme })
  await test.store.documents.addDecoded(project.id, files)
  return project
}

describe('projects', () => {
  it('are created, listed from the oldest, and renamed', async () => {
    const first = await test.store.projects.create({ name: 'أ', scheme })
    const second = await test.store.projects.create({ name: 'ب', scheme })
    await test.store.projects.rename(first.id, 'ج')
    expect((await test.store.projects.list()).map((p) => [p.id, p.name])).toEqual([
      [first.id, 'ج'],
      [second.id, 'ب'],
    ])
  })

  it('get another scheme unless annotations forbid it, and tell those who follow it', async () => {
    const { store } = test
    const places = schemeSchema.parse(placesFile)
    const { id } = await projectWith(flood)
    const seen: Scheme[] = []
    const stop = store.projects.watchScheme(id, (now) => seen.push(now))
    await vi.waitFor(() => expect(seen).toEqual([scheme]))

    expect(await store.projects.setScheme(id, places)).toEqual([])
    await vi.waitFor(() => expect(seen.at(-1)).toEqual(places))
    const place = annotationOf(4, floodText, 'الوادي', 'place', { attributes: { colour: 'red' } })
    await store.layers.save(id, layerOf(flood.id, sami.id, [place]))
    const forbidden = { label: 'place', attribute: null, problem: 'label-unknown', value: null, count: 1 }
    expect(await store.projects.misfits(id, scheme)).toEqual([forbidden])
    expect(await store.projects.setScheme(id, scheme)).toEqual([forbidden])
    expect((await store.projects.get(id))?.scheme).toEqual(places)

    const without = { ...places, id: 'p2', labels: places.labels.map((l) => ({ ...l, attributes: [] })) }
    const kept = { label: 'place', attribute: 'colour', problem: 'attribute-unknown', value: null, count: 1 }
    expect(await store.projects.setScheme(id, without)).toEqual([kept])
    expect((await store.projects.get(id))?.scheme).toEqual(without)
    stop()
  })

  it('take everything of theirs along when removed, but not a text that another project uses', async () => {
    const { store, db } = test
    const kept = await projectWith(flood)
    const gone = await projectWith(flood, market)
    for (const { id } of [kept, gone]) {
      await store.layers.save(id, layerOf(flood.id, hana.id, [claim]))
      await store.places.set(id, flood.id, { topOffset: 3, caret: 5, focusedAnnotationId: null })
      await db.decisions.add({ id: `decision of ${id}`, projectId: id, decision: {} })
    }
    await store.settings.set('openDocument', { [kept.id]: flood.id, [gone.id]: market.id })
    await store.settings.set('activeProjectId', gone.id)

    await store.projects.remove(gone.id)

    expect(await store.projects.list()).toEqual([kept])
    expect(await store.documents.list(gone.id)).toEqual([])
    expect((await store.documents.list(kept.id)).map((d) => d.id)).toEqual([flood.id])
    expect(await db.layers.toArray()).toMatchObject([{ projectId: kept.id }])
    expect(await db.places.toArray()).toMatchObject([{ projectId: kept.id }])
    expect(await db.decisions.toArray()).toMatchObject([{ projectId: kept.id }])
    expect(await store.texts.get(flood.id)).toBe(floodText)
    expect(await store.texts.get(market.id)).toBeUndefined()
    expect(await store.settings.get('openDocument')).toEqual({ [kept.id]: flood.id })
    expect(await store.settings.get('activeProjectId')).toBeNull()
  })
})

describe('documents', () => {
  it('are added in order, each text once, with what was here said', async () => {
    const { store } = test
    const project = await test.store.projects.create({ name: 'السيول', scheme })
    expect(await store.documents.addDecoded(project.id, [market, flood, market])).toEqual({
      added: [market.id, flood.id],
      alreadyHere: [market.id],
    })
    const third = fileOf('نصّ ثالث.')
    await store.documents.rename(project.id, flood.id, 'عنوان')
    expect(await store.documents.addDecoded(project.id, [flood, third])).toEqual({
      added: [third.id],
      alreadyHere: [flood.id],
    })
    const rows = await store.documents.list(project.id)
    expect(rows.map((d) => [d.id, d.order, d.length])).toEqual([
      [market.id, 0, marketText.length],
      [flood.id, 1, floodText.length],
      [third.id, 2, third.text.length],
    ])
    expect(rows[1]).toMatchObject({ title: 'عنوان', status: 'not-started', counts: {}, source: flood.source })
    expect(await test.db.texts.get(flood.id)).toEqual({ id: flood.id, text: floodText })
  })

  it('are refused, texts and all, by a project that was removed meanwhile', async () => {
    const project = await projectWith()
    await test.store.projects.remove(project.id)
    await expect(test.store.documents.addDecoded(project.id, [flood])).rejects.toThrow(project.id)
    expect(await test.db.texts.count()).toBe(0)
  })

  it('change their time when renamed or given a status', async () => {
    const project = await projectWith(flood)
    const times: (string | undefined)[] = []
    const note = async () => times.push((await test.store.documents.get(project.id, flood.id))?.updatedAt)
    await note()
    await test.store.documents.rename(project.id, flood.id, 'عنوان')
    await note()
    await test.store.documents.setStatus(project.id, flood.id, 'done')
    await note()
    expect(new Set(times).size).toBe(3)
    expect(await test.store.documents.get(project.id, flood.id)).toMatchObject({ title: 'عنوان', status: 'done' })
  })

  it('carry a note, which is work too, until it is taken back', async () => {
    const project = await projectWith(flood)
    await test.store.documents.setNote(project.id, flood.id, 'يُراجع مع المصدر')
    expect((await test.store.documents.get(project.id, flood.id))?.note).toBe('يُراجع مع المصدر')
    expect(await test.store.documents.removeUntouched(project.id, [flood.id])).toEqual([])
    await test.store.documents.setNote(project.id, flood.id, '')
    expect(await test.store.documents.removeUntouched(project.id, [flood.id])).toEqual([flood.id])
  })

  it('of a cancelled import go again, but those that somebody worked on', async () => {
    const { store, db } = test
    const texts = ['أول', 'ثان', 'ثالث', 'رابع', 'خامس'].map(fileOf)
    const [untouched, done, marked, emptied, shared] = texts.map((file) => file.id)
    if (!untouched || !done || !marked || !emptied || !shared) throw new Error('five files')
    const project = await projectWith(...texts)
    await projectWith(fileOf('خامس'))
    await store.documents.setStatus(project.id, done, 'done')
    const mark = annotationOf(1, 'ثالث', 'ثالث', 'claim')
    await store.layers.save(project.id, layerOf(marked, hana.id, [mark]))
    await store.documents.setStatus(project.id, marked, 'not-started')
    await store.layers.save(project.id, layerOf(emptied, hana.id, []))
    await store.places.set(project.id, untouched, { topOffset: 0, caret: 0, focusedAnnotationId: null })

    const removed = await store.documents.removeUntouched(
      project.id,
      texts.map((file) => file.id),
    )

    expect(new Set(removed)).toEqual(new Set([untouched, emptied, shared]))
    expect((await store.documents.list(project.id)).map((d) => d.id)).toEqual([done, marked])
    expect(new Set(await db.texts.toCollection().primaryKeys())).toEqual(new Set([done, marked, shared]))
    expect(await db.layers.count()).toBe(1)
    expect(await db.places.count()).toBe(0)
  })
})

describe('layers', () => {
  it('come back as they were saved; one that was never saved is empty', async () => {
    const project = await projectWith(flood)
    const layer = layerOf(flood.id, hana.id, [claim, tombstoneOf(source)], [link])
    expect((await test.store.layers.get(project.id, flood.id, hana.id)).annotations.size).toBe(0)
    await test.store.layers.save(project.id, layer)
    expect(await test.store.layers.get(project.id, flood.id, hana.id)).toEqual(layer)
    expect(await test.store.layers.listForDocument(project.id, flood.id)).toEqual([layer])
  })

  it('keep their document counted over all annotators', async () => {
    const { store } = test
    const project = await projectWith(flood)
    const counts = async () => (await store.documents.get(project.id, flood.id))?.counts
    await store.layers.save(project.id, layerOf(flood.id, hana.id, [claim, source]))
    await store.layers.save(project.id, layerOf(flood.id, sami.id, [{ ...claim, annotatorId: sami.id }]))
    expect(await counts()).toEqual({ claim: 2, source: 1 })
    await store.layers.save(project.id, layerOf(flood.id, hana.id, [claim, tombstoneOf(source)]))
    expect(await counts()).toEqual({ claim: 2 })
  })

  it('start their document with the first mark only', async () => {
    const { store } = test
    const project = await projectWith(flood)
    const status = async () => (await store.documents.get(project.id, flood.id))?.status
    await store.layers.save(project.id, layerOf(flood.id, hana.id, []))
    expect(await status()).toBe('not-started')
    await store.layers.save(project.id, layerOf(flood.id, hana.id, [claim]))
    expect(await status()).toBe('in-progress')
    await store.documents.setStatus(project.id, flood.id, 'not-started')
    await store.layers.save(project.id, layerOf(flood.id, hana.id, [claim, source]))
    expect(await status()).toBe('not-started')
  })

  it('are not written for a document that is gone', async () => {
    const project = await projectWith()
    await expect(test.store.layers.save(project.id, layerOf(flood.id, hana.id, [claim]))).rejects.toThrow(flood.id)
    expect(await test.db.layers.count()).toBe(0)
  })

  it('leave the counts as they were when the write fails', async () => {
    const project = await projectWith(flood)
    const unclonable = { ...claim, extra: () => 0 }
    await expect(test.store.layers.save(project.id, layerOf(flood.id, hana.id, [unclonable]))).rejects.toThrow()
    expect(await test.store.documents.get(project.id, flood.id)).toMatchObject({ counts: {}, status: 'not-started' })
  })

  it('say that the database is closed', async () => {
    const project = await projectWith(flood)
    test.db.close()
    const error: unknown = await test.store.layers
      .save(project.id, layerOf(flood.id, hana.id, [claim]))
      .catch((cause: unknown) => cause)
    expect(storeErrorOf(error).code).toBe('closed')
  })
})

describe('annotators, settings, places', () => {
  it('tells the people of this laptop from the others', async () => {
    const { store, db } = test
    await db.annotators.add({ id: sami.id, name: sami.name, createdAt: '2026-01-01T00:00:00.000Z', local: false })
    const me = await store.annotators.create('هناء')
    await store.annotators.rename(me.id, 'هناء ع.')
    expect((await store.annotators.list()).map((a) => a.name)).toEqual([sami.name, 'هناء ع.'])
    expect(await store.annotators.listLocal()).toEqual([{ ...me, name: 'هناء ع.' }])
  })

  it('has defaults for what nobody chose', async () => {
    const { settings } = test.store
    await settings.set('theme', 'dark')
    expect(await settings.get('theme')).toBe('dark')
    expect(await settings.get('snapping')).toBe('word')
    expect(await settings.all()).toMatchObject({ theme: 'dark', language: null, openDocument: {} })
  })

  it('remembers the place in each document', async () => {
    const place = { topOffset: 10, caret: 12, focusedAnnotationId: claim.id }
    await test.store.places.set('p', flood.id, place)
    expect(await test.store.places.get('p', flood.id)).toEqual(place)
    expect(await test.store.places.get('p', market.id)).toBeUndefined()
  })
})
