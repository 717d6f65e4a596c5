import { AnnotationIndex, compareInnermostFirst } from '@core/annotation/annotationIndex'
import { compareByPosition } from '@core/annotation/layers'
import type { Annotation } from '@core/annotation/model'
import { segmentsOfLine } from '@core/annotation/segments'
import { LineTable } from '@core/text/lineTable'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const text = 'ابجدهوزحط\n\nكلمنسعف\nقرشت\n'
const lines = new LineTable(text)

const annotationWith = (id: string): fc.Arbitrary<Annotation> =>
  fc
    .record({
      start: fc.nat({ max: text.length - 1 }),
      length: fc.integer({ min: 1, max: 12 }),
      label: fc.constantFrom('claim', 'source', 'figure', 'other'),
    })
    .map(({ start, length, label }) => ({
      ...{ id, documentId: '', annotatorId: '', label, start, end: Math.min(text.length, start + length) },
      ...{ quote: '', prefix: '', suffix: '', attributes: {}, note: '', origin: 'manual' },
      ...{ createdAt: '', updatedAt: '', revision: 1, deleted: false },
    }))

const allIds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
const idOf = fc.constantFrom(...allIds)
const annotations = fc.uniqueArray(idOf.chain(annotationWith), { selector: (a) => a.id })
const ids = (found: readonly Annotation[]) => found.map((a) => a.id)

it('segments of a line are what a look at every character gives', () => {
  fc.assert(
    fc.property(annotations, fc.nat({ max: lines.count - 1 }), (all, line) => {
      const [start, end] = [lines.start(line), lines.end(line)]
      const segments = segmentsOfLine(start, end, all)
      let at = start
      for (const segment of segments) {
        expect(segment.start).toBe(at)
        expect(segment.end).toBeGreaterThan(at)
        for (; at < segment.end; at++) {
          const over = all.filter((a) => a.start <= at && at < a.end).sort(compareByPosition)
          expect(segment.ids).toEqual(ids(over))
        }
        const over = all.filter((a) => segment.ids.includes(a.id)).sort(compareByPosition)
        expect(segment.starting).toEqual(ids(over.filter((a) => a.start === segment.start)))
        expect(segment.ending).toEqual(ids(over.filter((a) => a.end === segment.end)))
      }
      expect(at).toBe(end)
      // No cut without a boundary there.
      for (const { start: cut } of segments.slice(1)) {
        expect(all.some((a) => a.start === cut || a.end === cut)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

/** `look` asks for the order in between, which the index then keeps and brings up to date. */
type Step = { readonly add: Annotation } | { readonly remove: string } | 'look'
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: idOf.chain(annotationWith).map((add) => ({ add })) },
    { weight: 1, arbitrary: idOf.map((remove) => ({ remove })) },
    { weight: 1, arbitrary: fc.constant('look' as const) },
  ),
  { maxLength: 20 },
)

it('the index answers as a list would, after any additions and removals', () => {
  fc.assert(
    fc.property(steps, fc.nat({ max: text.length }), (done, at) => {
      const index = new AnnotationIndex(lines)
      const held = new Map<string, Annotation>()
      for (const step of done) {
        if (step === 'look') {
          expect(index.inOrder()).toEqual([...held.values()].sort(compareByPosition))
        } else if ('add' in step) {
          index.add(step.add)
          held.set(step.add.id, step.add)
        } else {
          index.remove(step.remove)
          held.delete(step.remove)
        }
      }
      const all = [...held.values()]

      expect(index.inOrder()).toEqual(all.toSorted(compareByPosition))
      for (const id of allIds) expect(index.get(id)).toBe(held.get(id))
      for (let line = 0; line < lines.count; line++) {
        // The newline at its end belongs to a line.
        const here = all.filter((x) => x.start <= lines.end(line) && x.end > lines.start(line))
        expect([...index.onLine(line)].sort(compareByPosition)).toEqual(here.sort(compareByPosition))
      }
      const over = all.filter((x) => x.start <= at && at < x.end)
      const ending = all.filter((x) => x.end === at && lines.lineAt(at) === lines.lineAt(at - 1))
      expect(index.covering(at)).toEqual((over.length > 0 ? over : ending).toSorted(compareInnermostFirst))
    }),
    { numRuns: 300 },
  )
})
