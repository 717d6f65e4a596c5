import { csvField, withoutGuard } from '@core/csvField'
import { expect, it } from 'vitest'

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
