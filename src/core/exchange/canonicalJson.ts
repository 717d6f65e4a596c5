/** JSON text that depends on the value alone: the same content is the same string on every laptop. */

/**
 * Which members of an object come first, in which order, and the same for the objects within. Members that are not
 * named follow, sorted by name.
 */
export interface KeyOrder {
  readonly keys?: readonly string[]
  /** Orders of the objects that are members, by the member's name; for an array, of each of its items. */
  readonly members?: Readonly<Record<string, KeyOrder>>
}

/** Orders text by UTF-16 code units, which no locale changes. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Writes a JSON value (what `JSON.parse` can return) on one line without spaces. Members that are `undefined` are
 * left out. Without an order all keys are sorted by name.
 */
export function canonicalJson(value: unknown, order?: KeyOrder): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, order)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = new Map(Object.entries(value))
  const named = (order?.keys ?? []).filter((key) => members.has(key))
  const others = [...members.keys()].filter((key) => !named.includes(key)).sort(compareText)
  const parts: string[] = []
  for (const key of [...named, ...others]) {
    const member: unknown = members.get(key)
    if (member !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(member, order?.members?.[key])}`)
  }
  return `{${parts.join(',')}}`
}
