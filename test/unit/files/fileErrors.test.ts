import { readError, writeError } from '@files/fileErrors'
import { expect, test } from 'vitest'

const systemError = (code: string): Error => Object.assign(new Error(`${code}: it failed`), { code })

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EROFS', 'no-permission'],
  ['EIO', 'write-failed'],
])('writing, %s is %s', (system, code) => {
  expect(writeError(systemError(system), '/a')).toEqual({ code, detail: `${system}: it failed`, path: '/a' })
})

test.each([
  ['ENOENT', 'not-found'],
  ['EACCES', 'no-permission'],
  ['EIO', 'read-failed'],
])('reading, %s is %s', (system, code) => {
  expect(readError(systemError(system), '/a')).toMatchObject({ code })
})

test('something thrown that is no error is told in its own words', () => {
  expect(writeError('odd', '/a')).toEqual({ code: 'write-failed', detail: 'odd', path: '/a' })
})
