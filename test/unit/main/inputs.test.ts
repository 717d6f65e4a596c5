import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
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

test('a folder of many files is read with few of them open at a time', async () => {
  const folder = temporaryFolder()
  const inputs = createInputs()
  const tokens = Array.from({ length: 40 }, (_, i) => {
    const path = join(folder, String(i))
    writeFileSync(path, `${i}`)
    return inputs.grant(path, 2).token
  })
  // Twice, so that files that were closed meanwhile are opened again; all at once, so that some are closed while they are read.
  for (const round of [1, 2]) {
    const texts = await Promise.all(
      tokens.map(async (token) => {
        const read = await inputs.read(token, 0, 9)
        return read.ok ? Buffer.from(read.value).toString() : read.error.detail
      }),
    )
    expect(texts, `round ${round}`).toEqual(tokens.map((_, i) => `${i}`))
  }
  const open = () => readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).startsWith(folder)).length
  if (existsSync('/proc/self/fd')) await expect.poll(open).toBeLessThanOrEqual(16)
  await inputs.closeAll()
  if (existsSync('/proc/self/fd')) expect(open()).toBe(0)
})

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return ''
  }
}
