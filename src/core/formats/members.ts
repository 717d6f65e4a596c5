/** Looking into what `JSON.parse` answers for files of other people: nothing in it is as it should be until it was looked at. */
import type { Attributes, AttributeValue } from '../annotation/model'
import { compareText } from '../exchange/canonicalJson'

/** A JSON object. */
export type Members = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The array; an empty one if the value is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The string; an empty one if the value is none. */
export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** What stands for a thing that may be known by a number or a word, as a string; null if the value is neither. */
export function idOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** Whether a value can be that of an attribute. */
function isAttributeValue(value: unknown): value is AttributeValue {
  return typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value)
}

/** Whether a value is an object of attributes, all of them plain. */
export function isAttributes(value: unknown): value is Attributes {
  if (!isMembers(value)) return false
  for (const name in value) if (!isAttributeValue(value[name])) return false
  return true
}

/** The same attributes in the order of their names, so that the same content makes the same bytes. */
export function sortedAttributes(attributes: Attributes): Attributes {
  let last: string | null = null
  for (const name in attributes) {
    if (last !== null && name < last) {
      return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => compareText(a, b)))
    }
    last = name
  }
  return attributes
}
