import { isGraphemeBoundary } from '@core/text/graphemes'
import { LineTable } from '@core/text/lineTable'
import { snapSpan } from '@core/text/snap'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { longRuns, texts } from './arbitraries'

/** Words and the marks that open and close, which snapping has rules for. */
const quotedTexts = fc
  .array(
    fc.constantFrom(
      'قال',
      'والجيش',
      'بـ',
      '15',
      '%',
      ' ',
      '«',
      '»',
      '"',
      "'",
      '(',
      ')',
      '“',
      '”',
      '„',
      '،',
      '-',
      '\u200f',
      '\u0651',
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

const selections = fc
  .oneof(texts, quotedTexts, longRuns)
  .chain((text) => fc.tuple(fc.constant(text), fc.nat({ max: text.length }), fc.nat({ max: text.length })))
const modes = fc.constantFrom('word' as const, 'exact' as const)

it('snaps to a span of whole clusters within the text, which snaps to itself', () => {
  fc.assert(
    fc.property(selections, modes, fc.boolean(), ([text, a, b], mode, known) => {
      const lines = new LineTable(text)
      const [start, end] = a < b ? [a, b] : [b, a]
      const options = { mode, isKnownWord: () => known }
      const span = snapSpan(lines, start, end, options)
      if (start === end) {
        expect(span).toBeNull()
        return
      }
      expect(span).not.toBeNull()
      if (span === null) return
      expect(span.start).toBeGreaterThanOrEqual(0)
      expect(span.start).toBeLessThan(span.end)
      expect(span.end).toBeLessThanOrEqual(text.length)
      expect(isGraphemeBoundary(text, span.start) && isGraphemeBoundary(text, span.end)).toBe(true)
      expect(snapSpan(lines, span.start, span.end, options)).toEqual(span)
      if (mode === 'exact') {
        expect(span.start <= start && end <= span.end).toBe(true)
        if (isGraphemeBoundary(text, start)) expect(span.start).toBe(start)
        if (isGraphemeBoundary(text, end)) expect(span.end).toBe(end)
      }
    }),
    { numRuns: 2000 },
  )
})
