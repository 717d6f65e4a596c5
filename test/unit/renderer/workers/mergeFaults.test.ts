import type { MergeService } from '@renderer/workers/mergeContract'
import { beforeEach, describe, expect, it } from 'vitest'
import { deepFile, failingFiles, protoFile, refusedFiles, soundFile } from '../../core/exchange/faultyFiles'
import { sami } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import { addContent, bytesOf, entryOf, exported, threeFiles, useTestMerge } from './analystFiles'

const test = useTestStore()
const merge = useTestMerge(test)
/** Adds the bytes in pieces, as they come from main. */
async function addBytes(job: MergeService['functions'], bytes: Uint8Array) {
  await job.beginFile()
  for (let at = 0; at < bytes.length; at += 60_000) await job.push(bytes.slice(at, at + 60_000))
  return job.addFile('سامي.sanad.json')
}
const addText = (json: string) => addBytes(merge.job, new TextEncoder().encode(json))

/** All that is in the database, so that it can be seen whether anything was left there. */
async function everything() {
  const tables = await Promise.all(test.db.tables.map(async (table) => [table.name, await table.toArray()] as const))
  return Object.fromEntries(tables)
}

beforeEach(() => addContent(merge.job, threeFiles().hana))

describe.each(refusedFiles)('$name', ({ json, refused }) => {
  it('is refused and leaves no trace', async () => {
    const [before, overview] = [await everything(), await merge.job.overview()]
    expect(await addText(json)).toMatchObject({ ok: false, error: { code: refused } })
    expect(await everything()).toEqual(before)
    expect(await merge.job.overview()).toEqual(overview)
    expect((await merge.reopened()).overview).toEqual(overview)
    // The next file is not the worse for it.
    expect(await addText(soundFile)).toMatchObject({ ok: true, value: { files: [{}, { setAside: 0 }] } })
  })
})

it.each([
  ['bytes that are no text', () => bytesOf(threeFiles().sami).map((byte, i) => (i === 500 ? 0xff : byte)), 'not-utf8'],
  [
    'a part 10,000 levels deep, which the database could not keep',
    () => new TextEncoder().encode(deepFile),
    'too-deep',
  ],
])('%s are refused and leave no trace', async (_, bytes, code) => {
  const before = await everything()
  expect(await addBytes(merge.job, bytes())).toMatchObject({ ok: false, error: { code } })
  expect(await everything()).toEqual(before)
})

describe.each(failingFiles)('a file with $name', ({ json, problems, taken }) => {
  it('comes in but for the records that fail, each with its place and the reason', async () => {
    const added = await addText(json)
    if (!added.ok) throw new Error(added.error.code)
    const file = added.value.files.at(-1)
    expect(file?.problems.map(({ path, reason }) => [path, reason])).toEqual(expect.arrayContaining([...problems]))
    expect(file?.setAside).toBe(new Set(problems.map(([path]) => path.split('.')[0])).size)
    const parts = (await test.db.mergeParts.toArray()).filter(({ fileId }) => fileId === file?.id)
    expect({
      annotations: parts.reduce((sum, part) => sum + part.annotations.length, 0),
      relations: parts.reduce((sum, part) => sum + part.relations.length, 0),
    }).toEqual(taken)
    expect((await merge.reopened()).overview).toEqual(added.value)
  })
})

it('members named like those of every object are kept, and mean nothing', async () => {
  const added = await addText(protoFile)
  if (!added.ok) throw new Error(added.error.code)
  expect(added.value.people.find(({ id }) => id === sami.id)).toMatchObject({ annotations: 2, relations: 1 })
  const { text } = await exported((await merge.reopened()).job, { kind: 'merged' })
  expect(text).toContain('"__proto__":{"deleted":true}')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

it('a corrections file is said to be one, for whom, and is not taken in', async () => {
  await addContent(merge.job, threeFiles().sami)
  const { documentId, key } = entryOf(await merge.job.queue(), 'boundary')
  await merge.job.decide({ documentId, key, by: 'choice', from: [], comment: '', choice: { action: 'drop' } })
  const { text, counts } = await exported(merge.job, { kind: 'corrections', annotatorId: sami.id })
  expect(counts.corrections).toBeGreaterThan(0)
  const before = await everything()
  expect(await addText(text)).toEqual({ ok: false, error: { code: 'corrections', addressees: [sami.name] } })
  expect(await everything()).toEqual(before)
})

it('corrections that a file of work has picked up stay behind', async () => {
  await addContent(merge.job, { ...threeFiles().sami, extra: { corrections: [{ kind: 'add' }], audit: 1 } })
  const { text } = await exported(merge.job, { kind: 'merged' })
  expect(JSON.parse(text)).toMatchObject({ audit: 1 })
  expect(JSON.parse(text)).not.toHaveProperty('corrections')
})
