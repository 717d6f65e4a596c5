/** Random comparisons: up to three annotators mark words of short texts, often alike, with every kind of difference. */
import type { Comparison } from '@core/merge/comparison'
import fc from 'fast-check'
import { comparisonOf, type Mark } from '../unit/core/agreement/comparisons'

const words = ['قال', 'الوزير', 'إن', 'نحو', '4000', 'جندي', 'و', '…', '👨‍👩‍👧', 'وصلوا.وأكد']
const texts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((chosen) => chosen.join(' '))

const attributes = fc.record(
  {
    stance: fc.constantFrom('asserts', 'denies', null),
    min: fc.constantFrom(1, 2, null),
    checked: fc.boolean(),
  },
  { requiredKeys: [] },
)

function marks(count: number): fc.Arbitrary<Mark[]> {
  const place = fc.nat({ max: count - 1 })
  const mark = fc
    .record({
      label: fc.constantFrom('claim', 'claim', 'source', 'figure'),
      ends: fc.tuple(place, place),
      attributes,
      links: fc.array(fc.nat(5), { maxLength: 2 }),
    })
    .map(({ ends: [one, other], ...more }): Mark => {
      return { ...more, first: Math.min(one, other), last: Math.max(one, other) }
    })
  // A relation whose end is not there is not made.
  return fc
    .array(mark, { maxLength: 6 })
    .map((list) => list.map((one) => ({ ...one, links: (one.links ?? []).filter((to) => to < list.length) })))
}

/** Who marks nothing, who did not finish, who marks what another does, and who marks something else. */
const documents = texts.chain((text) => {
  const own = marks(text.split(' ').length)
  return fc.tuple(own, own, own).chain(([x, y, z]) =>
    fc
      .record({
        a: fc.constantFrom(x, x, [], null),
        b: fc.constantFrom(x, y, [], null),
        c: fc.constantFrom(x, y, z, null),
      })
      .map((layers) => ({ text, marks: Object.fromEntries(Object.entries(layers).flatMap(finished)) })),
  )
})

function finished([id, own]: [string, Mark[] | null]): [string, Mark[]][] {
  return own === null ? [] : [[id, own]]
}

export const comparisons: fc.Arbitrary<Comparison> = fc
  .array(documents, { maxLength: 7 })
  .map((list) => comparisonOf(['a', 'b', 'c'], list))
