import { foldText, sourceOffsets } from '@core/text/folding'
import { compileQuery, defaultSearchOptions, findHits } from '@core/search/query'
import { isGraphemeBoundary } from '@core/text/graphemes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texts } from './arbitraries'

const options = fc.record({ taMarbuta: fc.boolean() })

describe('folding', () => {
  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(texts, options, (text, how) => {
        const { folded } = foldText(text, how)
        expect(foldText(folded, how).folded).toBe(folded)
      }),
    )
  })

  it('leads every character back to one that folds to it, in order', () => {
    fc.assert(
      fc.property(texts, options, (text, how) => {
        const whole = foldText(text, how)
        const sourceOf = sourceOffsets(whole)
        let last = 0
        for (let i = 0; i < whole.folded.length; i++) {
          const at = sourceOf(i)
          expect(at).toBeGreaterThanOrEqual(last)
          expect(foldText(text.charAt(at), how).folded).toContain(whole.folded.charAt(i))
          last = at
        }
      }),
    )
  })
})

describe('a search', () => {
  const searches = fc.record({
    wholeWords: fc.boolean(),
    clitics: fc.boolean(),
    taMarbuta: fc.boolean(),
    exact: fc.boolean(),
    regex: fc.constant(false),
  })

  it('finds a piece of the text where it is, in spans of whole graphemes, one after the other', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 8 }), searches, (text, from, length, how) => {
        const start = text.length === 0 ? 0 : from % text.length
        const words = text.slice(start, start + length)
        const query = compileQuery(words, how)
        if (!query.ok) return
        const hits = findHits(text, query.value)
        let last = 0
        for (const hit of hits) {
          expect(hit.start).toBeGreaterThanOrEqual(last)
          expect(hit.end).toBeGreaterThan(hit.start)
          expect(isGraphemeBoundary(text, hit.start) && isGraphemeBoundary(text, hit.end)).toBe(true)
          last = hit.end
        }
      }),
    )
  })

  it('misses nothing that a plain search finds, if words need not be whole', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, from, length) => {
        const start = text.length === 0 ? 0 : from % text.length
        const words = text.slice(start, start + length)
        // Half of a pair is no character that a person could type.
        if (/\p{Cs}/u.test(words) || words.trim() !== words) return
        // A break in the words is a space between them, and no hit spans lines.
        if (words.includes('\n')) return
        const query = compileQuery(words, { ...defaultSearchOptions, clitics: false })
        if (!query.ok) return
        expect(findHits(text, query.value).length).toBeGreaterThan(0)
      }),
      // Words over a line break: no hit, as meant. Found by this test, kept.
      { examples: [['كتاب\nكتاب', 0, 6]] },
    )
  })
})

describe('clitics', () => {
  it('never lose a hit that whole words alone find', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('كتاب', 'الجيش', 'جيش', '1500', 'لله', 'ab'), (text, words) => {
        const find = (clitics: boolean) => {
          const query = compileQuery(words, { ...defaultSearchOptions, wholeWords: true, clitics })
          return query.ok ? findHits(text, query.value).map(({ end }) => end) : []
        }
        expect(find(true)).toEqual(expect.arrayContaining(find(false)))
      }),
    )
  })
})
