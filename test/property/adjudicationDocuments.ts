/** Random compared documents: up to five annotators on one text, close enough together to disagree in every way. */
import { relationEndsFit } from '@core/annotation/rules'
import { relationTypes, type Annotation, type Attributes, type Relation } from '@core/annotation/model'
import { compareByPosition } from '@core/annotation/layers'
import type { ComparedDocument, ComparedLayer } from '@core/merge/comparison'
import { contextOf } from '@core/text/context'
import { documentIdOf } from '@core/text/documentId'
import type { Policy } from '@core/adjudication/settled'
import fc from 'fast-check'

export const text = 'قالت وزارة الدفاع إن 1500 جندي وصلوا إلى الميناء.'
export const documentId = documentIdOf(text)

function uuid(kind: number, owner: number, n: number): string {
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(owner).padStart(6, '0')}${String(n).padStart(6, '0')}`
}

export function annotatorIdOf(owner: number): string {
  return uuid(9, owner, 0)
}

const spans = fc
  .tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }))
const values: Readonly<Record<string, fc.Arbitrary<Attributes>>> = {
  claim: fc.record({ stance: fc.constantFrom('asserts', 'denies', null) }, { requiredKeys: [] }),
  source: fc.record({ type: fc.constantFrom('official', 'media') }, { requiredKeys: [] }),
  figure: fc.record(
    { min: fc.constantFrom(1, 2, null), max: fc.constantFrom(2, null), unit: fc.constantFrom('جندي', 'فرد'), note2: fc.constantFrom('a', 'b') }, // prettier-ignore
    { requiredKeys: [] },
  ),
}
const marks = fc.constantFrom('claim', 'source', 'figure').chain((label) =>
  fc.record({
    label: fc.constant(label),
    span: spans,
    attributes: values[label] ?? fc.constant({}),
    note: fc.constantFrom('', '', 'يراجع'),
    minute: fc.nat({ max: 5 }),
    revision: fc.integer({ min: 1, max: 3 }),
  }),
)
type Mark = typeof marks extends fc.Arbitrary<infer T> ? T : never

const work = fc.record({
  marks: fc.array(marks, { maxLength: 7 }),
  links: fc.array(fc.record({ from: fc.nat({ max: 6 }), to: fc.nat({ max: 6 }) }), { maxLength: 6 }),
})

function annotationOf(owner: number, n: number, { label, span, attributes, note, minute, revision }: Mark): Annotation {
  return {
    ...{ id: uuid(1, owner, n), documentId, annotatorId: annotatorIdOf(owner), label, ...span },
    ...{ ...contextOf(text, span.start, span.end), attributes, note, origin: 'manual' },
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: `2026-01-01T00:0${minute}:00.000Z`,
    ...{ revision, deleted: false },
  }
}

function layerFrom(
  owner: number,
  { marks: made, links }: { readonly marks: readonly Mark[]; readonly links: readonly { from: number; to: number }[] },
): ComparedLayer {
  const annotations = made.map((mark, n) => annotationOf(owner, n, mark))
  const relations = new Map<string, Relation>()
  for (const [n, link] of links.entries()) {
    const from = annotations[link.from]
    const to = annotations[link.to]
    if (from === undefined || to === undefined || from === to) continue
    const type = relationTypes.find((candidate) => relationEndsFit(candidate, from.label, to.label))
    if (type === undefined || relations.has(`${from.id} ${to.id}`)) continue
    const { annotatorId, createdAt } = from
    relations.set(`${from.id} ${to.id}`, {
      ...{ id: uuid(2, owner, n), documentId, annotatorId, type, from: from.id, to: to.id },
      ...{ createdAt, updatedAt: createdAt, revision: 1, deleted: false },
    })
  }
  return {
    annotatorId: annotatorIdOf(owner),
    annotations: annotations.sort(compareByPosition),
    relations: [...relations.values()],
  }
}

export function documentOf(layers: readonly ComparedLayer[]): ComparedDocument {
  return { id: documentId, title: 'خبر', text, layers, unfinished: [] }
}

/** Several people's work; half of the time somebody has copied another's, so that full agreement comes up too. */
export function documents(minLayers = 1): fc.Arbitrary<ComparedDocument> {
  return fc
    .array(fc.record({ own: work, copies: fc.option(fc.nat({ max: 4 })) }), { minLength: minLayers, maxLength: 5 })
    .map((people) =>
      documentOf(
        people.map(({ own, copies }, owner) => layerFrom(owner, copies === null ? own : (people[copies]?.own ?? own))),
      ),
    )
}

export const policies: fc.Arbitrary<Policy> = fc.record({
  accept: fc.oneof(
    fc.constant({ kind: 'all' as const }),
    fc.integer({ min: 1, max: 4 }).map((atLeast) => ({ kind: 'vote' as const, atLeast })),
  ),
  acceptSingle: fc.boolean(),
})
