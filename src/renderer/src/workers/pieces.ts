/** Text in pieces of bounded size, so that no message between processes is larger than agreed, however long a record is. */

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
