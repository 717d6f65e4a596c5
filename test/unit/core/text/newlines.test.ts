import { canonicalNewlines } from '@core/text/newlines'
import { expect, it } from 'vitest'

it.each([
  ['', '', 'lf'],
  ['نص', 'نص', 'lf'],
  ['أ\nب\n', 'أ\nب\n', 'lf'],
  ['أ\r\nب\r\n', 'أ\nب\n', 'crlf'],
  ['أ\rب\r', 'أ\nب\n', 'cr'],
  ['أ\r\nب\nج', 'أ\nب\nج', 'mixed'],
  ['أ\r\nب\rج', 'أ\nب\nج', 'mixed'],
  ['أ\rب\nج', 'أ\nب\nج', 'mixed'],
  ['\r\r\n\n\r', '\n\n\n\n', 'mixed'],
  ['\u00a0أ\u2028ب\u0085\u200f \t', '\u00a0أ\u2028ب\u0085\u200f \t', 'lf'],
])('turns %j into %j and says %s', (raw, text, newline) => {
  expect(canonicalNewlines(raw)).toEqual({ text, newline })
})
