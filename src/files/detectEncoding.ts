/** Guessing the encoding of a text that carries no mark and is not UTF-8: one of the two 8-bit encodings of Arabic. */
import type { Encoding } from '@core/annotation/model'
import { analyse } from 'chardet'
import { decodeSingleByte, type SingleByteEncoding } from './singleByte'

/** Bytes looked at: enough for letter statistics, and quick even for the largest file. */
const sampleBytes = 64 * 1024

const singleByteByChardetName: Readonly<Record<string, SingleByteEncoding>> = {
  'windows-1256': 'windows-1256',
  'ISO-8859-6': 'iso-8859-6',
}

/**
 * Guesses the encoding of bytes that are not valid UTF-8. Returns null when they look like no 8-bit Arabic text at all, or
 * like UTF-8 that was damaged: offering that as Windows-1256 would only show mojibake.
 *
 * The ranking is chardet's (letter trigrams, after ICU's detector). Bytes too few for it count as Windows-1256, by far the
 * commoner encoding, if most of their characters outside ASCII are Arabic letters in it.
 */
export function guessEncoding(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, sampleBytes)
  if (looksLikeDamagedUtf8(sample)) return null
  for (const { name } of analyse(sample)) {
    const encoding = singleByteByChardetName[name]
    if (encoding !== undefined && decodeSingleByte(bytes, encoding) !== null) return encoding
  }
  return looksArabic(decodeSingleByte(sample, 'windows-1256') ?? '') ? 'windows-1256' : null
}

/** Pairs of bytes that happen to be valid UTF-8 are rare in 8-bit Arabic, invalid ones are everywhere. */
function looksLikeDamagedUtf8(bytes: Uint8Array): boolean {
  const repaired = new TextDecoder('utf-8').decode(bytes)
  return count(repaired, /[^\0-\x7f\ufffd]/gu) > count(repaired, /\ufffd/gu)
}

function looksArabic(text: string): boolean {
  const letters = count(text, /\p{Script=Arabic}/gu)
  return letters > 0 && letters * 2 >= count(text, /[^\0-\x7f]/gu)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
