import type { ExchangeContent } from '@core/exchange/format'
import { writeExchange } from '@core/exchange/write'
import { goldAnnotator } from '@core/adjudication/goldLayer'
import { ok } from '@core/result'
import { rowOfLayer } from '@renderer/store/layers'
import { openExchange } from '@renderer/workers/importExchangeClient'
import { importExchangeFunctions, type ImportExchangeService } from '@renderer/workers/importExchangeJob'
import { describe, expect, it } from 'vitest'
import { documentOf, floodText, generator, hana, marketText, sampleContent, sami, time, uuid } from '../../core/exchange/sampleContent' // prettier-ignore
import { claim, corrections, hanasLayer, lead } from '../state/corrections'
import { fileOf, useTestStore } from '../store/testDatabase'
import { testWorker } from './testWorker'

const test = useTestStore()
const signal = new AbortController().signal

/** A corrections file for Hana, as a review sends it; `values` stand in `corrections`. */
function correctionsFile(values: readonly unknown[] = Object.values(corrections)): ExchangeContent {
  const gold = goldAnnotator(lead)
  const { annotations } = sampleContent()
  const golden = annotations.slice(0, 1).map((a) => ({ ...a, id: uuid(700), annotatorId: gold.id, origin: 'adjudication' as const })) // prettier-ignore
  return {
    ...sampleContent(),
    ...{ annotators: [hana, gold], annotations: golden, relations: [], decisions: [], extra: { corrections: values } },
  }
}

async function opened(content: ExchangeContent) {
  const text = writeExchange(content, { generator, exportedAt: time })
  if (!text.ok) throw new Error('the file is sound')
  const bytes = new TextEncoder().encode([...text.value].join(''))
  const bridge = {
    readInput: (_: string, offset: number) => Promise.resolve(ok(bytes.slice(offset, offset + 4096))),
    closeInput: () => Promise.resolve(ok(null)),
  }
  const worker = testWorker<ImportExchangeService>((report) => importExchangeFunctions(test.db, report))
  const exchange = await openExchange(
    { token: 't', bytes: bytes.length },
    bridge,
    () => undefined,
    signal,
    worker.start,
  )
  if (!exchange.ok) throw new Error(exchange.error.code)
  return exchange.value
}

/** Hana at this laptop, with a project of her own that has the flood text and her marks on it. */
async function hanasLaptop(projectId = uuid(910)) {
  await test.db.annotators.add({ ...hana, createdAt: time, local: true })
  await test.db.projects.add({ id: projectId, name: 'عمل هناء', scheme: sampleContent().scheme, createdAt: time })
  await test.store.documents.addDecoded(projectId, [fileOf(floodText)])
  await test.store.layers.save(projectId, hanasLayer())
  return projectId
}

describe('a corrections file', () => {
  it('is recognised where its analyst works, and says from whom and how many', async () => {
    await hanasLaptop()
    const { summary } = await opened(correctionsFile())
    expect(summary).toMatchObject({
      setAside: 0,
      problems: [],
      corrections: {
        ...{ from: ['ليلى'], addressees: ['هناء'], forHere: true },
        ...{ people: [{ id: hana.id, name: 'هناء', count: 4 }], missing: [], forOthers: 0 },
      },
    })
  })

  it('is taken into the list of the project that has the marks, and merges nothing else', async () => {
    const projectId = await hanasLaptop()
    await test.db.projects.add({ id: uuid(920), name: 'نسخة', scheme: sampleContent().scheme, createdAt: time })
    await test.store.documents.addDecoded(uuid(920), [fileOf(floodText)])
    const layers = await test.db.layers.toArray()
    const file = await opened(correctionsFile())
    expect(await file.takeCorrections(signal)).toEqual(
      ok({ fresh: 4, first: { projectId, annotatorId: hana.id, documentId: claim.documentId } }),
    )
    const rows = await test.store.corrections.list(projectId)
    expect(rows.map(({ id, state }) => [id, state])).toEqual(Object.values(corrections).map(({ id }) => [id, 'open']))
    expect(await test.db.layers.toArray()).toEqual(layers)
    expect(await test.db.projects.count()).toBe(2)
    expect(await test.db.decisions.count()).toBe(0)
    expect(await test.db.annotators.get(lead.id)).toMatchObject({ name: 'ليلى', local: false })
  })

  it('that comes a second time brings nothing new', async () => {
    const projectId = await hanasLaptop()
    await (await opened(correctionsFile())).takeCorrections(signal)
    await test.store.corrections.setState(projectId, corrections.stance.id, 'rejected')
    expect(await (await opened(correctionsFile())).takeCorrections(signal)).toMatchObject({ value: { fresh: 0 } })
    const kept = (await test.store.corrections.list(projectId)).find(({ id }) => id === corrections.stance.id)
    expect(kept?.state).toBe('rejected')
  })

  it('prefers the project of the file among those that fit alike', async () => {
    await hanasLaptop(uuid(899))
    await test.db.projects.add({ id: uuid(900), name: 'السيول', scheme: sampleContent().scheme, createdAt: time })
    await test.store.documents.addDecoded(uuid(900), [fileOf(floodText)])
    await test.db.layers.put(rowOfLayer(uuid(900), hanasLayer()))
    const taken = await (await opened(correctionsFile())).takeCorrections(signal)
    expect(taken).toMatchObject({ value: { first: { projectId: uuid(900) } } })
  })

  it('names documents that are not here, and leaves their corrections out', async () => {
    const projectId = await hanasLaptop()
    const elsewhere = { ...corrections.speaker, id: uuid(850), documentId: documentOf(marketText).id }
    const file = await opened(
      correctionsFile([corrections.longer, { ...elsewhere, after: { ...elsewhere.after, start: 0, end: 4 } }]),
    )
    expect(file.summary.corrections).toMatchObject({
      people: [{ count: 1 }],
      missing: [{ title: marketText, count: 1 }],
    })
    await file.takeCorrections(signal)
    expect(await test.store.corrections.list(projectId)).toHaveLength(1)
  })

  it('sets bad corrections aside one by one, with their place in the file', async () => {
    await hanasLaptop()
    const bad = { ...corrections.longer, id: uuid(860), after: { ...corrections.longer.after, end: 100_000 } }
    const { summary } = await opened(correctionsFile([corrections.stance, bad, 'nonsense']))
    expect(summary.corrections?.people).toMatchObject([{ count: 1 }])
    expect(summary.setAside).toBe(2)
    expect(summary.problems.map(({ path }) => path.slice(0, 14))).toEqual(['corrections[1]', 'corrections[2]'])
  })

  it('for somebody else says whom it is for, and is not merged', async () => {
    await test.db.annotators.add({ ...sami, createdAt: time, local: true })
    const file = await opened(correctionsFile())
    expect(file.summary.corrections).toMatchObject({
      ...{ addressees: ['هناء'], forHere: false, people: [], missing: [], forOthers: 4 },
    })
    expect(await file.takeCorrections(signal)).toEqual(ok(null))
    expect(await file.accept(null, () => undefined, signal)).toMatchObject({ ok: false, error: { code: 'store' } })
    expect(await test.db.projects.count()).toBe(0)
  })

  it('for an id that a person was joined into is recognised by their marks', async () => {
    const projectId = await hanasLaptop()
    const joinedInto = uuid(990)
    const elsewhere = { ...corrections.speaker, id: uuid(850), documentId: documentOf(marketText).id }
    const values = [...Object.values(corrections), { ...elsewhere, after: { ...elsewhere.after, start: 0, end: 4 } }]
    const file = await opened(correctionsFile(values.map((value) => ({ ...value, annotatorId: joinedInto }))))
    // Nothing about the other text names a mark of this laptop: it may be of the other one.
    expect(file.summary.corrections).toMatchObject({ people: [{ id: hana.id, count: 4 }], forOthers: 1 })
    await file.takeCorrections(signal)
    const rows = await test.store.corrections.list(projectId)
    expect(rows.map(({ correction }) => correction.annotatorId)).toEqual([hana.id, hana.id, hana.id, hana.id])
  })

  it('a file of work that has picked corrections up is one of work, and leaves them behind', async () => {
    await test.db.annotators.add({ ...sami, createdAt: time, local: true })
    const file = await opened({ ...sampleContent(), extra: { corrections: [], audit: 1 } })
    expect(file.summary.corrections).toBeNull()
    expect(await file.accept(null, () => undefined, signal)).toMatchObject({ ok: true })
    expect((await test.db.projects.toArray()).map(({ fileExtra }) => fileExtra)).toEqual([{ audit: 1 }])
  })

  it('without a document that is here has nothing to take', async () => {
    await test.db.annotators.add({ ...hana, createdAt: time, local: true })
    const file = await opened(correctionsFile())
    expect(file.summary.corrections).toMatchObject({ people: [], missing: [{ count: 4 }] })
    expect(await file.takeCorrections(signal)).toEqual(ok(null))
  })
})
