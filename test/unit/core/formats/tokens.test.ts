import type { DatasetItem } from '@core/datasets/item'
import type { TokenPolicy } from '@core/formats/format'
import { alignToTokens, tokenise } from '@core/formats/tokens'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texts } from '../../../property/arbitraries'

function tokensOf(text: string, cuts: readonly number[] = []): string[][] {
  return tokenise(text, cuts).map(({ tokens }) => tokens.map(({ start, end }) => text.slice(start, end)))
}

describe('tokenise', () => {
  it('makes words and signs, in sentences', () => {
    expect(tokensOf('قال الوزير: «ارتفعت 12.5%». ثم نفى\nعاجل')).toEqual([
      ['قال', 'الوزير', ':', '«', 'ارتفعت', '12.5', '%', '»', '.'],
      ['ثم', 'نفى'],
      ['عاجل'],
    ])
  })

  it('keeps clusters whole and lets no white space in', () => {
    expect(tokensOf('👩🏽‍🚀📰 مُحَمَّدٌ\u00a0می\u200cخواهم 1\u202f000 \u2067نص\u2069\u0085\u001dأ')).toEqual([
      ['👩🏽‍🚀', '📰', 'مُحَمَّدٌ', 'می\u200cخواهم', '1', '000', '\u2067', 'نص', '\u2069', 'أ'],
    ])
  })

  it('divides tokens at cuts only', () => {
    expect(tokensOf('وقال الوزير', [0, 1, 4, 5])).toEqual([['و', 'قال', 'الوزير']])
  })

  it('has nothing for white space', () => {
    expect(tokenise(' \n\u2028\t')).toEqual([])
    expect(tokenise('')).toEqual([])
  })

  it('leaves out white space and nothing else, in order, whatever the text', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(60), { maxLength: 4 }), (text, cuts) => {
        const sentences = tokenise(text, cuts)
        let at = 0
        for (const { start, end, tokens } of sentences) {
          expect(tokens[0]?.start).toBe(start)
          expect(tokens.at(-1)?.end).toBe(end)
          for (const token of tokens) {
            expect(text.slice(at, token.start)).toMatch(/^[\s\u0085\u001c-\u001f]*$/)
            expect(token.end).toBeGreaterThan(token.start)
            expect(text.slice(token.start, token.end)).not.toMatch(/[\p{White_Space}\u001c-\u001f]/u)
            expect(cuts.some((cut) => token.start < cut && cut < token.end)).toBe(false)
            at = token.end
          }
        }
        expect(text.slice(at)).toMatch(/^[\s\u0085\u001c-\u001f]*$/)
      }),
    )
  })
})

describe('alignToTokens', () => {
  const text = 'وقال الوزير: «نعم» '
  const at = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length })
  const item: DatasetItem = {
    document: { id: '', title: '', fileName: '', text },
    annotator: null,
    spans: [
      { id: 'clitic', label: 'claim', ...at('قال الوزير'), attributes: {}, note: '' },
      { id: 'blank', label: 'source', ...at(' الوزير'), attributes: {}, note: '' },
      { id: 'whole', label: 'source', ...at('نعم'), attributes: {}, note: '' },
      { id: 'space', label: 'source', start: text.length - 1, end: text.length, attributes: {}, note: '' },
    ],
    relations: [
      { id: 'r1', type: 'attributed_to', from: 'clitic', to: 'whole' },
      { id: 'r2', type: 'attributed_to', from: 'clitic', to: 'blank' },
    ],
  }
  const quotes = (policy: TokenPolicy) => {
    const { item: aligned, losses, sentences } = alignToTokens(item, policy)
    const edges = sentences.flatMap(({ tokens }) => tokens)
    for (const { start, end } of aligned.spans) {
      expect(edges.some((token) => token.start === start) && edges.some((token) => token.end === end)).toBe(true)
    }
    return {
      spans: aligned.spans.map(({ start, end }) => text.slice(start, end)),
      relations: aligned.relations.map(({ id }) => id),
      losses: losses.map(({ what, count, label }) => `${count} ${what} ${label ?? ''}`.trim()),
    }
  }

  it('splits the token', () => {
    expect(quotes('split')).toEqual({
      spans: ['قال الوزير', 'نعم'],
      relations: ['r1'],
      losses: ['2 unwritable-spans source', '1 relations'],
    })
  })

  it('widens the span, and cuts white space off', () => {
    expect(quotes('widen')).toEqual({
      spans: ['وقال الوزير', 'الوزير', 'نعم'],
      relations: ['r1', 'r2'],
      losses: ['1 widened-spans claim', '1 widened-spans source', '1 unwritable-spans source'],
    })
  })

  it('refuses the span', () => {
    expect(quotes('refuse')).toEqual({
      spans: ['نعم'],
      relations: [],
      losses: ['1 spans-inside-words claim', '2 unwritable-spans source', '2 relations'],
    })
  })
})
