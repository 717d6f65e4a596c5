import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLog } from '../../../src/main/log'
import { temporaryFolder } from '../temporaryFolder'

const noon = (): Date => new Date('2026-11-21T12:00:00Z')

test('lines carry time and source; more lines of one entry are set in', () => {
  const log = openLog(join(temporaryFolder(), 'logs', 'sanad.log'), noon)
  log.write('ipc', 'one')
  log.write('main', 'Error: two\nat here')
  expect(log.tail(1000)).toBe(
    '2026-11-21T12:00:00.000Z ipc: one\n2026-11-21T12:00:00.000Z main: Error: two\n  at here\n',
  )
})

test('the tail begins with a whole line', () => {
  const log = openLog(join(temporaryFolder(), 'sanad.log'), noon)
  for (let n = 0; n < 10; n++) log.write('x', `سطر ${n}`)
  const tail = log.tail(100)
  expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(100)
  expect(tail).toMatch(/^2026-.*\n2026-.*سطر 9\n$/)
})

test('a full log becomes the older half; an entry has a bound', () => {
  const folder = temporaryFolder()
  const log = openLog(join(folder, 'sanad.log'), noon)
  for (let n = 0; n < 300; n++) log.write('x', `${n} ${'y'.repeat(20_000)}`)
  expect(readdirSync(folder).sort()).toEqual(['sanad.log', 'sanad.log.1'])
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1024 * 1024)
  expect(log.tail(2 ** 30)).toContain(' 299 ')
})

test('a log that cannot be written stops nobody', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'sanad.log'))
  const log = openLog(join(folder, 'sanad.log'))
  log.write('x', 'y')
  expect(log.tail(10)).toBe('')
})
