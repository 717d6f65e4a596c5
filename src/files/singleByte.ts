/** The 8-bit encodings of Arabic text, decoded by iconv-lite: its tables do not depend on the runtime's ICU. */
import iconv from 'iconv-lite'

export type SingleByteEncoding = 'windows-1256' | 'iso-8859-6'

/** What a byte without a character becomes: U+FFFD, or in ISO-8859-6 one of the C1 controls, which no text holds. */
const unassigned = /[\x80-\x9f\ufffd]/

/** The text of `bytes`, one UTF-16 unit for each byte; null if a byte has no character in the encoding. */
export function decodeSingleByte(bytes: Uint8Array, encoding: SingleByteEncoding): string | null {
  const text = iconv.decode(bytes, encoding)
  return unassigned.test(text) ? null : text
}
