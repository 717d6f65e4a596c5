import { inPieces } from '@renderer/workers/pieces'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('inPieces', () => {
  it('joins what is short and cuts what is long', () => {
    expect([...inPieces(['ab', 'c', 'defghij', 'k'], 4)]).toEqual(['abcd', 'efgh', 'ijk'])
    expect([...inPieces(['', ''], 4)]).toEqual([])
  })

  it('gives back the same text in full, bounded pieces without a cut pair', () => {
    const text = fc.array(fc.string({ unit: 'grapheme' }))
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 9 }), (parts, size) => {
        const pieces = [...inPieces(parts, size)]
        expect(pieces.join('')).toBe(parts.join(''))
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(size)
          expect(piece).toBe(new TextDecoder().decode(new TextEncoder().encode(piece)))
        }
        for (const piece of pieces.slice(0, -1)) expect(piece.length).toBeGreaterThanOrEqual(size - 1)
      }),
    )
  })
})
