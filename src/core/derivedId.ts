import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * An id that follows from other ids or names: the same for the same parts in the same order, on every laptop. It is a UUID of
 * version 8 (RFC 9562, section 5.8) with bits of the SHA-256 of the parts as JSON.
 */
export function derivedId(...parts: readonly string[]): string {
  const bytes = sha256(utf8ToBytes(JSON.stringify(parts))).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
