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

/** An array or an object that is being written. */
interface Open {
  readonly container: object
  /** The names of the members in their order; null for an array. */
  readonly keys: readonly string[] | null
  readonly order: KeyOrder | undefined
  next: number
  empty: boolean
}

/**
 * Writes a JSON value (what `JSON.parse` can return) on one line without spaces. Members that are `undefined` are
 * left out. Without an order all keys are sorted by name. A value may be nested to any depth: what is open is kept in a list,
 * since the stack of calls has an end that a file can reach.
 */
export function canonicalJson(value: unknown, order?: KeyOrder): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  let json = Array.isArray(value) ? '[' : '{'
  const open: Open[] = [opened(value, order)]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const { container, keys } = top
    if (top.next === (keys ?? (container as readonly unknown[])).length) {
      json += keys === null ? ']' : '}'
      open.pop()
      continue
    }
    const at = top.next++
    const key = keys?.[at]
    const item: unknown = (container as Readonly<Record<string, unknown>>)[key ?? at]
    if (key !== undefined && item === undefined) continue
    if (!top.empty) json += ','
    top.empty = false
    if (key !== undefined) json += `${JSON.stringify(key)}:`
    if (typeof item === 'object' && item !== null) {
      json += Array.isArray(item) ? '[' : '{'
      open.push(opened(item, key === undefined ? top.order : memberOrder(top.order, key)))
    } else {
      json += JSON.stringify(item)
    }
  }
  return json
}

function opened(container: object, order: KeyOrder | undefined): Open {
  return {
    container,
    keys: Array.isArray(container) ? null : keysInOrder(container, order),
    order,
    next: 0,
    empty: true,
  }
}

function keysInOrder(object: object, order: KeyOrder | undefined): readonly string[] {
  const named = (order?.keys ?? []).filter((key) => Object.hasOwn(object, key))
  if (named.length === 0) return Object.keys(object).sort(compareText)
  const known = new Set(named)
  const others = Object.keys(object).filter((key) => !known.has(key))
  return [...named, ...others.sort(compareText)]
}

function memberOrder(order: KeyOrder | undefined, key: string): KeyOrder | undefined {
  const orders = order?.members
  return orders !== undefined && Object.hasOwn(orders, key) ? orders[key] : undefined
}

/**
 * Whether an object's members are exactly the `keys`, at least one, in this order, and its values plain or, one level down,
 * objects of plain values sorted by name. What `canonicalJson` writes for it is then what `JSON.stringify` writes, several times
 * as fast.
 */
export function isInOrder(object: object, keys: readonly string[]): boolean {
  let at = 0
  for (const key in object) {
    if (key !== keys[at++]) return false
    const value: unknown = (object as Readonly<Record<string, unknown>>)[key]
    if (typeof value === 'object' && value !== null && !isSortedAndFlat(value)) return false
  }
  return at > 0 && at === keys.length
}

function isSortedAndFlat(object: object): boolean {
  if (Array.isArray(object)) return false
  let last: string | null = null
  for (const key in object) {
    const value: unknown = (object as Readonly<Record<string, unknown>>)[key]
    if ((last !== null && key <= last) || (typeof value === 'object' && value !== null)) return false
    last = key
  }
  return true
}
