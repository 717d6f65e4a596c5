import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSaves, type Saves } from '../../../src/main/saves'
import { temporaryFolder } from '../temporaryFolder'

async function begin(saves: Saves, path: string): Promise<string> {
  const begun = await saves.begin(path)
  if (!begun.ok) throw new Error(begun.error.detail)
  return begun.value.writeId
}

test('pieces become the file at the commit, in the order they were sent', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'كورسك.jsonl')
  const saves = createSaves()
  const id = await begin(saves, path)
  // Not awaited one by one: the order of sending counts.
  const writes = ['أ', 'ب', 'ت'].map((chunk) => saves.write(id, chunk))
  expect(await saves.commit(id)).toEqual({ ok: true, value: { fileName: 'كورسك.jsonl', path, bytes: 6 } })
  expect(await Promise.all(writes)).toEqual(Array(3).fill({ ok: true, value: null }))
  expect(readFileSync(path, 'utf8')).toBe('أبت')
  expect(await saves.write(id, 'x')).toMatchObject({ ok: false, error: { code: 'job-unknown' } })
})

test('a save given up leaves the old file and nothing else', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.jsonl')
  writeFileSync(path, 'old')
  const saves = createSaves()
  const [first, second] = [await begin(saves, path), await begin(saves, join(folder, 'b'))]
  await saves.write(first, 'new')
  await saves.abort(first)
  await saves.abort(first)
  expect(await saves.commit(first)).toMatchObject({ ok: false, error: { code: 'job-unknown' } })
  await saves.write(second, 'new')
  await saves.abortAll()
  expect(readdirSync(folder)).toEqual(['a.jsonl'])
  expect(readFileSync(path, 'utf8')).toBe('old')
})

test('a piece that fails ends the save: what was sent after it is not written', async () => {
  const folder = temporaryFolder()
  const saves = createSaves()
  const id = await begin(saves, join(folder, 'a'))
  const failing = saves.write(id, '\ud83d')
  const next = saves.write(id, 'x')
  expect(await failing).toMatchObject({ ok: false, error: { code: 'write-failed' } })
  expect(await next).toMatchObject({ ok: false, error: { code: 'job-unknown' } })
  expect(readdirSync(folder)).toEqual([])
})

test('a place that cannot be written is told when the save begins', async () => {
  const path = join(temporaryFolder(), 'gone', 'a')
  expect(await createSaves().begin(path)).toMatchObject({ ok: false, error: { code: 'write-failed', path } })
})
