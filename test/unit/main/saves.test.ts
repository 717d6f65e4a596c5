import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSaves, type SaveContent, type Saves } from '../../../src/main/saves'
import { temporaryFolder } from '../temporaryFolder'

/** Nothing is printed here. */
const printNothing = () => Promise.reject(new Error('not asked for'))

const noPrint = () => Promise.reject(new Error('Nothing is printed here.'))

async function begin(saves: Saves, path: string, content?: SaveContent): Promise<string> {
  const begun = await saves.begin(path, content)
  if (!begun.ok) throw new Error(begun.error.detail)
  return begun.value.writeId
}

test('pieces become the file at the commit, in the order they were sent', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'كورسك.jsonl')
  const saves = createSaves(printNothing)
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
  const saves = createSaves(printNothing)
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
  const saves = createSaves(printNothing)
  const id = await begin(saves, join(folder, 'a'))
  const failing = saves.write(id, '\ud83d')
  const next = saves.write(id, 'x')
  expect(await failing).toMatchObject({ ok: false, error: { code: 'write-failed' } })
  expect(await next).toMatchObject({ ok: false, error: { code: 'job-unknown' } })
  expect(readdirSync(folder)).toEqual([])
})

test('a place that cannot be written is told when the save begins', async () => {
  const path = join(temporaryFolder(), 'gone', 'a')
  expect(await createSaves(printNothing).begin(path)).toMatchObject({
    ok: false,
    error: { code: 'write-failed', path },
  })
})

test('a folder appears whole at the commit; what was written is read back before it', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'مجموعة')
  const saves = createSaves(printNothing)
  const begun = await saves.begin(path, 'folder')
  const id = begun.ok ? begun.value.writeId : ''
  await saves.write(id, 'نص', 'doc1.txt')
  await saves.write(id, 'T1', 'أ/doc1.ann')
  await saves.write(id, new Uint8Array([0x21]), 'doc1.txt')
  expect(await saves.read(id, 'doc1.txt', 0, 9)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(await saves.files(id)).toEqual({
    ok: true,
    value: [
      { path: 'doc1.txt', bytes: 5 },
      { path: 'أ/doc1.ann', bytes: 2 },
    ],
  })
  const read = await saves.read(id, 'doc1.txt', 4, 9)
  expect(read.ok && [...read.value]).toEqual([0x21])
  expect(await saves.read(id, '../doc1.txt', 0, 9)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([])
  expect(await saves.commit(id)).toEqual({ ok: true, value: { fileName: 'مجموعة', path, bytes: 7 } })
  expect(readFileSync(join(path, 'أ', 'doc1.ann'), 'utf8')).toBe('T1')
})

test('a path out of the folder ends the save without a trace; so does one in a single file', async () => {
  const folder = temporaryFolder()
  const saves = createSaves(printNothing)
  for (const content of ['folder', 'file'] as const) {
    const begun = await saves.begin(join(folder, 'a'), content)
    const id = begun.ok ? begun.value.writeId : ''
    expect(await saves.write(id, 'x', '../b')).toMatchObject({ ok: false, error: { code: 'write-failed' } })
  }
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that holds something is never replaced', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'old'), '')
  expect(await createSaves(printNothing).begin(folder, 'folder')).toMatchObject({
    ok: false,
    error: { code: 'folder-not-empty' },
  })
})

test('bytes are written as they are, between texts', async () => {
  const path = join(temporaryFolder(), 'a.png')
  const saves = createSaves(noPrint)
  const id = await begin(saves, path)
  await saves.write(id, Uint8Array.of(0x89, 0x50, 0xff))
  await saves.write(id, 'ع')
  expect(await saves.commit(id)).toMatchObject({ ok: true, value: { bytes: 5 } })
  expect([...readFileSync(path)]).toEqual([0x89, 0x50, 0xff, 0xd8, 0xb9])
})

describe('a save that is printed', () => {
  test('holds the print of what was written, and nothing before the commit', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.pdf')
    const printed: string[] = []
    const saves = createSaves((html) => {
      printed.push(Buffer.concat(html).toString())
      return Promise.resolve(Buffer.from('%PDF-'))
    })
    const id = await begin(saves, path, 'printed')
    await saves.write(id, '<p>مراجعة')
    await saves.write(id, '</p>')
    expect(printed).toEqual([])
    expect(await saves.commit(id)).toMatchObject({ ok: true, value: { fileName: 'a.pdf', bytes: 5 } })
    expect(printed).toEqual(['<p>مراجعة</p>'])
    expect(readFileSync(path, 'utf8')).toBe('%PDF-')
  })

  test('leaves the old file and nothing else when the print fails, or is given up under way', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.pdf')
    writeFileSync(path, 'old')
    const failing = createSaves(noPrint)
    const first = await begin(failing, path, 'printed')
    expect(await failing.commit(first)).toMatchObject({ ok: false, error: { code: 'write-failed' } })

    const endless = createSaves(
      (_html, signal) =>
        new Promise((_, reject) => {
          signal.throwIfAborted()
          signal.addEventListener('abort', () => reject(new Error('given up')))
        }),
    )
    const second = await begin(endless, path, 'printed')
    const commit = endless.commit(second)
    await endless.abort(second)
    expect(await commit).toMatchObject({ ok: false })
    expect(readdirSync(folder)).toEqual(['a.pdf'])
    expect(readFileSync(path, 'utf8')).toBe('old')
  })
})
