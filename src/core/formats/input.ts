/** Files to read from: as UTF-8 text, line by line, or only their beginning. */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { FileStart, InputFile } from './format'

/** Of the Encoding Standard, in every runtime; the core's types know none of them. */
declare const TextDecoder: new (
  label: 'utf-8',
  options?: { readonly fatal?: boolean },
) => { decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string }

/** Thrown where a file that must be UTF-8 is not. */
export class NotUtf8Error extends Error {
  constructor(path: string) {
    super(`${path} is not UTF-8`)
    this.name = 'NotUtf8Error'
  }
}

/** How much of a file `fileStart` takes, in bytes: enough for formats that name what they are behind a document's text. */
const startLength = 64 * 1024

/** A file that is in memory: text is encoded as UTF-8. */
export function inputFile(path: string, data: string | Uint8Array): InputFile {
  const bytes = typeof data === 'string' ? utf8ToBytes(data) : data
  return {
    path,
    size: bytes.length,
    async *chunks() {
      await Promise.resolve()
      yield bytes
    },
  }
}

/** All bytes of a file, in memory of their own. */
export async function readBytes(file: InputFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of file.chunks()) parts.push(chunk.slice())
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : joined(parts)
}

/** The file's text without a byte order mark; null if its bytes are not UTF-8. Newlines stay as they are. */
export async function readText(file: InputFile): Promise<string | null> {
  let text = ''
  try {
    for await (const piece of readPieces(file)) text += piece
  } catch (error) {
    if (error instanceof NotUtf8Error) return null
    throw error
  }
  return text
}

/** The file's text in pieces of any length, without a byte order mark. Throws `NotUtf8Error`. */
export async function* readPieces(file: InputFile): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch {
      throw new NotUtf8Error(file.path)
    }
  }
  for await (const chunk of file.chunks()) yield decode(chunk)
  yield decode()
}

/** A line of a file, counted from 1, without its newline. */
export interface Line {
  readonly number: number
  readonly line: string
}

/**
 * The lines of a file as JSON Lines has them: ended by LF, a CR before it dropped. What follows the last LF is a line if it is
 * not empty. Throws `NotUtf8Error`; lines that stand before the place in the same chunk are then not answered.
 */
export async function* readLines(file: InputFile): AsyncGenerator<Line> {
  let number = 0
  // In parts, as a line may be longer than many pieces.
  let open: string[] = []
  for await (const piece of readPieces(file)) {
    const lines = piece.split('\n')
    const rest = lines.pop() ?? ''
    for (const line of lines) {
      yield { number: ++number, line: withoutCr(open.length === 0 ? line : open.join('') + line) }
      open = []
    }
    if (rest !== '') open.push(rest)
  }
  if (open.length > 0) yield { number: ++number, line: withoutCr(open.join('')) }
}

/** How a file begins. */
export async function fileStart(file: InputFile): Promise<FileStart> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of file.chunks()) {
    const part = chunk.slice(0, startLength - length)
    parts.push(part)
    length += part.length
    if (length === startLength) break
  }
  const bytes = joined(parts)
  return { path: file.path, bytes, text: new TextDecoder('utf-8').decode(bytes) }
}

function withoutCr(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
