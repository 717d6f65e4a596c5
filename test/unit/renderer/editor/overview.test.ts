import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LineTable } from '@core/text/lineTable'
import { OverviewMap, stretchesOf, targetAt } from '@renderer/editor/overview'

/** Three lines at 10, 30 and 50 to 90 pixels of a content of 100, in visual lines of 20: the last line takes two. */
const text = '0123456789\n\n01234567890123456789'
const map = new OverviewMap(new LineTable(text), Float64Array.of(10, 30, 50, 90), 100, 20)

describe('OverviewMap', () => {
  test('knows the visual line of an offset, by the letters before it', () => {
    expect(map.rowAt(0)).toEqual({ top: 10, bottom: 30 })
    expect(map.rowAt(9)).toEqual({ top: 10, bottom: 30 })
    expect(map.rowAt(11)).toEqual({ top: 30, bottom: 50 })
    expect(map.rowAt(12)).toEqual({ top: 50, bottom: 70 })
    expect(map.rowAt(22)).toEqual({ top: 50, bottom: 70 })
    expect(map.rowAt(23)).toEqual({ top: 70, bottom: 90 })
    expect(map.rowAt(text.length)).toEqual({ top: 70, bottom: 90 })
  })

  test('finds the first offset of the visual line at a height, clamped to the text', () => {
    expect(map.offsetAt(-5)).toBe(0)
    expect(map.offsetAt(29)).toBe(0)
    expect(map.offsetAt(35)).toBe(11)
    expect(map.offsetAt(60)).toBe(12)
    expect(map.offsetAt(70)).toBe(23)
    expect(map.offsetAt(100)).toBe(23)
  })

  test('visual lines follow each other as offsets do, within their line of the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 30, maxLength: 30 }),
        fc.nat(),
        (lengths, heights, at) => {
          const content = lengths.map((length) => 'x'.repeat(length)).join('\n')
          const lines = new LineTable(content)
          const tops = new Float64Array(lines.count + 1)
          for (let i = 1; i < tops.length; i++) tops[i] = (tops[i - 1] ?? 0) + (heights[i - 1] ?? 1)
          const some = new OverviewMap(lines, tops, tops.at(-1) ?? 0, 20)
          const offset = at % (content.length + 1)
          const line = lines.lineAt(offset)
          const { top, bottom } = some.rowAt(offset)
          const first = some.offsetAt((top + bottom) / 2)
          expect(lines.lineAt(first)).toBe(line)
          expect(first).toBeLessThanOrEqual(offset)
          expect(some.rowAt(first)).toEqual({ top, bottom })
          if (first > 0) expect(some.rowAt(first - 1).bottom).toBeLessThanOrEqual(top + 1e-9)
          expect(top).toBeGreaterThanOrEqual(tops[line] ?? 0)
          expect(bottom).toBeLessThanOrEqual((tops[line + 1] ?? 0) + 1e-9)
          if (offset > 0) expect(top).toBeGreaterThanOrEqual(some.rowAt(offset - 1).top)
        },
      ),
    )
  })
})

describe('stretchesOf', () => {
  test('gives every span its place on the strip, at least two pixels', () => {
    const spans = [
      { start: 0, end: 2 },
      { start: 12, end: 32 },
    ]
    expect(stretchesOf(spans, map, 100)).toEqual([
      { top: 10, bottom: 30 },
      { top: 50, bottom: 90 },
    ])
    expect(stretchesOf([{ start: 11, end: 11 }], map, 10)).toEqual([{ top: 3, bottom: 5 }])
  })

  test('never gives more stretches than there are pixels, none over another, all on the strip', () => {
    const span = fc.tuple(fc.nat({ max: text.length }), fc.nat({ max: 8 }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 200 }), fc.integer({ min: 4, max: 60 }), (tuples, pixels) => {
        const spans = tuples
          .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }))
          .toSorted((a, b) => a.start - b.start)
        const stretches = stretchesOf(spans, map, pixels)
        stretches.forEach(({ top, bottom }, i) => {
          expect(top).toBeGreaterThan(stretches[i - 1]?.bottom ?? -1)
          expect(bottom).toBeGreaterThanOrEqual(top + 2)
          expect(bottom).toBeLessThanOrEqual(pixels)
        })
        for (const { start } of spans) {
          const pixel = Math.min(pixels - 2, Math.floor((map.rowAt(start).top * pixels) / 100))
          expect(stretches.some(({ top, bottom }) => top <= pixel && pixel <= bottom)).toBe(true)
        }
      }),
    )
  })
})

describe('targetAt', () => {
  const lanes = [[{ start: 2, end: 4 }, { start: 30, end: 32 }], [], [{ start: 14, end: 20 }]] // prettier-ignore

  test('means the first span that is drawn near', () => {
    expect(targetAt(lanes, map, 53, 3)).toBe(14)
    expect(targetAt(lanes, map, 87, 3)).toBe(30)
  })

  test('means the text itself where nothing is drawn', () => {
    expect(targetAt(lanes, map, 35, 3)).toBe(11)
    expect(targetAt([], map, 35, 3)).toBe(11)
  })
})
