/** Small comparisons for the tests of agreement: annotators `a`, `b` … mark words of short texts. */
import type { Annotation, Attributes, Relation } from '@core/annotation/model'
import { compareByPosition } from '@core/annotation/layers'
import type { ComparedDocument, Comparison } from '@core/merge/comparison'

export interface Mark {
  readonly label: string
  /** Words of the text, the first and the last, counted from 0 and separated by single spaces. */
  readonly first: number
  readonly last: number
  readonly attributes?: Attributes
  /** Marks of the same annotator that relations lead to, by their place in the list. */
  readonly links?: readonly number[]
}

export function mark(label: string, first: number, last: number, more: Partial<Mark> = {}): Mark {
  return { label, first, last, ...more }
}

export interface TestDocument {
  readonly text: string
  /** By annotator; who is absent has not finished it. */
  readonly marks: Readonly<Record<string, readonly Mark[]>>
}

/** The span of a text from its `first` to its `last` word, in UTF-16 units. */
export function spanOfWords(text: string, first: number, last: number): { start: number; end: number } {
  const words = text.split(' ')
  const start = words.slice(0, first).join(' ').length + (first > 0 ? 1 : 0)
  return { start, end: start + words.slice(first, last + 1).join(' ').length }
}

/** Ids are `d0`, `d1` … for documents, `d0/a/0` … for annotations. Relations from claims to sources are `attributed_to`. */
export function comparisonOf(
  annotators: readonly string[],
  documents: readonly TestDocument[],
  labels: readonly string[] = ['claim', 'source', 'figure'],
): Comparison {
  return {
    annotators: annotators.map((id) => ({ id, name: `محلل ${id}` })),
    labels,
    documents: documents.map(({ text, marks }, n): ComparedDocument => {
      const id = `d${String(n)}`
      const layers = Object.entries(marks).map(([annotatorId, own]) => {
        const idOf = (i: number) => `${id}/${annotatorId}/${String(i)}`
        return {
          annotatorId,
          annotations: own.map((one, i) => annotation(idOf(i), text, one)).sort(compareByPosition),
          relations: own.flatMap(({ label, links = [] }, i) =>
            links.map((to): Relation => {
              const type = label === 'figure' ? 'quantifies' : 'attributed_to'
              const ends = { from: idOf(i), to: idOf(to) }
              return { id: `${idOf(i)}-${String(to)}`, documentId: id, annotatorId, type, ...ends, ...history }
            }),
          ),
        }
      })
      const unfinished = annotators.filter((annotator) => !(annotator in marks))
      return { id, title: id, text, layers, unfinished }
    }),
  }
}

const history = {
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  revision: 1,
  deleted: false,
}

function annotation(id: string, text: string, { label, first, last, attributes = {} }: Mark): Annotation {
  const [documentId = '', annotatorId = ''] = id.split('/')
  const { start, end } = spanOfWords(text, first, last)
  return {
    ...{ id, documentId, annotatorId, label, start, end, quote: text.slice(start, end), prefix: '', suffix: '' },
    ...{ attributes, note: '', origin: 'manual', ...history },
  }
}

/** Ten words, then eight. */
export const texts = ['قال الوزير إن نحو 4000 جندي وصلوا إلى كورسك أمس', 'نفى مسؤول ذلك وقال إن 20 شخصا قتلوا'] as const

/**
 * Two annotators on both texts with one of every difference; the numbers in the tests are counted by hand from here.
 *
 *     words  قال الوزير إن نحو 4000 جندي وصلوا إلى كورسك أمس      نفى مسؤول ذلك وقال إن 20 شخصا قتلوا
 *     a      source 1, claim 3–8, figure 3–5                    source 1, claim 5–7, figure 5–6
 *     b      source 1, claim 4–8, figure 3–5                    claim 1, claim 5–7
 */
export const planted = comparisonOf(
  ['a', 'b'],
  [
    {
      text: texts[0],
      marks: {
        a: [
          mark('source', 1, 1),
          mark('claim', 3, 8, { attributes: { stance: 'asserts' }, links: [0] }),
          mark('figure', 3, 5, { attributes: { min: 4000, max: 4000, unit: 'جندي' }, links: [1] }),
        ],
        b: [
          mark('source', 1, 1),
          mark('claim', 4, 8, { attributes: { stance: 'asserts' }, links: [0] }),
          mark('figure', 3, 5, { attributes: { min: 4000, max: null, unit: 'جندي' } }),
        ],
      },
    },
    {
      text: texts[1],
      marks: {
        a: [
          mark('source', 1, 1),
          mark('claim', 5, 7, { attributes: { stance: 'asserts' }, links: [0] }),
          mark('figure', 5, 6, { attributes: { min: 20, max: 20, unit: 'شخص' }, links: [1] }),
        ],
        b: [mark('claim', 1, 1), mark('claim', 5, 7, { attributes: { stance: 'denies' } })],
      },
    },
  ],
)
