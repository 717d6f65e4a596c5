import { csvField, withoutGuard } from '@core/csvField'
import { comparableFigures } from '@core/ledger/figureComparison'
import { reviewStatuses, type Review } from '@core/ledger/ledger'
import { readReview } from '@core/ledger/readReview'
import { mergeReviews } from '@core/ledger/review'
import { reviewCsv } from '@core/ledger/reviewCsv'
import { markedLines } from '@core/ledger/reportText'
import { reviewWorkbook } from '@core/ledger/workbook'
import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import {
  bothWords,
  desk,
  documentId,
  hana,
  project,
  review,
  rowOf,
  time,
  uuid,
  wordsOf,
} from '../unit/core/ledger/newsDesk'
import { rawTexts, texts } from './arbitraries'

const reviews: fc.Arbitrary<Review> = fc.record({
  claimId: fc.integer({ min: 1, max: 4 }).map(uuid),
  documentId: fc.constant(documentId(1)),
  status: fc.constantFrom(...reviewStatuses),
  comment: fc.constantFrom('', 'أ', 'ب'),
  reviewerId: fc.integer({ min: 1, max: 2 }).map(uuid),
  updatedAt: fc.constantFrom(time, '2024-05-02T10:00:00.000Z'),
})
const asMap = (list: readonly Review[]) => mergeReviews(list, [])
const sorted = (map: ReadonlyMap<string, Review>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

describe('merging reviews', () => {
  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(fc.array(reviews), fc.array(reviews), fc.array(reviews), (a, b, c) => {
        expect(sorted(mergeReviews(a, b))).toEqual(sorted(mergeReviews(b, a)))
        const left = mergeReviews(mergeReviews(a, b).values(), c)
        const right = mergeReviews(a, mergeReviews(b, c).values())
        expect(sorted(left)).toEqual(sorted(right))
        expect(sorted(mergeReviews(a, a))).toEqual(sorted(asMap(a)))
      }),
    )
  })
})

/** Text that a spreadsheet does harm to, and text that does harm to a spreadsheet. */
const cellTexts = fc.oneof(
  rawTexts,
  fc.constantFrom(
    '=1+1',
    '+1',
    '-1',
    '@a',
    '\t=1',
    '\r=1',
    '\n',
    "'=1",
    "''",
    '"',
    '"=1',
    'a;=1',
    'a,"b',
    '_x0041_',
    '\uFFFE',
    '\ud800',
  ),
  fc.string({ unit: 'binary' }),
)

describe('a field of a CSV file', () => {
  it('never begins a formula, and comes back as it was', () => {
    fc.assert(
      fc.property(cellTexts, (text) => {
        const field = csvField(text)
        const content = field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field
        expect(content).not.toMatch(/^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u)
        expect(withoutGuard(content)).toBe(text)
      }),
    )
  })
})

/** Whether a text has no half of a surrogate pair. */
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text)

/** What any writing of a comment in a cell keeps: spreadsheets have their own idea of white space. */
const kept = (text: string) => text.replace(/\s+/gu, ' ').trim()
const options = { language: 'ar', words: wordsOf('ar'), project } as const
const reading = { reviewerId: hana.id, now: '2025-01-01T00:00:00.000Z', words: bothWords }

describe('a review that comes back', () => {
  const blank = desk()
  const forms = {
    xlsx: (rows: typeof blank) => reviewWorkbook(rows, options),
    csv: (rows: typeof blank) => Promise.resolve(new TextEncoder().encode([...reviewCsv(rows, options)].join(''))),
    semicolons: (rows: typeof blank) =>
      Promise.resolve(new TextEncoder().encode([...reviewCsv(rows, { ...options, separator: ';' })].join(''))),
  }

  it.each(Object.entries(forms))(
    'as %s is the same if nobody filled it in, and else what was filled in',
    async (_, form) => {
      const comments = cellTexts.filter(isWellFormed)
      await fc.assert(
        fc.asyncProperty(comments, comments, fc.constantFrom(...reviewStatuses), async (note, comment, status) => {
          const rows = blank.map((row) => ({ ...row, note, claim: { ...row.claim, quote: note } }))
          const filled = rows.map((row, i) => (i === 1 ? { ...row, review: review(15, status, comment) } : row))
          const bytes = await form(filled)
          const untouched = await readReview(bytes, filled, reading)
          expect(untouched).toMatchObject({ ok: true, value: { reviews: [] } })
          const answer = await readReview(bytes, rows, reading)
          if (!answer.ok) throw new Error(answer.error.code)
          expect(answer.value.rows.every(({ textDiffers }) => !textDiffers)).toBe(true)
          const [taken] = answer.value.reviews
          if (status === 'open' && kept(comment) === '') expect(taken).toBeUndefined()
          else expect(taken).toMatchObject({ claimId: uuid(15), status, reviewerId: hana.id })
          if (taken !== undefined) expect(kept(taken.comment)).toBe(kept(comment))
        }),
        { numRuns: 40 },
      )
    },
  )

  it('is the same bytes for the same rows', async () => {
    const [one, other] = [await reviewWorkbook(blank, options), await reviewWorkbook(blank, options)]
    expect(one).toEqual(other)
  })
})

describe('contradictions', () => {
  const figures = fc.array(
    fc.record({
      source: fc.constantFrom('', 'أ', 'ب', 'ج'),
      min: fc.option(fc.integer({ min: 0, max: 9 })),
      max: fc.option(fc.integer({ min: 0, max: 9 })),
      approx: fc.constantFrom(null, 'exact', 'about', 'at-least', 'at-most', 'between'),
    }),
    { maxLength: 12 },
  )

  it('are those of a comparison of each with each', () => {
    fc.assert(
      fc.property(figures, (list) => {
        const rows = list.map((figure, i) => rowOf(i + 1, { ...figure, words: '5 جنود', unit: 'جندي' }))
        const entries = comparableFigures(rows)[0]?.entries ?? []
        for (const entry of entries) {
          const low = entry.min ?? -Infinity
          const high = entry.max ?? Infinity
          const opposed = entries.some(
            (other) =>
              ((other.max ?? Infinity) < low || (other.min ?? -Infinity) > high) &&
              (other.sourceNames.length + entry.sourceNames.length === 0
                ? other.row.documentId !== entry.row.documentId
                : other.sourceNames.join() !== entry.sourceNames.join()),
          )
          expect(entry.contradicted).toBe(opposed)
        }
      }),
    )
  })
})

describe('a marked text in the report', () => {
  it('has exactly the words of the document, whatever is marked in it', () => {
    const spans = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('claim', 'source', 'figure', 'place')), { maxLength: 8 }) // prettier-ignore
    fc.assert(
      fc.property(texts, spans, (raw, marks) => {
        // What HTML itself cannot hold; a document's text has no CR.
        const text = raw.replace(/[\0\r]/gu, ' ')
        const annotations = marks.flatMap(([a, b, label], i) => {
          const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
          if (start === undefined || end === undefined || start === end) return []
          const rest = { prefix: '', suffix: '', quote: text.slice(start, end), attributes: {}, note: '' }
          const whole = isWellFormed(text.slice(0, start)) && isWellFormed(text.slice(0, end))
          return whole ? [{ ...rest, id: uuid(i), documentId: documentId(1), annotatorId: hana.id, label, start, end, origin: 'manual' as const, createdAt: time, updatedAt: time, revision: 1, deleted: false }] : [] // prettier-ignore
        })
        const numbers = new Map(annotations.map(({ id }, i) => [id, [i + 1]]))
        const document = { id: documentId(1), title: '', text, annotatorName: '', annotations }
        const html = [...markedLines(document, numbers, String)].join('')
        const page = new JSDOM(`<!doctype html><body>${html}`).window.document
        for (const notes of page.querySelectorAll('.notes')) notes.remove()
        expect([...page.querySelectorAll('.line')].map((line) => line.textContent).join('\n')).toBe(text)
      }),
    )
  })
})
