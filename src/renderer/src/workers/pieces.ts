/** Text in pieces of bounded size, so that no message between processes is larger than agreed, however long a record is. */
import type { FilePart } from '@core/formats/format'

/** UTF-16 code units: at most 768 KiB as UTF-8. */
const pieceSize = 256 * 1024

/**
 * Joins short parts and cuts long ones, so that every piece has at most `size` UTF-16 code units. Never cuts a surrogate
 * pair, because each piece is encoded by itself. Nothing empty is yielded.
 */
export function* inPieces(parts: Iterable<string>, size = pieceSize): Generator<string, undefined> {
  let pending = ''
  for (const part of parts) {
    pending += part
    while (pending.length > size) {
      const cut = isHighSurrogate(pending.charCodeAt(size - 1)) ? size - 1 : size
      yield pending.slice(0, cut)
      pending = pending.slice(cut)
    }
  }
  if (pending !== '') yield pending
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

/** Bytes of a piece that is not text. */
const bytesSize = 1024 * 1024

/**
 * The same for the parts of files: what follows another part of the same file is joined to it. An empty part stays: it may be
 * all that there is of a file.
 */
export async function* inFilePieces(parts: AsyncIterable<FilePart>): AsyncGenerator<FilePart> {
  let path = ''
  let pending: string[] = []
  let length = 0
  const flush = function* (): Generator<FilePart> {
    for (const data of inPieces(pending)) yield { path, data }
    pending = []
    length = 0
  }
  for await (const part of parts) {
    if (part.path !== path || typeof part.data !== 'string') yield* flush()
    path = part.path
    if (part.data === '') {
      yield* flush()
      yield part
    } else if (typeof part.data === 'string') {
      pending.push(part.data)
      length += part.data.length
      if (length >= pieceSize) yield* flush()
    } else {
      for (let at = 0; at < part.data.length; at += bytesSize) {
        yield { path, data: part.data.slice(at, at + bytesSize) }
      }
    }
  }
  yield* flush()
}
