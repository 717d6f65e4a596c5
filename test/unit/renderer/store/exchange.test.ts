import { layerOf } from '@core/annotation/layers'
import type { ExchangeContent } from '@core/exchange/format'
import { writeExchange } from '@core/exchange/write'
import { collectExchange } from '@renderer/store/collectExchange'
import { mergeExchange, type MergeReport } from '@renderer/store/mergeExchange'
import { describe, expect, it } from 'vitest'
import {
  annotationOf,
  documentOf,
  floodText,
  generator,
  hana,
  marketText,
  relationOf,
  sami,
  sampleContent,
  scheme,
  time,
  tombstoneOf,
  uuid,
} from '../../core/exchange/sampleContent'
import { fileOf, useTestStore } from './testDatabase'

const test = useTestStore()
const now = '2027-02-01T00:00:00.000Z'
const nothing = { added: 0, changed: 0, deleted: 0, unchanged: 0 }

function merge(content: ExchangeContent, targetProject: string | null = null): Promise<MergeReport> {
  return mergeExchange(test.db, content, { targetProject, now })
}

/** The bytes of a file with this content. */
function textOf(content: ExchangeContent): string {
  const text = writeExchange(content, { generator, exportedAt: time })
  if (!text.ok) throw new Error(text.error.map((p) => `${p.path} ${p.reason}`).join())
  return [...text.value].join('')
}

describe('merging an exchange file', () => {
  it('makes its project, and gives the same file back', async () => {
    const content = {
      ...sampleContent(),
      project: { id: uuid(900), name: 'السيول', colour: 'teal' },
      decisions: [{ chosen: 'a' }],
      extra: { audit: [1, 2] },
    }
    expect(await merge(content)).toEqual({
      projectId: content.project.id,
      projectCreated: true,
      documents: { added: 2, alreadyHere: 0 },
      annotations: { ...nothing, added: 5, unchanged: 1 },
      relations: { ...nothing, added: 2, unchanged: 1 },
    })
    expect(textOf(await collectExchange(test.db, content.project.id))).toBe(textOf(content))
  })

  it('keeps unknown members of every record', async () => {
    const sample = sampleContent()
    const strange = <T>(records: readonly T[]) => records.map((record, i) => ({ ...record, strange: { i } }))
    const content = {
      ...sample,
      annotators: strange(sample.annotators),
      documents: strange(sample.documents),
      annotations: strange(sample.annotations),
      relations: strange(sample.relations),
    }
    await merge(content)
    expect(textOf(await collectExchange(test.db, content.project.id))).toBe(textOf(content))
  })

  it('brings the notes on documents, and hands them on where they stand in the file', async () => {
    const sample = sampleContent()
    const documents = sample.documents.map((document) => ({ ...document, note: 'يُراجع مع المصدر' }))
    await merge({ ...sample, documents })
    const rows = await test.store.documents.list(sample.project.id)
    expect(rows.map(({ note, extra }) => [note, extra])).toEqual(documents.map(({ note }) => [note, undefined]))
    const [first] = rows
    if (first !== undefined) await test.store.documents.setNote(first.projectId, first.id, '')
    const { documents: collected } = await collectExchange(test.db, sample.project.id)
    expect(collected.filter(({ note }) => note !== undefined).map(({ id }) => id)).toEqual(
      rows.slice(1).map(({ id }) => id),
    )
  })

  it('counts documents by label and puts them in the order of import', async () => {
    const { project, documents } = sampleContent()
    await merge({ ...sampleContent(), documents: documents.toReversed() })
    const rows = await test.store.documents.list(project.id)
    expect(rows.map((d) => [d.fileName, d.status, d.counts, d.length])).toEqual([
      ['1.txt', 'in-progress', { claim: 1, source: 2, figure: 1 }, floodText.length],
      ['2.txt', 'done', { figure: 1 }, marketText.length],
    ])
  })

  it('changes nothing the second time', async () => {
    await merge(sampleContent())
    const before = await test.db.layers.toArray()
    expect(await merge(sampleContent())).toEqual({
      projectId: uuid(900),
      projectCreated: false,
      documents: { added: 0, alreadyHere: 2 },
      annotations: { ...nothing, unchanged: 6 },
      relations: { ...nothing, unchanged: 3 },
    })
    expect(await test.db.layers.toArray()).toEqual(before)
  })

  it('takes over what is newer, says what became of each record, and counts anew', async () => {
    const { store } = test
    const old = sampleContent()
    await merge(old)
    const [claim, source, figure] = old.annotations
    if (!claim || !source || !figure) throw new Error('the sample has three')
    const fresh = annotationOf(20, floodText, 'الوادي', 'source')
    const report = await merge({
      ...old,
      documents: old.documents.map((d) => ({ ...d, title: 'أحدث', updatedAt: '2026-12-01T00:00:00.000Z' })),
      annotations: [
        { ...claim, note: 'أحدث', revision: 2 },
        tombstoneOf(figure),
        { ...source, note: 'أقدم', updatedAt: '2026-11-01T00:00:00.000Z' },
        fresh,
      ],
      relations: [],
    })
    // The link from the deleted figure came from here, and went with it.
    expect(report).toMatchObject({
      annotations: { added: 1, changed: 1, deleted: 1, unchanged: 1 },
      relations: { ...nothing, deleted: 1 },
    })
    const layer = await store.layers.get(uuid(900), claim.documentId, hana.id)
    expect(layer.annotations.get(claim.id)?.note).toBe('أحدث')
    expect(layer.relations.get(uuid(12))).toMatchObject({ deleted: true, revision: 2, updatedAt: now })
    expect(await store.documents.get(uuid(900), claim.documentId)).toMatchObject({
      title: 'أحدث',
      counts: { claim: 1, source: 3 },
    })
    textOf(await collectExchange(test.db, uuid(900)))
  })

  it('merges into the project that the person chose, next to the work that is there', async () => {
    const { store } = test
    const project = await store.projects.create({
      name: 'مشروعي',
      scheme: { ...scheme, labels: scheme.labels.slice(1) },
    })
    await store.documents.addDecoded(project.id, [fileOf(floodText)])
    const mine = annotationOf(30, floodText, 'نفى', 'claim', { annotatorId: uuid(903) })
    await store.layers.save(project.id, layerOf(mine.documentId, mine.annotatorId, [mine]))
    const report = await merge(sampleContent(), project.id)
    expect(report).toMatchObject({
      projectId: project.id,
      projectCreated: false,
      documents: { added: 1, alreadyHere: 1 },
    })
    const rows = await store.documents.list(project.id)
    expect(rows.map((d) => [d.id, d.order, d.counts])).toEqual([
      [mine.documentId, 0, { claim: 2, source: 2, figure: 1 }],
      [documentOf(marketText).id, 1, { figure: 1 }],
    ])
    const [row] = await store.projects.list()
    expect(row?.name).toBe('مشروعي')
    expect(row?.scheme.labels.map((l) => l.name).sort()).toEqual(['claim', 'figure', 'source'])
  })

  it('lets people of this laptop keep their name, and adds the others as not local', async () => {
    await test.db.annotators.add({ ...hana, name: 'أنا', createdAt: time, local: true })
    await merge(sampleContent())
    expect(await test.store.annotators.list()).toMatchObject([
      { id: hana.id, name: 'أنا', local: true },
      { id: sami.id, name: sami.name, local: false },
    ])
  })

  it('writes nothing when it is cancelled on the way', async () => {
    const controller = new AbortController()
    const cancelled = mergeExchange(test.db, sampleContent(), {
      targetProject: null,
      now,
      signal: controller.signal,
      onProgress: () => {
        controller.abort()
      },
    })
    await expect(cancelled).rejects.toThrow()
    for (const table of [test.db.projects, test.db.documents, test.db.texts, test.db.layers]) {
      expect(await table.count()).toBe(0)
    }
  })

  it('refuses a target that is not there', async () => {
    await expect(merge(sampleContent(), uuid(1))).rejects.toThrow(uuid(1))
    expect(await test.db.annotators.count()).toBe(0)
  })
})

describe('collecting a project', () => {
  it('takes the chosen documents only, and one annotator if asked', async () => {
    await merge(sampleContent())
    const flood = documentOf(floodText)
    const part = await collectExchange(test.db, uuid(900), { documentIds: [flood.id], annotatorId: sami.id })
    expect(part.documents.map((d) => d.id)).toEqual([flood.id])
    expect(part.annotations.map((a) => a.id)).toEqual([uuid(4)])
    expect(part.relations).toEqual([])
    expect(part.annotators).toEqual([sami])
  })

  it('gathers more documents than one step holds, and says how far it is', async () => {
    const texts = Array.from({ length: 250 }, (_, i) => `نصّ رقم ${i}.`)
    const { id } = await test.store.projects.create({ name: 'كثير', scheme })
    await test.store.documents.addDecoded(id, texts.map(fileOf))
    for (const text of [texts[0], texts[249]]) {
      if (text === undefined) throw new Error('250 texts')
      const claim = annotationOf(1, text, 'نصّ', 'claim', { id: crypto.randomUUID() })
      const source = annotationOf(2, text, 'رقم', 'source', { id: crypto.randomUUID() })
      const link = { ...relationOf(3, 'attributed_to', claim, source), id: crypto.randomUUID() }
      await test.store.layers.save(id, layerOf(claim.documentId, hana.id, [claim, source], [link]))
    }
    const progress: number[] = []
    const content = await collectExchange(test.db, id, {}, (done) => progress.push(done))
    expect(content.documents.map((d) => d.text)).toEqual(texts)
    expect(content.annotations).toHaveLength(4)
    expect(content.relations).toHaveLength(2)
    expect(progress).toEqual([0, 100, 200, 250])
  })

  it('says when the project is not there', async () => {
    await expect(collectExchange(test.db, uuid(1))).rejects.toThrow(uuid(1))
  })
})
