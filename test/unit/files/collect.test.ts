import { collectFiles, type CollectedFile } from '@files/collect'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../temporaryFolder'

async function collect(...paths: string[]): Promise<CollectedFile[]> {
  const files: CollectedFile[] = []
  for await (const file of collectFiles(paths)) files.push(file)
  return files
}

function touch(folder: string, ...names: string[]): void {
  for (const name of names) writeFileSync(join(folder, name), 'نص')
}

test('walks folders in natural order and leaves nothing out but hidden entries', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, '3 sub'))
  mkdirSync(join(root, '.git'))
  touch(root, '10.txt', '2.TXT', 'a.md', 'b.text', 'c', 'd. سامي', 'e.png', 'f.json', 'g.SANAD.json', '.hidden')
  touch(join(root, '3 sub'), 'x.txt')
  touch(join(root, '.git'), 'y.txt')
  const found = await collect(root)
  expect(found.map(({ kind, path }) => `${kind} ${relative(root, path)}`)).toEqual([
    'text 2.TXT',
    `text ${join('3 sub', 'x.txt')}`,
    'text 10.txt',
    'text a.md',
    'text b.text',
    'text c',
    'text d. سامي',
    'set-aside e.png',
    'set-aside f.json',
    'exchange g.SANAD.json',
  ])
  expect(found[7]).toMatchObject({ reason: { kind: 'unsupported', extension: '.png' } })
})

test('named paths keep their order; a hidden file that is named is taken', async () => {
  const root = temporaryFolder()
  touch(root, 'b.txt', 'a.txt', '.notes')
  const paths = ['b.txt', '.notes', 'a.txt'].map((name) => join(root, name))
  expect(await collect(...paths)).toEqual(paths.map((path) => ({ kind: 'text', path })))
})

test('what is not there is reported, and the rest goes on', async () => {
  const root = temporaryFolder()
  touch(root, 'a.txt')
  const found = await collect(join(root, 'gone.txt'), root)
  expect(found).toMatchObject([{ kind: 'set-aside', reason: { kind: 'unreadable' } }, { kind: 'text' }])
})

test.skipIf(process.platform === 'win32')('follows links, but walks no folder twice', async () => {
  const root = temporaryFolder()
  const outside = temporaryFolder()
  touch(outside, 'far.txt')
  mkdirSync(join(root, 'sub'))
  touch(join(root, 'sub'), 'near.txt')
  symlinkSync(root, join(root, 'sub', 'up'))
  symlinkSync(outside, join(root, 'zlink'))
  symlinkSync(join(root, 'nowhere'), join(root, 'broken.txt'))
  expect((await collect(root)).map(({ kind, path }) => `${kind} ${relative(root, path)}`)).toEqual([
    'set-aside broken.txt',
    'text sub/near.txt',
    'text zlink/far.txt',
  ])
})

test.skipIf(process.platform === 'win32')('a device is no file', async () => {
  const root = temporaryFolder()
  symlinkSync('/dev/null', join(root, 'null.txt'))
  expect(await collect(root)).toMatchObject([{ kind: 'set-aside', reason: { kind: 'not-a-file' } }])
})
