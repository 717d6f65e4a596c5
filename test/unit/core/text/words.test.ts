import { LineTable } from '@core/text/lineTable'
import {
  countWords,
  nextStartStop,
  nextWordEnd,
  previousStartStop,
  previousWordEnd,
  previousWordStart,
  wordAt,
} from '@core/text/words'
import { describe, expect, it } from 'vitest'

/** The words of a text as a walk over it meets them. */
function wordsOf(text: string): string[] {
  const lines = new LineTable(text)
  const words: string[] = []
  for (let at = 0; at < text.length;) {
    const end = nextWordEnd(lines, at)
    const word = wordAt(lines, end, 'before')
    if (word !== null) words.push(text.slice(word.start, word.end))
    at = end
  }
  return words
}

describe('words', () => {
  it.each([
    ['قالت وزارة الدفاع، إن', ['قالت', 'وزارة', 'الدفاع', 'إن']],
    ['كورسك.وأكد', ['كورسك', 'وأكد']],
    ['قال:إن', ['قال', 'إن']],
    ['قالَ.ّإن', ['قالَ', 'إن']],
    ['قال.BBC:نعم', ['قال', 'BBC', 'نعم']],
    ['12.5 1,500 ١٬٥٠٠ ١٢٫٥ 1،500', ['12.5', '1,500', '١٬٥٠٠', '١٢٫٥', '1،500']],
    ['12.5كم', ['12.5كم']],
    ['www.example.org', ['www.example.org']],
    ["l'eau", ["l'eau"]],
    ['مُحَمَّدٌ بـ15 كتــاب', ['مُحَمَّدٌ', 'بـ15', 'كتــاب']],
    ['می‌خواهم', ['می‌خواهم']],
    ['«نعم»(لا)…', ['نعم', 'لا']],
    ['خبر 👨‍👩‍👧‍👦 🇸🇾 — … _ عاجل', ['خبر', 'عاجل']],
    ['أول\n\nثان', ['أول', 'ثان']],
    ['', []],
    ['... ؟', []],
  ])('of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
    expect(countWords(text)).toBe(words.length)
  })

  it('end before a bidi mark that trails them', () => {
    expect(wordsOf('نص\u200f تم')).toEqual(['نص', 'تم'])
  })
})

describe('wordAt', () => {
  const lines = new LineTable('قال نعم')

  it('looks at the character after or before', () => {
    expect(wordAt(lines, 3, 'before')).toEqual({ start: 0, end: 3 })
    expect(wordAt(lines, 3, 'after')).toBeNull()
    expect(wordAt(lines, 4, 'before')).toBeNull()
    expect(wordAt(lines, 4, 'after')).toEqual({ start: 4, end: 7 })
  })

  it('finds nothing at the edges of the text and beyond', () => {
    expect(wordAt(lines, 0, 'before')).toBeNull()
    expect(wordAt(lines, 7, 'after')).toBeNull()
    expect(wordAt(lines, 99, 'before')).toBeNull()
    expect(wordAt(new LineTable(''), 0, 'after')).toBeNull()
  })

  it('takes in a number sign that is one cluster with the digit behind it', () => {
    expect(wordAt(new LineTable('\u0600١٢ سطر'), 1, 'after')).toEqual({ start: 0, end: 3 })
  })
})

describe('moving by words', () => {
  const text = 'قال نعم\n\nثم مضى.'
  const lines = new LineTable(text)

  it('goes from end to end and from start to start, over lines', () => {
    expect([0, 3, 7, 11].map((at) => nextWordEnd(lines, at))).toEqual([3, 7, 11, 15])
    expect([16, 12, 9, 4].map((at) => previousWordStart(lines, at))).toEqual([12, 9, 4, 0])
    expect([16, 15, 11, 7].map((at) => previousWordEnd(lines, at))).toEqual([15, 11, 7, 3])
  })

  it('ends at the ends of the text', () => {
    expect([nextWordEnd(lines, 15), nextWordEnd(lines, 16)]).toEqual([16, 16])
    expect([previousWordStart(lines, 0), previousWordEnd(lines, 3)]).toEqual([0, 0])
  })

  it('stops at the start of a word and behind the clitics that it likely has', () => {
    const clitics = new LineTable('كان وبالجيش كييف')
    const forward = [0, 4, 5, 6, 12].map((at) => nextStartStop(clitics, at))
    expect(forward).toEqual([4, 6, 6, 12, 16])
    const backward = [16, 12, 6, 5, 4, 0].map((at) => previousStartStop(clitics, at))
    expect(backward).toEqual([12, 6, 4, 4, 0, 0])
  })
})

/** Far above what the code takes, far below what a walk over all segments would. */
const patienceMs = 5000

describe('in a long text', () => {
  it(
    'counts words in linear time',
    () => {
      expect(countWords('قالت وزارة الدفاع، إن 1500 جندي وصلوا.\n'.repeat(25_000))).toBe(175_000)
    },
    patienceMs,
  )

  it.each([
    ['dots', '.'],
    ['flags', '🇸🇾'],
    ['newlines', '\n'],
  ])(
    'crosses a megabyte of %s',
    (_, filler) => {
      const text = `أول ${filler.repeat(1_000_000 / filler.length)} آخر`
      const lines = new LineTable(text)
      expect(nextWordEnd(lines, 3)).toBe(text.length)
      expect(previousWordStart(lines, text.length - 4)).toBe(0)
    },
    patienceMs,
  )

  it(
    'moves in a megabyte without spaces',
    () => {
      const text = 'كتاب'.repeat(250_000)
      const lines = new LineTable(text)
      const end = nextWordEnd(lines, 500_000)
      expect(end).toBeGreaterThan(500_000)
      expect(end).toBeLessThanOrEqual(500_512)
      expect(previousWordStart(lines, text.length)).toBeGreaterThanOrEqual(text.length - 512)
    },
    patienceMs,
  )
})
