import { compareNaturally } from '@files/naturalOrder'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('numbers by value, all else by code unit', () => {
  const names = ['10.txt', '9.txt', 'خبر 12', 'خبر 2', 'b', 'B', 'a10b2', 'a10b', 'a9', '']
  expect(names.sort(compareNaturally)).toEqual([
    '',
    '9.txt',
    '10.txt',
    'B',
    'a9',
    'a10b',
    'a10b2',
    'b',
    'خبر 2',
    'خبر 12',
  ])
})

test('is a total order that knows only the same name as equal', () => {
  const name = fc.string({ unit: fc.constantFrom('0', '1', '2', 'a', '.', 'ب'), maxLength: 6 })
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      const sign = (x: string, y: string): number => Math.sign(compareNaturally(x, y))
      expect(sign(a, b) === 0).toBe(a === b)
      expect(sign(a, b)).toBe(sign(b, a) === 0 ? 0 : -sign(b, a))
      if (sign(a, b) < 0 && sign(b, c) < 0) expect(sign(a, c)).toBe(-1)
    }),
  )
})
