/** Recognising JSON formats by the members of their first record, however much of the file there is to see. */

export interface JsonStart {
  /** Whether the record is the first of an array. */
  readonly inArray: boolean
  /** By name, in the order of the file: the JSON of a string, number, boolean or null; `{` or `[` for what holds others. */
  readonly members: ReadonlyMap<string, string>
}

/** One piece of JSON: a string, a mark, or a number or word. */
const token = /\s*(?:("[^"\\]*(?:\\[^][^"\\]*)*")|([{}[\],:])|([^\s"{}[\],:]+))/y

/**
 * The members of the first object of a text that begins with one, or with an array that does; null for any other text. The
 * text may end anywhere: a string that it cuts is a member with an empty text.
 */
export function jsonStart(text: string): JsonStart | null {
  const open = /^\s*(\[\s*)?\{/.exec(text)
  if (open === null) return null
  const members = new Map<string, string>()
  let name: string | null = null
  let depth = 0
  token.lastIndex = open[0].length
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [, string, mark, word] = match
    if (mark === undefined && depth === 0) {
      if (name !== null) members.set(name, string ?? word ?? '')
      else if (string !== undefined) members.set((name = nameOf(string)), '')
    } else if (mark === '{' || mark === '[') {
      if (depth++ === 0 && name !== null) members.set(name, mark)
    } else if (mark === '}' || mark === ']') {
      if (--depth < 0) break
    } else if (mark === ',' && depth === 0) name = null
  }
  return { inArray: open[1] !== undefined, members }
}

function nameOf(json: string): string {
  try {
    return String(JSON.parse(json))
  } catch {
    return json
  }
}
