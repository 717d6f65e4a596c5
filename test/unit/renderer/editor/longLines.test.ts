import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isGraphemeBoundary } from '@core/text/graphemes'
import { isBidiBalanced, pieceAt, pieceCuts, spreadOverPieces } from '@renderer/editor/longLines'

describe('pieceCuts', () => {
  test('leaves a line of ordinary length whole', () => {
    expect(pieceCuts('قال المتحدث. '.repeat(600), 0, 7800)).toEqual([])
  })

  test('cuts a long line after spaces, in pieces of bounded length, the same at every call', () => {
    const text = `أول\n${'قالت الوزارة إن نحو ألف شخص غادروا. '.repeat(1000)}\nآخر`
    const start = 4
    const end = text.length - 4
    const cuts = pieceCuts(text, start, end)
    expect(cuts.length).toBeGreaterThan(15)
    expect(cuts.every((cut) => text[cut - 1] === ' ' && cut > start && cut < end)).toBe(true)
    const edges = [start, ...cuts, end]
    edges.slice(1).forEach((edge, i) => expect(edge - (edges[i] ?? 0)).toBeLessThanOrEqual(2 * 2048))
    expect(pieceCuts(text, start, end)).toEqual(cuts)
  })

  test('cuts a line without spaces between graphemes', () => {
    const text = '👨‍👩‍👧‍👦'.repeat(2000)
    const cuts = pieceCuts(text, 0, text.length)
    expect(cuts.length).toBeGreaterThan(5)
    expect(cuts.every((cut) => isGraphemeBoundary(text, cut))).toBe(true)
  })
})

describe('bidi controls', () => {
  const words = (count: number) => 'قالت الوزارة إن نحو ألف شخص غادروا. '.repeat(count)

  test('are balanced when what they begin is ended', () => {
    const text = 'ا \u2067ب \u202Bج\u202C د\u2069 ه \u202A'
    expect(isBidiBalanced(text, 0, text.length)).toBe(false)
    expect(isBidiBalanced(text, 0, text.length - 1)).toBe(true)
    expect(isBidiBalanced(text, 0, 4)).toBe(false)
    expect(isBidiBalanced('\u2069\u202Cا', 0, 3)).toBe(true)
  })

  test('keep what stands between them in one piece', () => {
    const isolated = `\u2067${words(200)}\u2069 `
    const text = words(100) + isolated + words(300)
    const cuts = pieceCuts(text, 0, text.length)
    const from = words(100).length
    expect(cuts.length).toBeGreaterThan(5)
    expect(cuts.filter((cut) => cut > from && cut < from + isolated.length - 1)).toEqual([])
  })

  test('leave the rest of a line whole when one is never ended', () => {
    const text = `${words(200)}\u202E${words(400)}`
    const cuts = pieceCuts(text, 0, text.length)
    expect(cuts.every((cut) => cut <= words(200).length)).toBe(true)
  })
})

const cutsIn = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 8 })
  .map((cuts) => cuts.sort((a, b) => a - b))

test('pieceAt counts the cuts before an offset, and one at it as the bias says', () => {
  fc.assert(
    fc.property(cutsIn, fc.nat(100), (cuts, offset) => {
      expect(pieceAt(cuts, offset, 'forward')).toBe(cuts.filter((cut) => cut <= offset).length)
      expect(pieceAt(cuts, offset, 'backward')).toBe(cuts.filter((cut) => cut < offset).length)
    }),
  )
})

test('spreadOverPieces puts every span into the pieces it has a character in, in order', () => {
  const spans = fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 6 })
  fc.assert(
    fc.property(spans, cutsIn, (raw, cuts) => {
      const all = raw.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }))
      const edges = [0, ...cuts, 100]
      const pieces = spreadOverPieces(cuts, all)
      expect(pieces).toHaveLength(cuts.length + 1)
      for (const [i, piece] of pieces.entries())
        expect(piece).toEqual(all.filter((s) => s.start < (edges[i + 1] ?? 0) && s.end > (edges[i] ?? 0)))
    }),
  )
})
