import { schemeSchema } from '@core/annotation/scheme'
import type { ExchangeContent } from '@core/exchange/format'
import { readExchange } from '@core/exchange/read'
import { writeExchange } from '@core/exchange/write'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import placesFile from '../../../../resources/schemes/claims-and-places-v1.json'
import { annotationOf, floodText, generator, sampleContent, time, uuid } from './sampleContent'

function written(content: ExchangeContent): string {
  const result = writeExchange(content, { generator, exportedAt: time })
  if (!result.ok) throw new Error(`Not written: ${JSON.stringify(result.error)}`)
  return [...result.value].join('')
}

describe('writeExchange', () => {
  it('writes the bytes of the shipped example, in any order of the records', () => {
    const example = readFileSync('test/fixtures/exchange/floods.sanad.json', 'utf8')
    const content = sampleContent()
    expect(written(content)).toBe(example)
    const reversed = {
      ...content,
      annotators: content.annotators.toReversed(),
      documents: content.documents.toReversed(),
      annotations: content.annotations.toReversed(),
      relations: content.relations.toReversed(),
    }
    expect(written(reversed)).toBe(example)
  })

  it('puts known members in the documented order, unknown ones after them by name', () => {
    const content = sampleContent()
    const [first] = content.annotators
    const json = written({
      ...content,
      annotators: [{ z: 1, name: 'هناء', a: { d: 1, c: 2 }, id: first?.id ?? '' } as { id: string; name: string }],
      annotations: [],
      relations: [],
      extra: { zeta: 1, alpha: [{ y: 1, x: 2 }] },
    })
    expect(json).toContain(`{"id":"${first?.id ?? ''}","name":"هناء","a":{"c":2,"d":1},"z":1}`)
    expect(json).toMatch(/"decisions": \[\],\n {2}"alpha": \[\{"x":2,"y":1\}\],\n {2}"zeta": 1\n\}\n$/)
    expect(Object.keys(JSON.parse(json) as object).slice(0, 4)).toEqual([
      'format',
      'version',
      'generator',
      'exportedAt',
    ])
  })

  it('gives every record a line of its own, whatever its words and its further members look like', () => {
    const content = sampleContent()
    const [first] = content.annotations
    if (first === undefined) throw new Error('The sample has no annotation.')
    const annotations = Array.from({ length: 120 }, (_, i) => ({
      ...{ ...first, id: uuid(1000 + i), note: '},{"id":"' },
      ...(i % 40 === 7 && { more: [{ id: 'a' }, { id: 'b' }] }),
    }))
    const json = written({ ...content, annotations, relations: [] })
    const lines = json.split('\n').filter((line) => line.startsWith('    {"id":') && line.includes('"prefix"'))
    expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')) as unknown)).toEqual(annotations)
    expect((JSON.parse(json) as { readonly annotations: unknown }).annotations).toEqual(annotations)
  })

  it('carries a scheme with labels, colours, channels and words of its own, and marks made by it', () => {
    const scheme = schemeSchema.parse(placesFile)
    const place = annotationOf(7, floodText, 'الوادي', 'place', { attributes: { kind: 'site', inhabited: true } })
    const content = { ...sampleContent(), scheme }
    const json = written({ ...content, annotations: [...content.annotations, place] })
    expect(json).toContain('"title":{"ar":"مكان","en":"Place"},"colour":"violet","channel":"overline","attributes":[{"name":"kind","type":"choice","title":') // prettier-ignore
    const reading = readExchange(json)
    expect(reading.ok && reading.value.problems).toEqual([])
    expect(reading.ok && reading.value.warnings).toEqual([])
    expect(reading.ok && reading.value.content.scheme).toEqual(scheme)
    expect(reading.ok && reading.value.content.annotations.find(({ id }) => id === place.id)).toEqual(place)
  })

  it('carries what other versions may say of a label, such as a colour that this one does not know', () => {
    const scheme = schemeSchema.parse({ ...placesFile, labels: placesFile.labels.map((l) => ({ ...l, colour: '#123456', weight: 2 })) }) // prettier-ignore
    const reading = readExchange(written({ ...sampleContent(), scheme }))
    expect(reading.ok && reading.value.content.scheme).toEqual(scheme)
  })

  it('sorts annotations by document, start, end and id, relations by the annotation they come from', () => {
    const file = JSON.parse(written(sampleContent())) as ExchangeContent
    const keys = file.annotations.map((a) => `${a.documentId} ${String(a.start).padStart(5, '0')} ${a.id}`)
    expect(keys).toEqual(keys.toSorted())
    expect(file.relations.map((r) => r.id)).toEqual([uuid(11), uuid(13), uuid(12)])
  })

  it('sorts decisions, and deleted relations whose annotation is gone to the end', () => {
    const content = sampleContent()
    const [first] = content.relations
    if (!first) throw new Error('The sample has relations')
    const gone = { ...first, from: uuid(99), deleted: true }
    const relations = [{ ...gone, id: uuid(21) }, { ...gone, id: uuid(20) }, ...content.relations]
    const file = JSON.parse(written({ ...content, relations, decisions: [{ b: 1 }, { a: 1 }] })) as ExchangeContent
    expect(file.relations.map((r) => r.id).slice(3)).toEqual([uuid(20), uuid(21)])
    expect(file.decisions).toEqual([{ a: 1 }, { b: 1 }])
  })

  it('writes nothing when a record is not what its text says, and lists every such record', () => {
    const content = sampleContent()
    const annotations = content.annotations.map((a, i) => (i === 1 || i === 4 ? { ...a, start: a.start + 1 } : a))
    const result = writeExchange({ ...content, annotations }, { generator, exportedAt: time })
    expect(result.ok).toBe(false)
    expect(result.ok ? [] : result.error.map((p) => `${p.path} ${p.reason}`)).toEqual([
      'annotations[1].quote quote-differs',
      'annotations[4].quote quote-differs',
      // The relations that rest on the first of them.
      'relations[0].to end-missing',
    ])
  })

  it('writes nothing that a reader would refuse', () => {
    const content = sampleContent()
    const options = { generator, exportedAt: time }
    expect(writeExchange({ ...content, project: { ...content.project, name: '' } }, options)).toMatchObject({
      error: [{ path: 'project.name', reason: 'schema' }],
    })
    const annotators = content.annotators.map((annotator, i) => (i === 1 ? { ...annotator, name: '' } : annotator))
    const result = writeExchange({ ...content, annotators }, options)
    expect(result.ok ? [] : result.error.map((p) => p.path)).toEqual([
      'annotators[1].name',
      'annotations[3].annotatorId',
    ])
  })

  it('streams: the chunks are of bounded size', () => {
    const content = sampleContent()
    const [annotation] = content.annotations
    if (!annotation) throw new Error('The sample has annotations')
    const annotations = Array.from({ length: 2000 }, (_, i) => ({ ...annotation, id: uuid(1000 + i) }))
    const result = writeExchange({ ...content, annotations, relations: [] }, { generator, exportedAt: time })
    const chunks = result.ok ? [...result.value] : []
    expect(chunks.length).toBeGreaterThan(5)
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(70_000)
    const back = readExchange(chunks.join(''))
    expect(back.ok && back.value.content.annotations.length).toBe(2000)
  })
})
