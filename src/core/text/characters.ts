/** Classes of UTF-16 code units that several text functions ask for. Every `code` is one UTF-16 code unit. */

const LF = 0x0a

/** Whitespace as `String.prototype.trim` knows it (ECMAScript WhiteSpace and LineTerminator), NBSP and BOM included. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** Bidi marks, embeddings, overrides and isolates (Unicode Bidi_Control), and the zero-width space: unseen at an edge. */
export function isInvisibleMark(code: number): boolean {
  return (
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    code === 0x061c ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  )
}

/** Harakat and superscript alef, combining accents, ZWNJ: the common characters that always extend the one before. */
export function isExtending(code: number): boolean {
  return (code >= 0x064b && code <= 0x065f) || code === 0x0670 || (code >= 0x0300 && code <= 0x036f) || code === 0x200c
}

/**
 * A character that takes no part in any rule of UAX #29 that would join it to what stands before it, in grapheme or in
 * word segmentation (after a space): letters, digits, spaces and punctuation of the common scripts. The list is
 * deliberately not complete; what is missing is decided by `Intl.Segmenter`. It holds no prepended, extending, pictographic,
 * regional or surrogate character, no Hangul jamo and no Indic consonant.
 */
export function isPlain(code: number): boolean {
  if (code < 0x7f) return code >= 0x20 || code === LF
  if (code < 0x0600) {
    return (
      code === 0xa0 ||
      code === 0xab ||
      code === 0xbb ||
      (code >= 0xc0 && code <= 0x024f) ||
      (code >= 0x0388 && code <= 0x0481) ||
      (code >= 0x05d0 && code <= 0x05ea)
    )
  }
  if (code < 0x2000) {
    return (
      code === 0x060c ||
      code === 0x061b ||
      code === 0x061f ||
      (code >= 0x0620 && code <= 0x064a) ||
      (code >= 0x0660 && code <= 0x066f) ||
      (code >= 0x0671 && code <= 0x06d3)
    )
  }
  return (
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3)
  )
}

/** Whether a UTF-16 offset lies between the two halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}
