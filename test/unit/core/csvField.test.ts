import { csvField, withGuard, withoutGuard } from '@core/csvField'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

it.each([
  [null, ''],
  ['', ''],
  ['كلام', 'كلام'],
  [-5, '-5'],
  [1500.25, '1500.25'],
  ['=1+1', "'=1+1"],
  ['+966', "'+966"],
  ['-5 درجات', "'-5 درجات"],
  ['@اسم', "'@اسم"],
  ['\tنص', '"\'\tنص"'],
  ['\rنص', '"\'\rنص"'],
  ['＝1', "'＝1"],
  ["'=1", "''=1"],
  ["'قال", "'قال"],
  ['=HYPERLINK("a","b")', '"\'=HYPERLINK(""a"",""b"")"'],
  ['"=1', '"""=1"'],
  ['سطر\nسطر', '"سطر\nسطر"'],
  ['أ;ب', '"أ;ب"'],
])('%j is written as %s', (cell, field) => {
  expect(csvField(cell)).toBe(field)
})

it('takes its own apostrophe away, and no other', () => {
  expect(["'=1", "''=1", "'قال", "'", '=1'].map(withoutGuard)).toEqual(['=1', "'=1", "'قال", "'", '=1'])
})

describe('withGuard', () => {
  it.each(['=1', '+1', '-x', '@a', '\tx', '\rx', '\nx', '\uff1d1', "'=1"])('puts an apostrophe before %j', (text) => {
    expect(withGuard(text)).toBe(`'${text}`)
  })

  it.each(['نص', "'نص", '1-2', '', ' =1'])('leaves %j', (text) => {
    expect(withGuard(text)).toBe(text)
  })

  it('is taken back by withoutGuard', () => {
    const cells = fc.array(fc.constantFrom("'", '=', '-', 'x', ' ')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(cells, (cell) => {
        expect(withoutGuard(withGuard(cell))).toBe(cell)
      }),
    )
  })
})
