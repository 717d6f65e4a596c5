/** What makes a span, a relation or an attribute valid. Offsets are UTF-16 units of the document's text. */
import { err, ok, type Result } from '../result'
import { isGraphemeBoundary } from '../text/graphemes'
import type { Attributes, AttributeValue, RelationType } from './model'
import type { Scheme, SchemeAttribute } from './scheme'

export type SpanProblem =
  | { readonly kind: 'not-an-integer' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'outside'; readonly length: number }
  /** A boundary inside a grapheme cluster, such as between a letter and its harakat. */
  | { readonly kind: 'splits-grapheme'; readonly offset: number }

/** Checks that [start, end) is a span of `text`: whole numbers, not empty, inside, on grapheme boundaries. */
export function checkSpan(text: string, start: number, end: number): Result<null, SpanProblem> {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return err({ kind: 'not-an-integer' })
  if (start < 0 || end > text.length) return err({ kind: 'outside', length: text.length })
  if (start >= end) return err({ kind: 'empty' })
  for (const offset of [start, end]) {
    if (!isGraphemeBoundary(text, offset)) return err({ kind: 'splits-grapheme', offset })
  }
  return ok(null)
}

/** Which labels a relation may lead from and to: a source may rest on a source, a relay. */
const allowedEnds: Readonly<Record<RelationType, readonly (readonly [from: string, to: string])[]>> = {
  attributed_to: [
    ['claim', 'source'],
    ['source', 'source'],
  ],
  quantifies: [['figure', 'claim']],
}

/** Whether a relation of this type may lead from an annotation of one label to one of another. */
export function relationEndsFit(type: RelationType, fromLabel: string, toLabel: string): boolean {
  return allowedEnds[type].some(([from, to]) => from === fromLabel && to === toLabel)
}

export interface AttributeProblem {
  readonly name: string
  /** `unknown` is a warning: the attribute is kept. The others make a record invalid. */
  readonly problem: 'unknown' | 'not-a-choice' | 'wrong-type'
}

/** What is wrong with an annotation's attributes by the scheme; null values are "unknown" and always fit. */
export function checkAttributes(scheme: Scheme, label: string, attributes: Attributes): AttributeProblem[] {
  const known = scheme.labels.find((l) => l.name === label)?.attributes ?? []
  return Object.entries(attributes).flatMap(([name, value]): AttributeProblem[] => {
    const problem = attributeProblem(
      known.find((a) => a.name === name),
      value,
    )
    return problem === null ? [] : [{ name, problem }]
  })
}

/** What is wrong with one value by its attribute of the scheme, which is undefined if the scheme has none of the name. */
export function attributeProblem(
  attribute: SchemeAttribute | undefined,
  value: AttributeValue,
): AttributeProblem['problem'] | null {
  if (attribute === undefined) return 'unknown'
  return value === null ? null : problemOf(attribute, value)
}

function problemOf(
  attribute: SchemeAttribute,
  value: Exclude<AttributeValue, null>,
): AttributeProblem['problem'] | null {
  switch (attribute.type) {
    case 'choice':
      if (typeof value !== 'string') return 'wrong-type'
      return attribute.values?.includes(value) ? null : 'not-a-choice'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'wrong-type'
    case 'text':
      return typeof value === 'string' ? null : 'wrong-type'
    case 'flag':
      return typeof value === 'boolean' ? null : 'wrong-type'
  }
}
