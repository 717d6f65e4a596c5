import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { grantDataset } from '../../../src/main/datasetInputs'
import { createInputs } from '../../../src/main/inputs'
import { temporaryFolder } from '../temporaryFolder'

test('the files of a folder are granted by their paths within it, in natural order, hidden ones left out', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'قسم'))
  for (const path of ['doc10.ann', 'doc2.ann', '.hidden', 'قسم/doc1.txt']) writeFileSync(join(folder, path), path)
  const inputs = createInputs()
  const granted = await grantDataset(inputs, 'folder', [folder])
  if (!granted.ok || granted.value === null) throw new Error('not granted')
  expect(granted.value.map(({ path }) => path)).toEqual(['doc2.ann', 'doc10.ann', 'قسم/doc1.txt'])
  const last = granted.value[2]
  const read = await inputs.read(last?.token ?? '', 0, 100)
  expect(read.ok && Buffer.from(read.value).toString()).toBe('قسم/doc1.txt')
  expect(last?.bytes).toBe(Buffer.byteLength('قسم/doc1.txt'))
  await inputs.closeAll()
})

test('files are granted by their names; a closed dialog grants nothing', async () => {
  const path = join(temporaryFolder(), 'a.jsonl')
  writeFileSync(path, '{}')
  expect(await grantDataset(createInputs(), 'files', [path])).toMatchObject({
    ok: true,
    value: [{ path: 'a.jsonl', bytes: 2 }],
  })
  expect(await grantDataset(createInputs(), 'files', [])).toEqual({ ok: true, value: null })
})

test('a folder that is gone is told', async () => {
  const gone = join(temporaryFolder(), 'gone')
  expect(await grantDataset(createInputs(), 'folder', [gone])).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  })
})
