import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * The identity of a text: `sha256:` and the 64 lower-case hex digits of the SHA-256 of its UTF-8 bytes.
 *
 * A lone surrogate has no UTF-8 bytes and is hashed as U+FFFD, so two texts that differ only there would share an id:
 * refuse a text for which `isWellFormedText` is false.
 * @param text a document's text, with LF newlines
 */
export function documentIdOf(text: string): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`
}

/** Whether every surrogate of the text stands in a pair, so that the text survives UTF-8 unchanged. */
export function isWellFormedText(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}
