/** What makes two copies of a text differ although nobody edited it, and how each of these is undone. */

const causes = ['newlines', 'byte-order-mark', 'normalisation', 'trailing-space', 'spaces', 'invisible-characters'] as const // prettier-ignore
export type Cause = (typeof causes)[number]

const newline = '\\n\\r\\u0085\\u2028\\u2029'
/** Every space but U+0020 and the newlines; U+FEFF is not one of them. */
const oddSpace = '\\t\\v\\f\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000'
const space = ` ${oddSpace}`
/** Soft hyphen, grapheme joiner, bidi controls, joiners and others that take no room. */
const unseen = '\\u00AD\\u034F\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF'

const newlines = /\r\n?|[\u0085\u2028\u2029]/g
const byteOrderMark = /^\uFEFF/
const invisible = new RegExp(`[${unseen}]`, 'g')
/** One after another, or one that is odd. */
const spaces = new RegExp(` [${space}]+|[${oddSpace}][${space}]*`, 'g')
// A run is looked at from its first character only, or a long one would cost the square of its length.
const atLineEnds = new RegExp(`(?<![${space}])[${space}]+(?=[${newline}]|$)`, 'g')
const atTheEnd = new RegExp(`(?<![${newline}])[${newline}]+$`)

/** In the order in which they are undone. */
const undoings: readonly (readonly [cause: Cause, undo: (text: string) => string])[] = [
  ['newlines', (text) => text.replace(newlines, '\n')],
  ['byte-order-mark', (text) => text.replace(byteOrderMark, '')],
  ['invisible-characters', (text) => text.replace(invisible, '')],
  // Compatibility characters too: presentation forms of Arabic letters, which old converters write.
  ['normalisation', (text) => text.normalize('NFKC')],
  // Their kind, and several in place of one.
  ['spaces', (text) => text.replace(spaces, ' ')],
  ['trailing-space', (text) => text.replace(atLineEnds, '').replace(atTheEnd, '')],
]

/**
 * The order in which causes are tried to be done without: where several explain the same difference, the plainer one is
 * named. A no-break space, say, is undone by normalisation too.
 */
const leaveOut: readonly Cause[] = ['normalisation', 'invisible-characters', 'spaces', 'trailing-space', 'byte-order-mark', 'newlines'] // prettier-ignore

const all: ReadonlySet<Cause> = new Set(causes)

/** A text with every cause undone, or only some. */
export function plainForm(text: string, undone: ReadonlySet<Cause> = all): string {
  return undoings.reduce((form, [cause, undo]) => (undone.has(cause) ? undo(form) : form), text)
}

/**
 * The causes for which two texts differ, in the order of `causes`: undoing them makes the texts the same, and none
 * can be left out. Null when undoing all of them does not make the texts the same.
 */
export function causesBetween(a: string, b: string): readonly Cause[] | null {
  if (plainForm(a) !== plainForm(b)) return null
  let needed = all
  for (const cause of leaveOut) {
    const fewer = new Set(needed)
    fewer.delete(cause)
    if (plainForm(a, fewer) === plainForm(b, fewer)) needed = fewer
  }
  return causes.filter((cause) => needed.has(cause))
}
