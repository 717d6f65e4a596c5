import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJsonState } from '../../../src/main/jsonState'
import { appStateSchema } from '../../../src/main/state'
import { temporaryFolder } from '../temporaryFolder'
import { memoryLog } from './memoryLog'

const initial = { lastFolder: null, theme: 'system', language: null }

test('changes are there at once, and after the next start', async () => {
  const path = join(temporaryFolder(), 'state.json')
  const state = openJsonState(path, appStateSchema, memoryLog())
  expect(state.value).toEqual(initial)
  state.update({ theme: 'dark' })
  state.update({ lastFolder: '/أخبار' })
  expect(state.value).toEqual({ ...initial, theme: 'dark', lastFolder: '/أخبار' })
  await state.settled()
  expect(openJsonState(path, appStateSchema, memoryLog()).value).toEqual(state.value)
})

test.each(['', '{', '[]', '{"theme": 7}', 'null'])('a damaged file %j counts as none', (content) => {
  const path = join(temporaryFolder(), 'state.json')
  writeFileSync(path, content)
  expect(openJsonState(path, appStateSchema, memoryLog()).value).toEqual(initial)
  expect(readFileSync(path, 'utf8')).toBe(content)
})

test('a failed write is logged, and the next one tried', async () => {
  const path = join(temporaryFolder(), 'gone', 'state.json')
  const log = memoryLog()
  const state = openJsonState(path, appStateSchema, log)
  state.update({ theme: 'dark' })
  await state.settled()
  expect(log.lines).toHaveLength(1)
  mkdirSync(join(path, '..'))
  state.update({ theme: 'light' })
  await state.settled()
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ theme: 'light' })
})
