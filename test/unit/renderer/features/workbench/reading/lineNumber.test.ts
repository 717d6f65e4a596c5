import { expect, test } from 'vitest'
import { lineNumberOf } from '@renderer/features/workbench/reading/lineNumber'

test.each([
  ['12', 12],
  [' ١٢ ', 12],
  ['۱۲۳', 123],
  ['1,204', 1204],
  ['١٬٢٠٤', 1204],
  ['0', 0],
])('%s is the line number %i', (written, number) => {
  expect(lineNumberOf(written)).toBe(number)
})

test.each(['', ' ', 'أول', '-3', '2.5', '12x', '99999999999'])('«%s» is no line number', (written) => {
  expect(lineNumberOf(written)).toBeNull()
})
