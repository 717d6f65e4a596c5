import { differenceOf } from '@core/merge/textDifference'
import { describe, expect, it } from 'vitest'

const text = 'قالت وزارة الدفاع إن 1500 جندي وصلوا.\nونفى مسؤول مُطَّلِع ذلك.\n'

describe('differenceOf', () => {
  it('says nothing of identical texts', () => {
    expect(differenceOf(text, text)).toEqual({ reasons: [], changes: [], more: 0 })
  })

  it.each([
    ['newlines', text.replaceAll('\n', '\r\n')],
    ['newlines', text.replaceAll('\n', '\u2028')],
    ['byte-order-mark', `\ufeff${text}`],
    ['normalisation', text.normalize('NFD')],
    ['normalisation', text.replace('الدفاع', 'ﺍﻟﺪﻓﺎﻉ')],
    ['trailing-space', `${text}\n\n`],
    ['trailing-space', text.replace('\n', ' \u00a0\n')],
    ['spaces', text.replaceAll(' ', '\u00a0')],
    ['spaces', text.replace(' ', '  ')],
    ['invisible-characters', text.replace('1500', '\u20681500\u2069')],
  ])('names %s alone, and where it shows', (reason, other) => {
    for (const difference of [differenceOf(text, other), differenceOf(other, text)]) {
      expect(difference.reasons).toEqual([reason])
      expect(difference.changes.length).toBeGreaterThan(0)
    }
  })

  it('names several causes that hold together', () => {
    const other = `\ufeff${text.replaceAll('\n', '\r\n').replace(' ', '\u00a0')}`
    expect(differenceOf(text, other).reasons).toEqual(['newlines', 'byte-order-mark', 'spaces'])
  })

  it('shows the words of an edit with what stands around them', () => {
    const { reasons, changes, more } = differenceOf(text, text.replace('1500 جندي', '2000 عسكري'))
    expect(reasons).toEqual(['edited'])
    expect(more).toBe(0)
    expect(changes).toEqual([
      {
        from: { start: 21, end: 30, text: '1500 جندي' },
        to: { start: 21, end: 31, text: '2000 عسكري' },
        before: 'قالت وزارة الدفاع إن ',
        after: ' وصلوا.\nونفى مسؤول مُطَّلِع',
      },
    ])
  })

  it('keeps edits and other causes apart', () => {
    const other = `\ufeff${text.replace('1500', '1600').replaceAll('\n', '\r\n')}`
    const { reasons, changes } = differenceOf(text, other)
    expect(reasons).toEqual(['newlines', 'byte-order-mark', 'edited'])
    expect(changes.map(({ from, to }) => [from.text, to.text])).toEqual([['1500', '1600']])
  })

  it('takes a new paragraph for an edit', () => {
    const { reasons, changes } = differenceOf(text, text.replace('جندي وصلوا', 'جندي\nوصلوا'))
    expect(reasons).toEqual(['edited'])
    expect(changes.map(({ from, to }) => [from.text, to.text])).toEqual([[' ', '\n']])
  })

  it('shows inserted and removed text as changes with one empty side', () => {
    const inserted = differenceOf(text, text.replace('إن ', 'أمس إن ')).changes
    expect(inserted.map(({ from, to }) => [from.text, to.text])).toEqual([['', 'أمس ']])
    const removed = differenceOf(text, text.replace(' مُطَّلِع', '')).changes
    expect(removed.map(({ from, to }) => [from.text, to.text])).toEqual([['مُطَّلِع ', '']])
  })

  it('lists the first twenty changes and counts the others', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `السطر الطويل رقم ${String(i)} من هذا النص الذي لا يتغير.\n`)
    const { changes, more } = differenceOf(lines.join(''), lines.join('').replaceAll('رقم', 'عدد'))
    expect(changes).toHaveLength(20)
    expect(more).toBe(10)
  })

  it('cuts the words of a long change, between graphemes', () => {
    const long = '👨‍👩‍👧 '.repeat(200)
    const { changes } = differenceOf(text, `${text}${long}`)
    const [change] = changes
    expect(change?.to.end).toBe(text.length + long.length)
    expect(change?.to.text.length).toBeLessThanOrEqual(400)
    expect(long.startsWith(change?.to.text ?? '-')).toBe(true)
    expect(change?.to.text.endsWith('\u200d')).toBe(false)
  })

  it('bounds its work on long texts that have nothing in common', () => {
    const words = (letter: string) => Array.from({ length: 20_000 }, (_, i) => `${letter}${String(i)}`).join(' ')
    const { reasons, changes } = differenceOf(words('ا'), words('ب'))
    expect(reasons).toEqual(['edited'])
    expect(changes).toHaveLength(1)
  })
})
