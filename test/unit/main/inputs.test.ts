import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createInputs } from '../../../src/main/inputs'
import { temporaryFolder } from '../temporaryFolder'

test('a granted file is read in pieces, by token only', async () => {
  const path = join(temporaryFolder(), 'a.sanad.json')
  writeFileSync(path, 'abcdef')
  const inputs = createInputs()
  const { token, fileName, bytes } = inputs.grant(path, 6)
  expect({ fileName, bytes }).toEqual({ fileName: 'a.sanad.json', bytes: 6 })
  expect(token).not.toContain('a.sanad.json')
  const read = async (offset: number, length: number): Promise<unknown> => {
    const result = await inputs.read(token, offset, length)
    return result.ok ? Buffer.from(result.value).toString() : result.error.code
  }
  expect(await read(0, 4)).toBe('abcd')
  expect(await read(4, 4)).toBe('ef')
  expect(await read(6, 4)).toBe('')
  expect(await read(1, 1)).toBe('b')
  await inputs.close(token)
  expect(await read(0, 1)).toBe('job-unknown')
  await inputs.close(token)
})

test('paths are no tokens', async () => {
  const inputs = createInputs()
  expect(await inputs.read('/etc/passwd', 0, 10)).toMatchObject({ ok: false, error: { code: 'job-unknown' } })
})

test('a file that went away is told; ending all grants ends them', async () => {
  const inputs = createInputs()
  const { token } = inputs.grant(join(temporaryFolder(), 'gone'), 1)
  expect(await inputs.read(token, 0, 1)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  await inputs.closeAll()
  expect(await inputs.read(token, 0, 1)).toMatchObject({ ok: false, error: { code: 'job-unknown' } })
})
