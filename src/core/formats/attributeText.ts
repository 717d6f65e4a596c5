/**
 * Attribute values in formats that know text only. A text stands for itself, a number and true, false and null as JSON
 * writes them; a text that could be taken for one of these, or is empty, is in quotation marks as a JSON string.
 */
import type { AttributeValue } from '../annotation/model'

/** A value as text, never empty. */
export function attributeToText(value: AttributeValue): string {
  if (typeof value === 'string') return isAmbiguous(value) ? JSON.stringify(value) : value
  return literalOf(value)
}

/** The value of a text. A text that `attributeToText` would not have written is taken as it is: `007` is no number. */
export function attributeFromText(text: string): AttributeValue {
  const value = parsed(text)
  return value !== undefined && attributeToText(value) === text ? value : text
}

function isAmbiguous(text: string): boolean {
  if (text === '' || text.startsWith('"')) return true
  const value = parsed(text)
  return value !== undefined && typeof value !== 'string' && literalOf(value) === text
}

function literalOf(value: number | boolean | null): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

function parsed(text: string): AttributeValue | undefined {
  // Most texts are words: to ask `JSON.parse` about each would be to throw and catch an error for each.
  if (!/^["\-\dtfn]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined
  } catch {
    return undefined
  }
}
