import { countGraphemes } from '@core/text/graphemes'
import { titleOf } from '@core/text/title'
import { describe, expect, it } from 'vitest'

describe('titleOf', () => {
  it.each([
    ['عنوان الخبر\nوالمتن', 'عنوان الخبر'],
    ['\n \u00a0\n\u200f\n\tعنوان \u200f\nمتن', 'عنوان'],
    ['\ufeff«عنوان»', '«عنوان»'],
    ['', ''],
    [' \n\u200e\n', ''],
  ])('of %j is %j', (text, title) => {
    expect(titleOf(text)).toBe(title)
  })

  it('keeps a line of 90 graphemes and cuts a longer one after a word', () => {
    const words = 'كلمة '.repeat(18).trim() // 89 graphemes
    expect(titleOf(`${words}م`)).toBe(`${words}م`)
    expect(titleOf(`${words} أخرى`)).toBe(`${words}…`)
    expect(titleOf(`${words}طويلة`)).toBe(`${'كلمة '.repeat(17).trim()}…`)
  })

  it('cuts one long word between graphemes', () => {
    const title = titleOf('دَّ'.repeat(200))
    expect(title).toBe(`${'دَّ'.repeat(89)}…`)
    expect(countGraphemes(title)).toBe(90)
  })
})
