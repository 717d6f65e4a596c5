import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { maxTextFileBytes, readTextFile } from '../../../src/main/textFile'
import { temporaryFolder } from '../temporaryFolder'

function fileWith(bytes: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'دليل.md')
  writeFileSync(path, bytes)
  return path
}

test('a file of UTF-8 comes as its text, without the byte order mark', async () => {
  const expected = { ok: true, value: { fileName: 'دليل.md', text: '# دليل\r\nكلام' } }
  expect(await readTextFile(fileWith('# دليل\r\nكلام'))).toEqual(expected)
  expect(await readTextFile(fileWith('\uFEFF# دليل\r\nكلام'))).toEqual(expected)
})

test('a single byte that is not UTF-8 is told, not replaced', async () => {
  const path = fileWith(Buffer.from([0x23, 0x20, 0xc7, 0xe1]))
  expect(await readTextFile(path)).toMatchObject({ ok: false, error: { code: 'not-utf8', path } })
})

test('a mebibyte is read, more is not', async () => {
  expect(await readTextFile(fileWith('a'.repeat(maxTextFileBytes)))).toMatchObject({ ok: true })
  const large = await readTextFile(fileWith('a'.repeat(maxTextFileBytes + 1)))
  expect(large).toMatchObject({ ok: false, error: { code: 'file-too-large' } })
})

test('what is not there, and what is no file, is told', async () => {
  const folder = temporaryFolder()
  expect(await readTextFile(join(folder, 'gone'))).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await readTextFile(folder)).toMatchObject({ ok: false, error: { code: 'read-failed' } })
})
