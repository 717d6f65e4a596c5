import { foldText, sourceOffsets } from '@core/text/folding'
import { describe, expect, it } from 'vitest'

const plain = (text: string) => foldText(text, { taMarbuta: false }).folded

describe('folding', () => {
  it.each([
    ['harakat, superscript alef and tatweel go', 'مُحَمَّــدٌ هٰذا', 'محمد هذا'],
    ['alef has one form', 'أحمد إلى آخر ٱسم', 'احمد الي اخر اسم'],
    ['a hamza in two characters too', 'ا\u0654حمد و\u0654 ي\u0654', 'احمد و ي'],
    ['hamza on its seat is the seat', 'مسؤول رئيس', 'مسوول رييس'],
    ['ya and kaf of Persian', 'کوریا', 'كوريا'],
    ['digits of both families, and their points', '٣٫٥ ۱۲٬۰۰۰', '3.5 12,000'],
    ['bidi controls and joiners go', '\u200fقال\u2067 12\u2069 می\u200cخواهم', 'قال 12 ميخواهم'],
    ['spaces are spaces, newlines stay', 'a\u00a0b\tc\nd', 'a b c\nd'],
    ['case', 'NATO Ёлка', 'nato ёлка'],
    ['ligatures of the presentation forms', 'ﷲ ﻻ ﻷ', 'الله لا لا'],
    ['a mark by itself in its presentation form', 'ك\ufe71تب', 'كتب'],
    ['what has nothing to fold', 'كتاب 12, «نص»', 'كتاب 12, «نص»'],
  ])('%s', (_, text, folded) => {
    expect(plain(text)).toBe(folded)
  })

  it('takes ta marbuta for ha only if asked', () => {
    expect(plain('الشمالية')).toBe('الشمالية')
    expect(foldText('الشمالية', { taMarbuta: true }).folded).toBe('الشماليه')
  })

  it('leads back to the source over what was stripped and what became longer', () => {
    const text = 'مُحـمّد ﷲ ب'
    const folded = foldText(text, { taMarbuta: false })
    expect(folded.folded).toBe('محمد الله ب')
    const sourceOf = sourceOffsets(folded)
    expect(Array.from(folded.folded, (_, i) => text.charAt(sourceOf(i))).join('')).toBe('محمد ﷲﷲﷲﷲ ب')
    // In any order.
    expect([10, 0, 3, 2].map((i) => text.charAt(sourceOf(i)))).toEqual(['ب', 'م', 'د', 'م'])
  })
})
