import { jsonl } from '@core/formats/jsonl'
import { packFiles } from '@core/datasets/archive'
import type { DatasetItem } from '@core/datasets/item'
import { err, ok } from '@core/result'
import { openDataset } from '@renderer/workers/datasetImportClient'
import {
  datasetImportFunctions,
  type DatasetImportChoices,
  type DatasetImportProgress,
  type DatasetImportService,
} from '@renderer/workers/datasetImportJob'
import type { SanadBridge } from '@shared/ipc'
import { describe, expect, it } from 'vitest'
import { head, itemOf } from '../../core/datasets/items'
import { hana, sami, scheme, uuid } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import { testWorker } from './testWorker'

const test = useTestStore()
const projectId = uuid(900)
const text = '🌊 قال مدير الميناء إن السيول أغرقت 1500 منزل.'
const choices: DatasetImportChoices = { format: null, unit: null, labels: new Map(), nobody: hana }

type Files = Readonly<Record<string, string | Uint8Array>>

function fakeBridge(files: Files) {
  const closed: string[] = []
  const bridge: Pick<SanadBridge, 'readInput' | 'closeInput'> = {
    readInput: (token, offset, length) => {
      const file = files[token]
      if (file === undefined) return Promise.resolve(err({ code: 'not-found', detail: 'gone' }))
      return Promise.resolve(ok(new Uint8Array(Buffer.from(file)).slice(offset, offset + length)))
    },
    closeInput: (token) => {
      closed.push(token)
      return Promise.resolve(ok(null))
    },
  }
  return { bridge, closed }
}

/** A dataset that is open for the project; files in `missing` are listed and cannot be read. */
function opened(files: Files, missing: readonly string[] = []) {
  const worker = testWorker<DatasetImportService>((report) => datasetImportFunctions(test.db, report))
  const main = fakeBridge(files)
  const progress: DatasetImportProgress[] = []
  const picked = [
    ...Object.entries(files).map(([path, data]) => ({ path, bytes: Buffer.from(data).length, token: path })),
    ...missing.map((path) => ({ path, bytes: 9, token: path })),
  ]
  const dataset = openDataset({ files: picked, projectId }, main.bridge, (p) => progress.push(p), worker.start)
  const look = async (change: Partial<DatasetImportChoices> = {}) => {
    const looked = await dataset.look({ ...choices, ...change })
    if (!looked.ok) throw new Error(JSON.stringify(looked.error))
    return looked.value
  }
  const accept = async () => {
    const accepted = await dataset.accept(new AbortController().signal)
    if (!accepted.ok) throw new Error(JSON.stringify(accepted.error))
    return accepted.value
  }
  return { dataset, look, accept, main, progress, worker }
}

/** The dataset as a file of Sanad JSONL. */
function own(items: readonly DatasetItem[]): string {
  const writer = jsonl.write(head, { unit: 'code_point', tokens: 'split', text: true })
  return [...items.flatMap((item) => [...writer.add(item)]), ...writer.end()].map(({ data }) => String(data)).join('')
}

/** The same as a file of doccano, which carries neither ids of ours nor covered texts. */
function foreign(entities: readonly (readonly [label: string, words: string])[]): string {
  const list = entities.map(([label, words], id) => {
    const start = text.indexOf(words)
    return { id, label, start_offset: start, end_offset: start + words.length }
  })
  return `${JSON.stringify({ text, entities: list, relations: [] })}\n`
}

const marked = itemOf(text, [
  ['مدير الميناء', 'source'],
  ['السيول أغرقت 1500 منزل', 'claim'],
])
const item: DatasetItem = {
  ...marked,
  relations: [{ id: uuid(7), type: 'attributed_to', from: uuid(2), to: uuid(1) }],
}

async function project() {
  await test.db.projects.put({ id: projectId, name: 'السيول', scheme, createdAt: '2027-01-01T00:00:00.000Z' })
}

async function layer(annotatorId = hana.id) {
  return test.store.layers.get(projectId, item.document.id, annotatorId)
}

describe('importing a dataset', () => {
  it('keeps the ids of what Sanad exported: coming back it adds nothing and takes no change back', async () => {
    await project()
    const files = { 'own.jsonl': own([item]) }
    const first = opened(files)
    expect(await first.look()).toMatchObject({
      formats: ['jsonl'],
      documents: { added: 1, alreadyHere: 0 },
      annotations: { added: 2, alreadyHere: 0 },
      relations: { added: 1, alreadyHere: 0 },
      people: ['هناء'],
      unnamedItems: 0,
    })
    expect(await test.db.documents.count()).toBe(0)
    expect(await first.accept()).toMatchObject({ annotations: { added: 2 }, relations: { added: 1 } })
    first.dataset.discard()
    const before = await layer()
    expect([...before.annotations.keys()].sort()).toEqual([uuid(1), uuid(2)])
    expect([...before.relations.keys()]).toEqual([uuid(7)])

    const edited = before.annotations.get(uuid(1))
    if (edited === undefined) throw new Error('it was imported')
    const note = { ...edited, note: 'غُيّر هنا', revision: 2, updatedAt: '2027-01-02T00:00:00.000Z' }
    const after = { ...before, annotations: new Map(before.annotations).set(uuid(1), note) }
    await test.store.layers.save(projectId, after)
    const again = opened(files)
    expect(await again.look()).toMatchObject({ annotations: { added: 0, alreadyHere: 2 } })
    expect(await again.accept()).toMatchObject({
      documents: { added: 0, alreadyHere: 1 },
      annotations: { added: 0, changed: 0, unchanged: 2 },
      relations: { added: 0, unchanged: 1 },
    })
    expect((await layer()).annotations).toEqual(after.annotations)
    again.dataset.discard()
  })

  it('does not bring a mark back that was deleted', async () => {
    await project()
    const files = { 'own.jsonl': own([{ ...item, relations: [] }]) }
    const first = opened(files)
    await first.look()
    await first.accept()
    const before = await layer()
    const annotations = new Map(before.annotations)
    for (const [id, mark] of annotations) annotations.set(id, { ...mark, deleted: true, revision: 2 })
    await test.store.layers.save(projectId, { ...before, annotations })
    const again = opened(files)
    expect(await again.look()).toMatchObject({ annotations: { added: 0, alreadyHere: 2 } })
    await again.accept()
    expect([...(await layer()).annotations.values()].every(({ deleted }) => deleted)).toBe(true)
  })

  it('knows what is there by its content where a file has no ids, each mark for one', async () => {
    await project()
    const first = opened({ 'own.jsonl': own([item]) })
    await first.look()
    await first.accept()
    const twice = [
      ['source', 'مدير الميناء'],
      ['source', 'مدير الميناء'],
      ['figure', '1500 منزل'],
    ] as const
    const again = opened({ 'x.jsonl': foreign(twice) })
    expect(await again.look({ unit: 'utf16' })).toMatchObject({
      annotations: { added: 2, alreadyHere: 1 },
      unnamedItems: 1,
      people: ['هناء'],
    })
    expect(await again.accept()).toMatchObject({ annotations: { added: 2, unchanged: 1 } })
    expect((await layer()).annotations.size).toBe(4)
    const others = opened({ 'x.jsonl': foreign(twice) })
    expect(await others.look({ unit: 'utf16', nobody: sami })).toMatchObject({ annotations: { added: 3 } })
  })

  it('asks for a unit that nothing tells, with samples, and takes nothing before the answer', async () => {
    await project()
    const { look, dataset, accept } = opened({
      'x.jsonl': foreign([['source', 'مدير الميناء']]),
      'own.jsonl': own([item]),
    })
    const asked = await look({ format: 'doccano' })
    expect(asked).toMatchObject({
      asked: [{ path: 'x.jsonl', samples: [{ unit: 'code_point', words: 'دير الميناء ' }, { unit: 'utf16', words: 'مدير الميناء' }, { unit: 'grapheme' }] }], // prettier-ignore
    })
    expect(await dataset.accept(new AbortController().signal)).toMatchObject({ ok: false })
    expect(await test.db.layers.count()).toBe(0)
    const answered = await look({ unit: 'utf16' })
    expect(answered.formats).toEqual(['doccano', 'jsonl'])
    // The other file says its unit itself, and keeps it.
    expect(answered.units).toEqual([
      { path: 'own.jsonl', unit: 'code_point', because: 'stated' },
      { path: 'x.jsonl', unit: 'utf16', because: 'given' },
    ])
    expect(answered.problems).toEqual([])
    expect((await accept()).annotations.added).toBeGreaterThan(0)
  })

  it('takes labels as the person says, by the scheme of the project, which gets the new ones', async () => {
    await project()
    const files = { 'x.jsonl': foreign([['Person', 'مدير الميناء'], ['Place', 'الميناء'], ['Noise', 'قال']]) } // prettier-ignore
    const { look, accept } = opened(files)
    const labels = new Map([['Person', 'source'], ['Noise', null]]) // prettier-ignore
    expect((await look({ unit: 'utf16', labels })).labels).toEqual([
      { from: 'Person', to: 'source', because: 'given', spans: 1 },
      { from: 'Place', to: 'Place', because: 'new', spans: 1 },
      { from: 'Noise', to: null, because: 'left-out', spans: 1 },
    ])
    await accept()
    expect((await test.db.projects.get(projectId))?.scheme.labels.map(({ name }) => name)).toContain('Place')
    expect([...(await layer()).annotations.values()].map(({ label, quote }) => [label, quote])).toEqual([
      ['source', 'مدير الميناء'],
      ['Place', 'الميناء'],
    ])
  })

  it('reads archives, and names what it cannot take', async () => {
    await project()
    const archive = packFiles([['corpus/own.jsonl', new Uint8Array(Buffer.from(own([item])))]])
    expect(await opened({ 'own.zip': archive }).look()).toMatchObject({ formats: ['jsonl'], annotations: { added: 2 } })
    const refused = async (files: Files) => opened(files).dataset.look(choices)
    expect(await refused({ 'own.zip': 'no archive' })).toEqual(
      err({ code: 'refused', refusal: { reason: 'no-archive', name: 'own.zip' } }),
    )
    expect(await refused({ 'a.jsonl': own([item]), 'b.dat': 'لا شيء' })).toEqual(
      err({ code: 'refused', refusal: { reason: 'unrecognised', name: 'b.dat' } }),
    )
  })

  it('says what main says, and lets go of all files', async () => {
    await project()
    const { dataset, main, worker } = opened({}, ['gone.jsonl'])
    expect(await dataset.look(choices)).toEqual(err({ code: 'main', error: { code: 'not-found', detail: 'gone' } }))
    dataset.discard()
    expect(main.closed).toEqual(['gone.jsonl'])
    expect(worker.ended()).toBe(true)
    expect(await dataset.look(choices)).toEqual(err({ code: 'cancelled' }))
  })

  it('leaves no trace when it is cancelled, and may be tried again', async () => {
    await project()
    const { dataset, look, progress } = opened({ 'own.jsonl': own([item]) })
    await look()
    const controller = new AbortController()
    const cancelled = dataset.accept(controller.signal)
    controller.abort()
    expect(await cancelled).toEqual(err({ code: 'cancelled' }))
    expect(await test.db.documents.count()).toBe(0)
    expect(await test.db.layers.count()).toBe(0)
    expect(await dataset.accept(new AbortController().signal)).toMatchObject({ ok: true })
    expect(progress.at(-1)).toEqual({ done: 1, total: 1 })
  })
})
