import { compileQuery, defaultSearchOptions, findHits, type SearchOptions } from '@core/search/query'
import { describe, expect, it } from 'vitest'
import { valueOf } from '../annotation/records'

function found(text: string, words: string, options: Partial<SearchOptions> = {}): string[] {
  const query = valueOf(compileQuery(words, { ...defaultSearchOptions, ...options }))
  return findHits(text, query).map(({ start, end }) => text.slice(start, end))
}

const whole = { wholeWords: true } as const
const bare = { wholeWords: true, clitics: false } as const

describe('words', () => {
  it('are found in any spelling, with the marks that follow their last letter', () => {
    expect(found('كُورِيَا وكوریا وكـوريا', 'كوريا')).toEqual(['كُورِيَا', 'كوریا', 'كـوريا'])
    expect(found('مسؤولٌ، مسوول', 'مسؤول')).toEqual(['مسؤولٌ', 'مسوول'])
    expect(found('١٥٠٠ جندي و1500', '1500')).toEqual(['١٥٠٠', '1500'])
  })

  it('stand apart by any spaces of one line', () => {
    expect(found('كوريا\u00a0الشمالية، كوريا  الشمالية\nكوريا\nالشمالية', 'كوريا   الشمالية')).toEqual([
      'كوريا\u00a0الشمالية',
      'كوريا  الشمالية',
    ])
  })

  it('are a whole grapheme where they end in a ligature, and once where it holds them twice', () => {
    expect(found('قال ﷲ', 'له')).toEqual(['ﷲ'])
    expect(found('ﷲ', 'ل')).toEqual(['ﷲ'])
  })

  it('may hold what is special in expressions', () => {
    expect(found('(a+b) [c] $5.0 a-b', 'a+b')).toEqual(['a+b'])
    for (const words of ['(a+b)', '[c]', '$5.0', 'a-b']) expect(found('(a+b) [c] $5.0 a-b', words)).toEqual([words])
  })

  it('of nothing are refused', () => {
    for (const words of ['', '  ', '\u064b', 'ـ'])
      expect(compileQuery(words, defaultSearchOptions)).toMatchObject({ ok: false, error: { kind: 'empty' } })
  })
})

describe('ta marbuta', () => {
  it('is ha only if asked', () => {
    expect(found('الشمالية الشماليه', 'الشمالية')).toHaveLength(1)
    expect(found('الشمالية الشماليه', 'الشماليه', { taMarbuta: true })).toHaveLength(2)
  })
})

describe('whole words', () => {
  it('are not found inside words, unless particles are attached', () => {
    expect(found('وكوريا كوريات', 'كوريا')).toHaveLength(2)
    expect(found('وكوريا كوريات', 'كوريا', bare)).toEqual([])
    expect(found('وكوريا كوريات', 'كوريا', whole)).toEqual(['كوريا'])
    expect(found('وَلِكوريا', 'كوريا', whole)).toEqual(['كوريا'])
    expect(found('ليكوريا', 'كوريا', whole)).toEqual([])
  })

  it('keep their article, in whichever spelling', () => {
    expect(found('الرئيس وبالرئيس وللرئيس رئيس', 'رئيس', whole)).toEqual(['الرئيس', 'الرئيس', 'للرئيس', 'رئيس'])
    expect(found('الرئيس رئيس', 'رئيس', bare)).toEqual(['رئيس'])
    expect(found('والوكالة للوكالة وكالة', 'الوكالة', whole)).toEqual(['الوكالة', 'للوكالة'])
    expect(found('وفقًا للجنة', 'اللجنة', whole)).toEqual(['للجنة'])
  })

  it('do not take an alef with hamza for an article', () => {
    expect(found('ألماني ماني الماني', 'ماني', whole)).toEqual(['ماني', 'الماني'])
    expect(found('للف ألف', 'ألف', whole)).toEqual(['ألف'])
  })

  it('of digits are not found inside numbers', () => {
    expect(found('5 1.5 5,000 15 و5 (5).', '5', whole)).toEqual(['5', '5', '5'])
    expect(found('عام 2024.كوريا', 'كوريا', whole)).toEqual(['كوريا'])
  })
})

describe('an exact search', () => {
  it('folds nothing', () => {
    expect(found('أحمد احمد أَحمد', 'أحمد', { exact: true })).toEqual(['أحمد'])
    expect(found('NATO nato', 'nato', { exact: true })).toEqual(['nato'])
    expect(found('١٥ 15', '15', { exact: true })).toEqual(['15'])
  })
})

describe('a regular expression', () => {
  const regex = { regex: true } as const

  it('reads the folded text, and its own letters are folded, but not its syntax', () => {
    expect(found('أُرسِلت ١٥٠٠ جنديّ', '\\d+ \\S+', regex)).toEqual(['١٥٠٠ جنديّ'])
    expect(found('الى إلى', '[إأ]لى', regex)).toEqual(['الى', 'إلى'])
    expect(found('ab AB', 'A\\S', regex)).toEqual(['ab', 'AB'])
  })

  it('reads the text as it is with exact', () => {
    expect(found('الى إلى', '[إأ]لى', { ...regex, exact: true })).toEqual(['إلى'])
  })

  it('goes line by line, and never finds nothing', () => {
    expect(found('أ\nب', '^.', regex)).toEqual(['أ', 'ب'])
    expect(found('xaax😀', 'a*', regex)).toEqual(['aa'])
  })

  it('can be of whole words, behind particles', () => {
    expect(found('وكوريا كوريات', 'كور\\p{L}+', { ...regex, ...whole })).toEqual(['كوريا', 'كوريات'])
    expect(found('وكوريا اليابان', 'كوريا|يابان', { ...regex, ...whole })).toEqual(['كوريا'])
  })

  it('that cannot be read says why', () => {
    for (const words of ['(', 'a)(b', '[', '\\'])
      expect(compileQuery(words, { ...defaultSearchOptions, regex: true })).toMatchObject({
        ok: false,
        error: { kind: 'bad-pattern' },
      })
  })
})

it('stops at the limit', () => {
  const query = valueOf(compileQuery('ا', defaultSearchOptions))
  expect(findHits('ا ا ا', query, 2)).toEqual([
    { start: 0, end: 1 },
    { start: 2, end: 3 },
  ])
})
