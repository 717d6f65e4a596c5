import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Span, spansWithin } from '@renderer/editor/highlights'

test('the spans near the view are those that touch it', () => {
  const gaps = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 1, max: 5 })), { maxLength: 60 })
  fc.assert(
    fc.property(gaps, fc.nat({ max: 300 }), fc.integer({ min: 1, max: 80 }), (pairs, start, length) => {
      const spans: Span[] = []
      let at = 0
      for (const [gap, size] of pairs) {
        spans.push({ start: at + gap, end: at + gap + size })
        at += gap + size
      }
      const view = { start, end: start + length }
      expect(spansWithin(spans, view)).toEqual(spans.filter((s) => s.end > view.start && s.start < view.end))
    }),
  )
})
