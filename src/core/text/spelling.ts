/** How words are written down for looking them up: what Arabic spelling varies in does not count. */

/** Harakat and tanwin, superscript alef, tatweel, and bidi marks: written inside a word without being a letter of it. */
export function isWordMark(code: number): boolean {
  return (
    (code >= 0x064b && code <= 0x0652) ||
    code === 0x0670 ||
    code === 0x0640 ||
    code === 0x200c ||
    code === 0x200e ||
    code === 0x200f ||
    code === 0x061c
  )
}

const marks = /[\u064B-\u0652\u0670\u0640\u200C\u200E\u200F\u061C]/gu

/** A word without its marks. */
export function withoutMarks(word: string): string {
  return word.replace(marks, '')
}

/** The form of a word to look it up by: no marks, alef without hamza, ي for ى and ی, ك for ک, ه for ة, lower case. */
export function foldWord(word: string): string {
  return withoutMarks(word)
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/[ىی]/gu, 'ي')
    .replace(/ک/gu, 'ك')
    .replace(/ة/gu, 'ه')
    .toLowerCase()
}

/** The value of a decimal digit, Latin, Arabic-Indic or Persian; -1 for any other UTF-16 code unit. */
export function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  if (code >= 0x0660 && code <= 0x0669) return code - 0x0660
  if (code >= 0x06f0 && code <= 0x06f9) return code - 0x06f0
  return -1
}
