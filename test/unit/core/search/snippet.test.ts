import { snippetOf } from '@core/search/snippet'
import { describe, expect, it } from 'vitest'

function around(text: string, quote: string) {
  const start = text.indexOf(quote)
  return snippetOf(text, { start, end: start + quote.length })
}

describe('a snippet', () => {
  it('is the line of the hit where that is short', () => {
    expect(around('أولا\nقال مسؤول إن الجيش\nأخيرا', 'مسؤول')).toEqual({
      before: 'قال ',
      found: 'مسؤول',
      after: ' إن الجيش',
    })
  })

  it('leaves out whole words of a long line, and says so', () => {
    const line = `${'كلمة '.repeat(40)}هنا${' كلمة'.repeat(40)}`
    const { before, found, after } = around(line, 'هنا')
    expect(found).toBe('هنا')
    expect(before).toMatch(/^…(كلمة )+$/)
    expect(after).toMatch(/^( كلمة)+…$/)
    expect(before.length + after.length).toBeLessThan(110)
  })

  it('cuts between letters where there is no space, and never a grapheme', () => {
    const { before, after } = around(`${'👨‍👩‍👧'.repeat(30)}x${'👨‍👩‍👧'.repeat(30)}`, 'x')
    expect(before.replaceAll('👨‍👩‍👧', '')).toBe('…')
    expect(after.replaceAll('👨‍👩‍👧', '')).toBe('…')
  })

  it('shows the beginning of a very long hit, and line breaks in it as spaces', () => {
    expect(around('ab\ncd', 'b\nc')).toEqual({ before: 'a', found: 'b c', after: 'd' })
    expect(around('a'.repeat(500), 'a'.repeat(400)).found).toBe(`${'a'.repeat(160)}…`)
  })
})
