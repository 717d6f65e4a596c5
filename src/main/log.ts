/**
 * The log file: what went wrong, for the person's own support. It holds no text of any document, and no more than twice
 * `maxBytes`: when it is full it becomes the older half, and the half before it goes.
 */
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const maxBytes = 1024 * 1024
/** UTF-16 code units of one entry: a stack trace, not a document. */
const maxEntryLength = 8000

export interface Log {
  /** Adds a line. `source` is the part that speaks, such as `security`. Never throws. */
  write(source: string, message: string): void
  /** The end of the log, at most `bytes` of it, beginning with a whole line. */
  tail(bytes: number): string
}

/** Opens the log at `path`, making its folder. Entries are written at once, so that a crash keeps them. */
export function openLog(path: string, now: () => Date = () => new Date()): Log {
  const older = `${path}.1`
  return {
    write(source, message) {
      const entry = `${now().toISOString()} ${source}: ${message.slice(0, maxEntryLength).replaceAll('\n', '\n  ')}\n`
      try {
        mkdirSync(dirname(path), { recursive: true })
        if (sizeOf(path) + Buffer.byteLength(entry) > maxBytes) renameSync(path, older)
        appendFileSync(path, entry)
      } catch {
        // A log that cannot be written (full disk) must not become the fault that stops the app.
      }
    },
    tail(bytes) {
      const all = Buffer.concat([contentOf(older), contentOf(path)])
      if (all.length <= bytes) return all.toString('utf8')
      const end = all.subarray(all.length - bytes)
      return end.subarray(end.indexOf(0x0a) + 1).toString('utf8')
    },
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
