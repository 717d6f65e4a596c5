/** The text of a document from a file, as Sanad keeps it, and where its offsets went. */
import type { NewlineKind } from '../annotation/model'
import { countBelow } from '../ordered'
import { canonicalNewlines } from '../text/newlines'

export interface IntakeText {
  /** With LF newlines. */
  readonly text: string
  /** Which newlines the file had. */
  readonly newline: NewlineKind
  /**
   * The offset in `text` of an offset in the file's text, both in UTF-16 code units; null between the CR and the LF of one
   * newline, where nothing can begin or end.
   */
  readonly offset: (raw: number) => number | null
}

export function intakeText(raw: string): IntakeText {
  const { text, newline } = canonicalNewlines(raw)
  if (text.length === raw.length) return { text, newline, offset: (offset) => offset }
  // Where the LF of each CRLF stands; behind it everything moves one back.
  const feeds = Array.from(raw.matchAll(/\r\n/g), ({ index }) => index + 1)
  return {
    text,
    newline,
    offset(offset) {
      const before = countBelow(feeds, offset)
      return feeds[before] === offset ? null : offset - before
    },
  }
}
