import { maxTextBytes, readText } from '@files/readText'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../temporaryFolder'

test('a text becomes what a document is made of', async () => {
  const path = join(temporaryFolder(), '٠٠٢.txt')
  writeFileSync(path, '\ufeffعنوان\r\nabc\r\n')
  expect(await readText(path)).toEqual({
    ok: true,
    value: {
      file: {
        // printf 'عنوان\nabc\n' | sha256sum
        id: 'sha256:d242a22e854841b2b2411e8ace0089c859d5df1eb1e122a0d6891e82bdea0dbe',
        title: 'عنوان',
        fileName: '٠٠٢.txt',
        text: 'عنوان\nabc\n',
        source: { encoding: 'utf-8', byteLength: 20, newline: 'crlf', bom: true },
      },
      encoding: 'utf-8',
      certain: true,
    },
  })
})

test('the limit counts bytes and is inclusive', async () => {
  const path = join(temporaryFolder(), 'a.txt')
  writeFileSync(path, 'ab')
  expect(await readText(path, { limit: 2 })).toMatchObject({ ok: true })
  expect(await readText(path, { limit: 1 })).toEqual({ ok: false, error: { kind: 'too-large', bytes: 2, limit: 1 } })
  writeFileSync(path, Buffer.alloc(maxTextBytes + 1, 'a'))
  expect(await readText(path)).toMatchObject({ ok: false, error: { kind: 'too-large', limit: 5_242_880 } })
})

test('the encoding that was chosen is used', async () => {
  const path = join(temporaryFolder(), 'a.txt')
  writeFileSync(path, Buffer.from([0xc7, 0xe1]))
  expect(await readText(path, { as: 'windows-1256' })).toMatchObject({
    ok: true,
    value: { file: { text: 'ال' }, certain: true },
  })
  expect(await readText(path, { as: 'utf-8' })).toMatchObject({ ok: false, error: { kind: 'undecodable' } })
})

test('what cannot be read says why; a folder is no file', async () => {
  const folder = temporaryFolder()
  const missing = await readText(join(folder, 'gone.txt'))
  expect(missing).toMatchObject({
    ok: false,
    error: { kind: 'unreadable', detail: expect.stringContaining('ENOENT') as string },
  })
  expect(await readText(folder)).toEqual({ ok: false, error: { kind: 'not-a-file' } })
})

test.skipIf(process.platform === 'win32')('a device is not read, which might never end', async () => {
  expect(await readText('/dev/zero')).toEqual({ ok: false, error: { kind: 'not-a-file' } })
})
