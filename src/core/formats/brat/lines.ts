/** What ends a line for brat, and how one-line fields hold several. */
import { percentEscaped, percentUnescaped } from '../names'

/**
 * Where Python's `str.splitlines` ends a line. brat splits its files there (nlplab/brat:server/src/annotation.py), so none of
 * these can stand within a field, nor within a fragment of a span.
 */
const lineEnds = '\\n\\r\\v\\f\\u001C-\\u001E\\u0085\\u2028\\u2029'

const lineEnd = new RegExp(`[${lineEnds}]`, 'u')
const space = /[\s\u0085\u001C-\u001E]+/gu

interface Fragment {
  readonly start: number
  readonly end: number
}

/**
 * A span as brat wants it: in fragments that no line end is in, without the white space around line ends. Null if that would
 * lose the span's own start or end, or all of it. Offsets are UTF-16 code units of the text.
 */
export function fragmentsOf(text: string, { start, end }: Fragment): readonly Fragment[] | null {
  const quote = text.slice(start, end)
  if (isWhiteSpace(quote)) return null
  const fragments: Fragment[] = []
  let from = 0
  for (const { index, 0: run } of quote.matchAll(space)) {
    if (!lineEnd.test(run)) continue
    if (index === 0 || index + run.length === quote.length) return null
    fragments.push({ start: start + from, end: start + index })
    from = index + run.length
  }
  return [...fragments, { start: start + from, end }]
}

/** Whether there is nothing but white space between fragments, so that they are one span. */
export function isWhiteSpace(text: string): boolean {
  return text.replace(space, '') === ''
}

/** Written for a newline in a note, as it is read by people. */
const newline = ' ⏎ '
const notInNotes = new RegExp(`[${lineEnds}\\t⏎]`, 'u')

/** A note on one line. Newlines become ` ⏎ `, whatever else cannot stand there `%` and hex. */
export function noteToLine(note: string): string {
  return note
    .split('\n')
    .map((line) => percentEscaped(line, notInNotes))
    .join(newline)
}

/** The note that `noteToLine` wrote like this. */
export function noteFromLine(line: string): string {
  return line
    .split(newline)
    .map((part) => percentUnescaped(part, notInNotes))
    .join('\n')
}

/** brat splits attributes and its configuration at these. */
const notInValues = new RegExp(`[\\s${lineEnds}\\p{Cc}|,<>]`, 'u')

/** A value without white space. */
export function valueToField(value: string): string {
  return percentEscaped(value, notInValues)
}

/** The value that `valueToField` wrote like this. */
export function valueFromField(field: string): string {
  return percentUnescaped(field, notInValues)
}
