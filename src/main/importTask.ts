/**
 * What an import does off main's thread: walking folders, reading, decoding and hashing. It knows no thread: the worker
 * beside it binds it to one.
 */
import type { Encoding } from '@core/annotation/model'
import { collectFiles } from '@files/collect'
import { messageOf } from '@files/fileErrors'
import { readText } from '@files/readText'
import type { SetAsideReason } from '@shared/errors'
import type { DecodedFile } from '@shared/ipc'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'

export type ImportTask =
  /** Import whatever is behind the paths. */
  | { readonly kind: 'collect'; readonly paths: readonly string[] }
  /** Import these files, each in the encoding that the person chose. */
  | { readonly kind: 'decode'; readonly files: readonly { readonly path: string; readonly as: Encoding }[] }

/** A file whose encoding is a guess; `preview` is the start of its text, at most `previewLength` UTF-16 code units. */
export interface GuessedFile {
  readonly path: string
  readonly guess: Encoding
  readonly preview: string
}

export type TaskMessage =
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly walking: boolean }
  | { readonly type: 'batch'; readonly files: readonly DecodedFile[] }
  | { readonly type: 'set-aside'; readonly fileName: string; readonly reason: SetAsideReason }
  | { readonly type: 'uncertain'; readonly files: readonly GuessedFile[] }
  | { readonly type: 'exchange-file'; readonly path: string; readonly bytes: number }
  | { readonly type: 'finished' }

export interface TaskPort {
  send(message: TaskMessage): void
  /** Sends a batch; resolves when the receiver has dealt with it. */
  sendBatch(files: readonly DecodedFile[]): Promise<void>
}

/** UTF-16 code units of a preview. */
const previewLength = 600
// Below 50: from there on Dexie reports a whole table as changed instead of the rows, and every list is read anew.
const batchFiles = 40
const batchBytes = 512 * 1024
/** Milliseconds between two reports of progress. */
const progressInterval = 100

type TaskItem =
  | { readonly kind: 'text'; readonly path: string; readonly as?: Encoding | undefined }
  | { readonly kind: 'exchange'; readonly path: string }
  | { readonly kind: 'set-aside'; readonly path: string; readonly reason: SetAsideReason }

/**
 * Runs the task to its end, saying everything through `port`. One batch is under way at a time and the next one is read
 * meanwhile, so that memory holds two at most, however many files there are. The first batch is the first text alone: it
 * can be opened while the others come.
 */
export async function runImportTask(task: ImportTask, port: TaskPort): Promise<void> {
  const report = createProgress(port)
  const items = await itemsOf(task, (found) => report.at(0, found, true))

  const batches = createBatches(port)
  const guesses = createGuesses(port)
  for (const [index, item] of items.entries()) {
    report.at(index, items.length, false)
    if (item.kind === 'set-aside') {
      port.send({ type: 'set-aside', fileName: basename(item.path), reason: item.reason })
    } else if (item.kind === 'exchange') {
      port.send(await exchangeFile(item.path))
    } else {
      const read = await readText(item.path, { as: item.as })
      if (!read.ok) port.send({ type: 'set-aside', fileName: basename(item.path), reason: read.error })
      else if (read.value.certain) await batches.add(read.value.file)
      else guesses.add({ path: item.path, guess: read.value.encoding, preview: previewOf(read.value.file.text) })
    }
  }
  guesses.flush()
  await batches.end()
  report.end(items.length)
  port.send({ type: 'finished' })
}

/** The start of a text, at most 600 UTF-16 code units, without half a surrogate pair. */
export function previewOf(text: string): string {
  return text.slice(0, previewLength).replace(/[\ud800-\udbff]$/, '')
}

async function itemsOf(task: ImportTask, onFound: (count: number) => void): Promise<readonly TaskItem[]> {
  if (task.kind === 'decode') return task.files.map(({ path, as }) => ({ kind: 'text', path, as }))
  const items: TaskItem[] = []
  for await (const item of collectFiles(task.paths)) onFound(items.push(item))
  return items
}

async function exchangeFile(path: string): Promise<TaskMessage> {
  try {
    return { type: 'exchange-file', path, bytes: (await stat(path)).size }
  } catch (error) {
    return { type: 'set-aside', fileName: basename(path), reason: { kind: 'unreadable', detail: messageOf(error) } }
  }
}

/** Gathers texts into batches; `add` waits while the batch before is still with the receiver. */
function createBatches(port: TaskPort): { add(file: DecodedFile): Promise<void>; end(): Promise<void> } {
  let files: DecodedFile[] = []
  let bytes = 0
  let delivered: Promise<void> | null = null
  const flush = async (): Promise<void> => {
    if (files.length === 0) return
    const batch = files
    files = []
    bytes = 0
    await delivered
    delivered = port.sendBatch(batch)
  }
  return {
    async add(file) {
      files.push(file)
      bytes += file.source.byteLength
      if (delivered === null || files.length >= batchFiles || bytes >= batchBytes) await flush()
    },
    async end() {
      await flush()
      await delivered
    },
  }
}

function createGuesses(port: TaskPort): { add(file: GuessedFile): void; flush(): void } {
  let files: GuessedFile[] = []
  const flush = (): void => {
    if (files.length > 0) port.send({ type: 'uncertain', files })
    files = []
  }
  return {
    add(file) {
      if (files.push(file) >= batchFiles) flush()
    },
    flush,
  }
}

interface Progress {
  at(done: number, total: number, walking: boolean): void
  end(total: number): void
}

/** Reports progress, not more often than a person can see. */
function createProgress(port: TaskPort): Progress {
  let reported = -Infinity
  const send = (done: number, total: number, walking: boolean): void => {
    reported = performance.now()
    port.send({ type: 'progress', done, total, walking })
  }
  return {
    at(done, total, walking) {
      if (performance.now() - reported >= progressInterval) send(done, total, walking)
    },
    end(total) {
      send(total, total, false)
    },
  }
}
