/** Joins many short strings into fewer long ones, so that a file or a message channel is not called once per record. */

/** Yields the parts joined, each chunk of at least `size` UTF-16 code units but the last. Nothing empty is yielded. */
export function* inChunks(parts: Iterable<string>, size = 64 * 1024): Generator<string> {
  let chunk = ''
  for (const part of parts) {
    chunk += part
    if (chunk.length >= size) {
      yield chunk
      chunk = ''
    }
  }
  if (chunk !== '') yield chunk
}
