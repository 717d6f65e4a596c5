import { expect, test } from 'vitest'
import { safeFileName } from '../../../src/main/safeFileName'

test.each([
  ['كورسك.sanad.json', 'كورسك.sanad.json'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['C:\\a<b>?.jsonl', 'C-a-b-.jsonl'],
  [' .hidden. ', 'hidden'],
  ['...', 'sanad'],
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe)
})
