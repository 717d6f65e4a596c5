import { LineTable } from '@core/text/lineTable'
import { snapSpan } from '@core/text/snap'
import { describe, expect, it } from 'vitest'

/** The selection is what stands between the two bars; returns the text of the span that it snaps to. */
function snapped(marked: string, mode: 'word' | 'exact' = 'word', known: readonly string[] = []): string | null {
  const [before = '', selected = '', after = ''] = marked.split('|')
  const text = before + selected + after
  const isKnownWord = (word: string) => known.includes(word)
  const span = snapSpan(new LineTable(text), before.length, before.length + selected.length, { mode, isKnownWord })
  return span === null ? null : text.slice(span.start, span.end)
}

describe('snapSpan by words', () => {
  it.each([
    ['widens to whole words', 'قالت وز|ارة الدف|اع أمس', 'وزارة الدفاع'],
    ['drops blanks and outer punctuation', 'قالت| وزارة الدفاع، |أمس', 'وزارة الدفاع'],
    ['drops a bidi mark', 'قالت |\u200fنعم\u200f| أمس', 'نعم'],
    ['peels a clitic', 'قال |والجيش| نعم', 'الجيش'],
    ['peels two', 'قال |وبالجيش| نعم', 'الجيش'],
    ['peels a clitic from a word half selected', 'قال وال|جيش| نعم', 'الجيش'],
    ['leaves a clitic out that the person left out', 'قال ك|تاب| نعم', 'تاب'],
    ['keeps a word that only looks so', 'من |كوريا| نعم', 'كوريا'],
    ['peels before a number', 'قتل |و12 جندياً| أمس', '12 جندياً'],
    ['peels with tatweel before a quotation mark', 'أشاد |بـ"بطولة" القوات|', '"بطولة" القوات'],
    ['peels so and drops marks around all', 'أشاد |بـ«بطولة القوات»|', 'بطولة القوات'],
    ['peels again behind a mark that is not closed', 'أشاد |بـ(و|الجيش', 'الجيش'],
    ['keeps a lone clitic before nothing', 'أشاد |بـ| "بطولة"', 'بـ'],
    ['drops marks around the whole', 'قال |«نعم ثم لا»|', 'نعم ثم لا'],
    ['drops marks within marks', 'قال |("نعم")|', 'نعم'],
    ['keeps a pair inside', '|صحيفة "تايمز"| قالت', 'صحيفة "تايمز"'],
    ['takes in the mark that closes', '|صحيفة "تايمز|" قالت', 'صحيفة "تايمز"'],
    ['takes in the bracket that closes', '|وزارة (الدفاع|) قالت', 'وزارة (الدفاع)'],
    ['drops a mark that opens outside', 'قال "|نعم"| ثم', 'نعم'],
    ['drops a mark that is not closed', '|«نعم| ثم', 'نعم'],
    ['keeps two pairs at the ends', '|"نعم" ثم "لا"| قال', '"نعم" ثم "لا"'],
    ['keeps a percent sign', 'بلغ |12.5%| أمس', '12.5%'],
    ['keeps a percent sign after a space', 'بلغ |12.5 ٪.| أمس', '12.5 ٪'],
    ['drops a percent sign without its number', '|نسبة %| أمس', 'نسبة'],
    ['keeps a sign before its number', 'بلغت |-5| أمس', '-5'],
    ['drops a dash', '|- نعم -| أمس', 'نعم'],
    ['divides words at a stop without a space', 'إلى كور|سك|.وأكد', 'كورسك'],
    ['keeps punctuation that alone is selected', 'قال|، |ثم', '، '],
    ['keeps a space that alone is selected', 'قال| |ثم', ' '],
    ['goes over lines', 'أ|ول\nثا|ن', 'أول\nثان'],
  ])('%s', (_, marked, expected) => {
    expect(snapped(marked)).toBe(expected)
  })

  it('peels what the text knows', () => {
    expect(snapped('قال |بحسب| مصدر')).toBe('بحسب')
    expect(snapped('قال |بحسب| مصدر', 'word', ['حسب'])).toBe('حسب')
  })
})

describe('snapSpan exactly', () => {
  it.each([
    ['keeps letters, blanks and punctuation', 'قا|لت، |نعم', 'لت، '],
    ['takes harakat with their letter', 'مُح|َم|َّد', 'حَمَّ'],
    ['takes an emoji family whole', 'خبر 👨‍|👩‍👧| عاجل', '👨‍👩‍👧'],
  ])('%s', (_, marked, expected) => {
    expect(snapped(marked, 'exact')).toBe(expected)
  })
})

describe('snapSpan at the edges', () => {
  const lines = new LineTable('قال نعم')

  it('gives nothing for an empty or backward selection', () => {
    expect(snapSpan(lines, 2, 2, { mode: 'word' })).toBeNull()
    expect(snapSpan(lines, 3, 1, { mode: 'exact' })).toBeNull()
    expect(snapSpan(new LineTable(''), 0, 5, { mode: 'word' })).toBeNull()
  })

  it('clamps to the text', () => {
    expect(snapSpan(lines, -4, 99, { mode: 'word' })).toEqual({ start: 0, end: 7 })
    expect(snapSpan(lines, -4, 99, { mode: 'exact' })).toEqual({ start: 0, end: 7 })
  })

  it('takes a megabyte of unmatched brackets in linear time', () => {
    const text = `${'('.repeat(500_000)}نعم${']'.repeat(500_000)}`
    expect(snapSpan(new LineTable(text), 0, text.length, { mode: 'word' })).toEqual({ start: 500_000, end: 500_003 })
  }, 5000)
})
