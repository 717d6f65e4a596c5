/**
 * The escapes of WebAnno TSV 3.2 and 3.3. Source: inception-project/inception:inception/inception-io-webanno-tsv/…/
 * internal/tsv3x/Escaping.java
 */

/** In the text of sentences; other control characters are written as they are, behind a backslash. */
const inText = new Map([
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\b', '\\b'],
])
const fromText = new Map([...inText].map(([character, escape]) => [escape.charAt(1), character]))

/** A line of a sentence's text as it stands behind `#Text=`. */
export function escapedText(text: string): string {
  return text.replace(
    /[\\\t\n\f\r\b]|[\u0000-\u0007\u000E-\u001F]/g,
    (character) => inText.get(character) ?? `\\${character}`,
  )
}

/** The text that `escapedText` wrote like this. A backslash before anything else stands for itself. */
export function unescapedText(text: string): string {
  return text.replace(/\\([\\tnfrb]|[\u0000-\u0007\u000E-\u001F])/g, (_, mark: string) => fromText.get(mark) ?? mark)
}

/**
 * A feature's value as it stands in a cell. INCEpTION has no escape for CR and writes it raw, which ends the row for its own
 * reader; `\r` comes back to it as a backslash and an r, and to Sanad as CR.
 */
export function escapedValue(value: string): string {
  return value.replace(/->|[\\[\]|_;\t\n\r*]/g, (found) => {
    if (found === '\t') return '\\t'
    if (found === '\n') return '\\n'
    return found === '\r' ? '\\r' : `\\${found}`
  })
}

/** The value that `escapedValue` wrote like this. A backslash before anything else stands for itself. */
export function unescapedValue(value: string): string {
  return value.replace(/\\(->|[\\[\]|_;tnr*])/g, (_, mark: string) => {
    if (mark === 't') return '\t'
    if (mark === 'n') return '\n'
    return mark === 'r' ? '\r' : mark
  })
}

/** One of the values that are stacked in a cell. */
export interface CellValue {
  /** Still escaped: `*` alone is no value. */
  readonly text: string
  /** What stands in brackets behind it: `3`, or `2_1` in a relation's cell; empty if there is none. */
  readonly id: string
}

/** The values of a cell; none where it is `_`. */
export function cellValues(cell: string): readonly CellValue[] {
  if (cell === '_') return []
  return splitUnescaped(cell, '|').map((value) => {
    const match = /^((?:[^\\]|\\[^])*?)(?:\[(\d+(?:_\d+)?)\])?$/u.exec(value)
    const [, text = value, id = ''] = match ?? []
    return { text, id }
  })
}

/** The parts of a text between marks that have no backslash of their own before them. */
function splitUnescaped(text: string, mark: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++
    else if (text.charAt(at) === mark) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, text.slice(start)]
}
