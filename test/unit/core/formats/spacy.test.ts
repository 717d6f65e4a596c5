import type { WriteOptions } from '@core/formats/format'
import { inputFile } from '@core/formats/input'
import { spacy } from '@core/formats/spacy'
import { describe, expect, it } from 'vitest'
import { exampleFiles, goldenFiles, hasExamples } from './goldenFiles'
import { readAll, readText, recognises, structureOf, writeAll } from './roundTrip'
import { canonical, nasty, sampleHead, samples } from './standoffSamples'

const options: WriteOptions = { unit: 'code_point', tokens: 'split', text: true }
const golden = goldenFiles('spacy').get('dataset.jsonl') ?? ''
const { text } = canonical.document

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly ws: boolean
}
interface Task {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly spans: readonly { start: number; end: number; token_start: number; token_end: number }[]
  readonly relations: readonly { head: number; child: number }[]
}
const tasks = golden.trimEnd().split('\n').map((line) => JSON.parse(line) as Task) // prettier-ignore

async function read(task: unknown) {
  const result = await readText(spacy, 'x.jsonl', typeof task === 'string' ? task : JSON.stringify(task))
  return {
    ...result,
    spans: result.items.flatMap(({ document, spans }) =>
      spans.map(({ label, start, end }) => `${label}: ${document.text.slice(start, end)}`),
    ),
    outcomes: result.problems.map(({ place, reason }) => `${place}: ${reason}`),
  }
}

describe('spacy', () => {
  it('writes the golden file and reads it', async () => {
    const items = samples.flatMap((item) => spacy.carry(item, options).item ?? [])
    expect(new TextDecoder().decode(writeAll(spacy, sampleHead, options, items).get(''))).toBe(golden)
    const result = await readText(spacy, 'x.jsonl', golden)
    expect(result.problems).toEqual([])
    expect(result.units).toMatchObject([{ unit: 'code_point', because: 'matches' }])
    expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
  })

  it('has tokens that are the text together, as spaCy joins words and spaces', () => {
    for (const task of tasks) {
      expect(task.tokens.map((token) => token.text + (token.ws ? ' ' : '')).join('')).toBe(task.text)
      const characters = Array.from(task.text)
      for (const { text: word, start, end } of task.tokens) expect(characters.slice(start, end).join('')).toBe(word)
    }
  })

  it('has spans that begin and end with their tokens, and relations between last tokens', () => {
    for (const { spans, tokens } of tasks) {
      for (const span of spans) {
        expect([tokens[span.token_start]?.start, tokens[span.token_end]?.end]).toEqual([span.start, span.end])
      }
    }
    expect(tasks[0]?.relations.map(({ head, child }) => [tasks[0]?.tokens[head]?.text, tasks[0]?.tokens[child]?.text])).toEqual([['%', 'المالية'], ['%', '%'], ['%', 'واس']]) // prettier-ignore
  })

  it.each([
    ['split', 'وزارة', []],
    ['widen', 'الوزارة', [{ what: 'widened-spans', count: 1, label: 'source' }]],
    ['refuse', undefined, [{ what: 'spans-inside-words', count: 1, label: 'source' }, { what: 'relations', count: 1 }]], // prettier-ignore
  ] as const)('has a boundary inside a word treated by %s', (tokens, word, losses) => {
    const carried = spacy.carry(nasty, { ...options, tokens })
    const span = carried.item?.spans.find(({ id }) => id === 'f')
    expect(span && nasty.document.text.slice(span.start, span.end)).toBe(word)
    expect(carried.losses).toEqual(losses)
  })

  it('recognises its files', async () => {
    expect(await recognises(spacy, [inputFile('a', golden)])).toBe(true)
    expect(await recognises(spacy, [inputFile('a', '{"text":"نص","_input_hash":1,"spans":[]}')])).toBe(true)
    expect(await recognises(spacy, [inputFile('a', '{"text":"نص","label":[]}')])).toBe(false)
  })

  it.skipIf(!hasExamples)('reads the example', async () => {
    const files = exampleFiles('prodigy.jsonl')
    expect(await recognises(spacy, files)).toBe(true)
    const { items: [item], problems } = await readAll(spacy, files) // prettier-ignore
    expect(problems).toEqual([])
    const places = (spans: typeof canonical.spans) => spans.map(({ label, start, end }) => [label, start, end])
    expect(places(item?.spans ?? [])).toEqual(places(canonical.spans))
    const labelOf = (id: string) => item?.spans.findIndex((span) => span.id === id)
    expect(item?.relations.map(({ type, from, to }) => [type, labelOf(from), labelOf(to)])).toEqual([
      ['attributed_to', 1, 0],
      ['quantifies', 2, 1],
      ['attributed_to', 1, 3],
    ])
  })
})

describe('reading Prodigy', () => {
  const span = { start: 11, end: 23, label: 'source' }
  const other = { start: 26, end: 47, label: 'claim', token_start: 7, token_end: 10 }

  it('takes offsets for UTF-16 where only that fits the tokens', async () => {
    const tokens = [{ text: 'وزير', start: 12, end: 16, id: 0 }, { text: 'المالية', start: 17, end: 24, id: 1 }] // prettier-ignore
    const result = await read({ text, tokens, spans: [{ start: 12, end: 24, label: 'source' }] })
    expect(result.units).toMatchObject([{ unit: 'utf16', because: 'matches' }])
    expect(result.spans).toEqual(['source: وزير المالية'])
  })

  it('takes code points where nothing tells', async () => {
    const result = await read({ text, spans: [span], _session_id: 'news-sara' })
    expect(result.units).toMatchObject([{ unit: 'code_point', because: 'matches' }])
    expect(result.spans).toEqual(['source: وزير المالية'])
    expect(result.items[0]?.annotator).toEqual({ id: 'news-sara', name: 'news-sara' })
  })

  it.each([
    ['last tokens', { head: 10, child: 4 }],
    ['first tokens', { head: 7, child: 3 }],
    ['places', { head_span: { start: 26, end: 47, label: 'claim' }, child_span: { start: 11, end: 23, label: 'source' } }], // prettier-ignore
  ])('finds the ends of a relation by %s', async (_, ends) => {
    const spans = [{ ...span, token_start: 3, token_end: 4 }, other]
    const { items, problems } = await read({ text, spans, relations: [{ label: 'attributed_to', ...ends }] })
    expect(problems).toEqual([])
    expect(items[0]?.relations).toMatchObject([{ from: 'spans[1]', to: 'spans[0]' }])
  })

  it.each([
    ['a rejected task', { text, spans: [span], answer: 'reject' }, [], ['line 1: skipped-task']],
    ['an ignored task', { text, spans: [span], answer: 'ignore' }, [], ['line 1: skipped-task']],
    ['no text', { spans: [span] }, [], ['line 1: wrong-shape']],
    ['an end beyond the text', { text, spans: [{ ...span, end: 99 }, other] }, ['claim: ارتفعت الصادرات 12.5%'], ['line 1, spans[0]: outside-text']], // prettier-ignore
    ['a span that holds nothing', { text, spans: [{ ...span, end: 11 }] }, [], ['line 1, spans[0]: empty-span']],
    ['a text that stands elsewhere', { text, spans: [{ ...span, text: 'وزير' }] }, [], ['line 1, spans[0]: no-unit-fits']], // prettier-ignore
    ['tokens that stand elsewhere', { text, tokens: [{ text: 'قال', start: 7, end: 10 }], spans: [{ ...span, token_start: 0, token_end: 0 }] }, [], ['line 1, spans[0]: no-unit-fits']], // prettier-ignore
    ['a span without a label', { text, spans: [{ start: 0, end: 1 }] }, [], ['line 1, spans[0]: wrong-shape']],
    ['an id twice', { text, spans: [{ ...span, id: 1 }, { ...other, id: 1 }] }, ['source: وزير المالية'], ['line 1, spans[1]: duplicate-id']], // prettier-ignore
    ['a dangling relation', { text, spans: [span], relations: [{ head: 4, child: 9, label: 't' }] }, ['source: وزير المالية'], ['line 1, relations[0]: dangling-relation']], // prettier-ignore
    ['a relation without a label', { text, spans: [], relations: [{ head: 4, child: 9 }] }, [], ['line 1, relations[0]: wrong-shape']], // prettier-ignore
    ['a byte order mark and CRLF', `\ufeff${JSON.stringify({ text, spans: [span] })}\r\n`, ['source: وزير المالية'], []], // prettier-ignore
    ['a line that was cut', `${JSON.stringify({ text, spans: [span] })}\n{"text":"قا`, ['source: وزير المالية'], ['line 2: not-json']], // prettier-ignore
  ])('sets aside what it cannot take: %s', async (_, task, spans, outcomes) => {
    const result = await read(task)
    expect(result.spans).toEqual(spans)
    expect(result.outcomes).toEqual(outcomes)
  })
})
