import type { SetAsideReason } from '@shared/errors'
import type { DecodedFile } from '@shared/ipc'
import iconv from 'iconv-lite'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { previewOf, runImportTask, type ImportTask, type TaskMessage } from '../../../src/main/importTask'
import { temporaryFolder } from '../temporaryFolder'

interface Outcome {
  readonly messages: readonly TaskMessage[]
  readonly batches: readonly (readonly DecodedFile[])[]
}

async function run(task: ImportTask): Promise<Outcome> {
  const messages: TaskMessage[] = []
  const batches: (readonly DecodedFile[])[] = []
  await runImportTask(task, {
    send: (message) => messages.push(message),
    sendBatch: (files) => {
      batches.push(files)
      return Promise.resolve()
    },
  })
  return { messages, batches }
}

test('every kind of file has its message, and the end is told', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'sub'))
  writeFileSync(join(root, 'a.txt'), 'نص')
  writeFileSync(join(root, 'b.txt'), iconv.encode('قال المتحدث إن نحو 4000 جندي وصلوا', 'windows-1256'))
  writeFileSync(join(root, 'c.txt'), '')
  writeFileSync(join(root, 'd.png'), 'x')
  writeFileSync(join(root, 'e.sanad.json'), '{}')
  writeFileSync(join(root, 'sub', 'f.txt'), 'آخر')
  const { messages, batches } = await run({ kind: 'collect', paths: [root, join(root, 'gone')] })

  expect(batches.map((files) => files.map((file) => file.fileName))).toEqual([['a.txt'], ['f.txt']])
  expect(messages.filter((message) => message.type !== 'progress')).toEqual([
    { type: 'set-aside', fileName: 'c.txt', reason: { kind: 'empty' } },
    { type: 'set-aside', fileName: 'd.png', reason: { kind: 'unsupported', extension: '.png' } },
    { type: 'exchange-file', path: join(root, 'e.sanad.json'), bytes: 2 },
    { type: 'set-aside', fileName: 'gone', reason: expect.objectContaining({ kind: 'unreadable' }) as SetAsideReason },
    {
      type: 'uncertain',
      files: [{ path: join(root, 'b.txt'), guess: 'windows-1256', preview: 'قال المتحدث إن نحو 4000 جندي وصلوا' }],
    },
    { type: 'finished' },
  ])
  expect(messages.at(-2)).toEqual({ type: 'progress', done: 7, total: 7, walking: false })
})

test('files in chosen encodings are decoded so, and no longer uncertain', async () => {
  const path = join(temporaryFolder(), 'a.txt')
  writeFileSync(path, Buffer.from([0xc7, 0xe1]))
  const { batches } = await run({ kind: 'decode', files: [{ path, as: 'windows-1256' }] })
  expect(batches[0]?.[0]).toMatchObject({ text: 'ال', source: { encoding: 'windows-1256' } })
})

describe('batches', () => {
  test('the first text comes alone, then at most 40 files in one', async () => {
    const root = temporaryFolder()
    for (let n = 0; n < 120; n++) writeFileSync(join(root, `${n}.txt`), `نص ${n}`)
    const { batches } = await run({ kind: 'collect', paths: [root] })
    expect(batches.map((files) => files.length)).toEqual([1, 40, 40, 39])
    expect(batches.flat().map((file) => file.fileName)).toEqual(Array.from({ length: 120 }, (_, n) => `${n}.txt`))
  })

  test('about 512 KiB of text fill one', async () => {
    const root = temporaryFolder()
    for (let n = 0; n < 5; n++) writeFileSync(join(root, `${n}.txt`), 'a'.repeat(300 * 1024))
    const { batches } = await run({ kind: 'collect', paths: [root] })
    expect(batches.map((files) => files.length)).toEqual([1, 2, 2])
  })

  test('one is under way at a time, and the end waits for the last', async () => {
    const root = temporaryFolder()
    for (let n = 0; n < 110; n++) writeFileSync(join(root, `${n}.txt`), `نص ${n}`)
    let underWay = 0
    let most = 0
    let finishedWith = -1
    await runImportTask(
      { kind: 'collect', paths: [root] },
      {
        send: (message) => {
          if (message.type === 'finished') finishedWith = underWay
        },
        sendBatch: async () => {
          underWay += 1
          most = Math.max(most, underWay)
          await new Promise((resolve) => setImmediate(resolve))
          underWay -= 1
        },
      },
    )
    expect({ most, finishedWith }).toEqual({ most: 1, finishedWith: 0 })
  })
})

test('a preview has at most 600 units and no half character', () => {
  expect(previewOf('نص')).toBe('نص')
  expect(previewOf('a'.repeat(700))).toHaveLength(600)
  expect(previewOf('a'.repeat(599) + '😀')).toBe('a'.repeat(599))
  expect(previewOf('a'.repeat(598) + '😀b')).toBe('a'.repeat(598) + '😀')
})
