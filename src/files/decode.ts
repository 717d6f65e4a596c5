/** From a file's bytes to a document's text. Nothing of the text is changed but its newlines, which become LF. */
import type { DocumentSource, Encoding } from '@core/annotation/model'
import { err, ok, type Result } from '@core/result'
import { canonicalNewlines } from '@core/text/newlines'
import type { SetAsideReason } from '@shared/errors'
import { guessEncoding } from './detectEncoding'
import { decodeSingleByte } from './singleByte'

export interface DecodedText {
  /** LF newlines, no byte order mark. */
  readonly text: string
  readonly source: DocumentSource
  readonly encoding: Encoding
  /** False if the encoding is a guess, which a person has to confirm. */
  readonly certain: boolean
}

const byteOrderMarks: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/** The C0 controls but tab, newlines, vertical tab and form feed: a text that holds one is no text. */
const binary = /[\0-\x08\x0e-\x1f]/
const visible = /[^\p{White_Space}\p{Cc}\p{Cf}]/u

/**
 * Decodes a whole file. A byte order mark tells the encoding, then strict UTF-8 is tried, then the encoding is guessed
 * (see `guessEncoding`). `as` overrules all of it: the person's word.
 *
 * Set aside as `empty` when no character is visible, `binary` when there are control characters, `undecodable` when the
 * bytes are not text in the encoding (a single bad sequence is enough: nothing is replaced by U+FFFD).
 */
export function decodeBytes(bytes: Uint8Array, as?: Encoding): Result<DecodedText, SetAsideReason> {
  if (bytes.length === 0) return err({ kind: 'empty' })
  const marked = byteOrderMarks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte))
  const known = as ?? marked?.encoding
  const bom = marked !== undefined && marked.encoding === known
  const body = bom ? bytes.subarray(marked.bytes.length) : bytes

  // UTF-16 is full of zero bytes; in every other encoding here a control byte is a control character.
  const wide = known === 'utf-16le' || known === 'utf-16be'
  if (!wide && binary.test(asBuffer(body).toString('latin1'))) return err({ kind: 'binary' })

  const utf8 = known === undefined ? decodeUtf8(body) : null
  const encoding = known ?? (utf8 === null ? guessEncoding(body) : 'utf-8')
  if (encoding === null) return err({ kind: 'undecodable', encoding: 'utf-8' })
  const raw = utf8 ?? decodeAs(body, encoding)
  if (raw === null) return err({ kind: 'undecodable', encoding })
  if (wide && binary.test(raw)) return err({ kind: 'binary' })
  if (!visible.test(raw)) return err({ kind: 'empty' })

  const { text, newline } = canonicalNewlines(raw)
  const source: DocumentSource = { encoding, byteLength: bytes.length, newline, bom }
  return ok({ text, source, encoding, certain: known !== undefined || utf8 !== null })
}

/** The text of `bytes`, or null if they are not text in the encoding. */
function decodeAs(bytes: Uint8Array, encoding: Encoding): string | null {
  switch (encoding) {
    case 'utf-8':
      return decodeUtf8(bytes)
    case 'utf-16le':
      return decodeUtf16(asBuffer(bytes))
    case 'utf-16be':
      return bytes.length % 2 === 0 ? decodeUtf16(Buffer.from(bytes).swap16()) : null
    case 'windows-1256':
    case 'iso-8859-6':
      return decodeSingleByte(bytes, encoding)
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Little-endian UTF-16; null for half a code unit at the end or half a surrogate pair anywhere. */
function decodeUtf16(bytes: Buffer): string | null {
  if (bytes.length % 2 !== 0) return null
  const text = bytes.toString('utf16le')
  return /\p{Surrogate}/u.test(text) ? null : text
}

/** The same memory as a Buffer. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
