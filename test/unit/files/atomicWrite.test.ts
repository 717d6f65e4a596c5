import { AtomicWriter, writeFileAtomically } from '@files/atomicWrite'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../temporaryFolder'

const posix = process.platform !== 'win32'

test('writes a new file in pieces, which has its name only after the commit', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.jsonl')
  const writer = await AtomicWriter.open(path)
  await writer.write('سند\n')
  await writer.write(new Uint8Array([0x61, 0x0a]))
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.sanad-.*\.tmp$/)])
  await writer.commit()
  expect(readdirSync(folder)).toEqual(['a.jsonl'])
  expect(readFileSync(path, 'utf8')).toBe('سند\na\n')
  expect(writer.bytes).toBe(9)
})

test('a writer that never came to its commit leaves the old file whole', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.json')
  writeFileSync(path, 'old')
  const writer = await AtomicWriter.open(path)
  await writer.write('new')
  // Here the process might have died.
  expect(readFileSync(path, 'utf8')).toBe('old')
  await writer.abort()
  expect(readdirSync(folder)).toEqual(['a.json'])
  expect(readFileSync(path, 'utf8')).toBe('old')
})

test('a commit that fails leaves no trace', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.json')
  const writer = await AtomicWriter.open(path)
  await writer.write('new')
  mkdirSync(path)
  await expect(writer.commit()).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['a.json'])
  expect(statSync(path).isDirectory()).toBe(true)
})

test('half a surrogate pair is refused, not replaced', async () => {
  const folder = temporaryFolder()
  await expect(writeFileAtomically(join(folder, 'a'), 'x\ud83d')).rejects.toThrow(RangeError)
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that is not there rejects with the system error', async () => {
  await expect(writeFileAtomically(join(temporaryFolder(), 'gone', 'a'), 'x')).rejects.toMatchObject({ code: 'ENOENT' })
})

test.runIf(posix)('keeps the mode of the file it replaces', async () => {
  const path = join(temporaryFolder(), 'a.json')
  writeFileSync(path, 'old')
  chmodSync(path, 0o640)
  await writeFileAtomically(path, 'new')
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(statSync(path).mode & 0o777).toBe(0o640)
})

test.runIf(posix)('through a link, the file behind it is replaced', async () => {
  const folder = temporaryFolder()
  const [target, link] = [join(folder, 'target'), join(folder, 'link')]
  writeFileSync(target, 'old')
  symlinkSync(target, link)
  await writeFileAtomically(link, 'new')
  expect(readFileSync(target, 'utf8')).toBe('new')
  expect(readFileSync(link, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['link', 'target'])
})
