/** What holds for everything that a reader can say: the records are good, and nothing is missing without a word. */
import { Intake, type IntakeOptions } from '@core/datasets/intake'
import { intakeText } from '@core/datasets/intakeText'
import type { DatasetItem } from '@core/datasets/item'
import { checkContent } from '@core/exchange/check'
import { inFileOrder } from '@core/exchange/order'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rawTexts, texts } from './arbitraries'
import { datasets, scheme } from './datasetItems'

const options: IntakeOptions = { scheme, given: new Map(), unknown: 'keep', nobody: { id: '', name: 'خبير' } }

function taken(items: readonly DatasetItem[]) {
  const intake = new Intake(options)
  for (const item of items) intake.see({ type: 'item', path: 'a', item }, 'brat')
  return intake.result('x')
}

/** Items as a reader may answer them of a file that is full of mistakes. */
const broken: fc.Arbitrary<DatasetItem> = fc
  .record({
    text: rawTexts,
    status: fc.option(fc.constantFrom('not-started', 'in-progress', 'done'), { nil: undefined }),
    annotator: fc.option(fc.record({ id: fc.constantFrom('', '1', 'x'), name: fc.constantFrom('', 'سامي') })),
    spans: fc.array(
      fc.record({
        label: fc.constantFrom('claim', 'Claim', 'مصدر', 'figure', '', 'PER'),
        start: fc.integer({ min: -1, max: 30 }),
        length: fc.integer({ min: -1, max: 9 }),
        note: fc.string(),
        attributes: fc.dictionary(
          fc.constantFrom('min', 'stance', 'sure', 'x'),
          fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
        ),
      }),
      { maxLength: 6 },
    ),
    relations: fc.array(
      fc.record({ type: fc.constantFrom('attributed_to', 'Quantifies', 'x'), from: fc.nat(8), to: fc.nat(8) }),
      { maxLength: 4 },
    ),
  })
  .map(({ text, status, annotator, spans, relations }) => ({
    document: { id: '', title: '', fileName: '', text, ...(status && { status }) },
    annotator,
    spans: spans.map(({ length, ...span }, n) => ({ ...span, id: String(n), end: span.start + length })),
    relations: relations.map(({ type, from, to }, n) => ({ id: String(n), type, from: String(from), to: String(to) })),
  }))

describe('taking in what was read', () => {
  it('makes records that pass every check, whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(broken, { maxLength: 4 }), (items) => {
        const { content, problems } = taken(items)
        expect(checkContent(content)).toEqual([])
        for (const { reason, detail } of problems) expect([reason, detail].every((part) => part !== '')).toBe(true)
      }),
    )
  })

  it('makes a record of each span and relation, or says why not', () => {
    fc.assert(
      fc.property(broken, (item) => {
        const { content, problems } = taken([item])
        const of = (what: string) => problems.filter(({ place, reason }) => place.startsWith(what) && reason !== 'attribute-value').length // prettier-ignore
        if (content.documents.length === 0) {
          expect(problems).toHaveLength(1)
          return
        }
        expect(content.annotations.length + of('spans')).toBe(item.spans.length)
        const relations = item.relations.length - of('relations')
        // Two relations of one type between the same ends are one.
        expect(content.relations.length).toBeLessThanOrEqual(relations)
        expect(content.relations.length > 0).toBe(relations > 0)
      }),
    )
  })

  it('is the same however often it is done', () => {
    fc.assert(
      fc.property(datasets, (items) => {
        const once = taken(items).content
        expect(inFileOrder(taken([...items, ...items]).content)).toEqual(inFileOrder(once))
      }),
    )
  })

  it('keeps every span of a good dataset where it was', () => {
    fc.assert(
      fc.property(datasets, (items) => {
        const { content, problems } = taken(items)
        const empty = items.filter(({ document }) => document.text === '')
        const set = problems.filter(({ reason }) => reason === 'no-text' || reason === 'splits-character')
        expect(set).toHaveLength(empty.length)
        const quotes = content.annotations.map(({ quote }) => quote).sort()
        const expected = items
          .flatMap(({ document, spans }) => spans.map(({ start, end }) => document.text.slice(start, end)))
          .sort()
        expect(quotes).toEqual(expected)
      }),
    )
  })
})

describe('newlines', () => {
  it('move no offset to another character', () => {
    fc.assert(
      fc.property(
        texts.map((text) => text.replace(/\n/g, (_, at: number) => ['\r\n', '\r', '\n'][at % 3] ?? '\n')),
        (raw) => {
          const { text, offset } = intakeText(raw)
          expect(text).toBe(raw.replace(/\r\n?/g, '\n'))
          for (let at = 0; at <= raw.length; at++) {
            const moved = offset(at)
            const insideNewline = raw[at - 1] === '\r' && raw[at] === '\n'
            expect(moved === null).toBe(insideNewline)
            if (moved !== null) expect(text.slice(0, moved)).toBe(raw.slice(0, at).replace(/\r\n?/g, '\n'))
          }
        },
      ),
    )
  })
})
