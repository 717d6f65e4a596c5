/** Attributes of files that know no types, or others than ours, as the scheme has them. */
import type { Attributes, AttributeValue } from '../annotation/model'
import { attributeProblem } from '../annotation/rules'
import type { SchemeAttribute } from '../annotation/scheme'
import { foldName } from '../text/folding'
import { attributeMap } from './labelMap'

export interface TypedAttributes {
  readonly attributes: Attributes
  /** Those whose values the scheme does not allow, by the name in the file. */
  readonly refused: readonly { readonly name: string; readonly value: AttributeValue }[]
}

/**
 * The attributes with the names and types of the scheme: `"12.5"` for a number is 12.5, `Denies` for a choice the value that
 * differs in spelling only. Those that the scheme does not know stay as they are.
 */
export function typedAttributes(attributes: Attributes, known: readonly SchemeAttribute[]): TypedAttributes {
  const find = attributeMap(known)
  const typed: [string, AttributeValue][] = []
  const refused: { name: string; value: AttributeValue }[] = []
  const taken = new Set(Object.keys(attributes).filter((name) => known.some((attribute) => attribute.name === name)))
  for (const [name, value] of Object.entries(attributes)) {
    const found = find(name)
    // What is written exactly as the scheme has it goes before what is only like it.
    const attribute = found !== null && found.name !== name && taken.has(found.name) ? null : found
    if (attribute === null) {
      typed.push([name, value])
      continue
    }
    taken.add(attribute.name)
    const fitted = fittedTo(attribute, value)
    if (attributeProblem(attribute, fitted) === null) typed.push([attribute.name, fitted])
    else refused.push({ name, value })
  }
  return { attributes: Object.fromEntries(typed), refused }
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** The value in the attribute's type, if it can be said in it; else as it is. */
function fittedTo(attribute: SchemeAttribute, value: AttributeValue): AttributeValue {
  if (value === null) return null
  switch (attribute.type) {
    case 'number':
      return typeof value === 'string' && decimal.test(value.trim()) ? Number(value) : value
    case 'text':
      return String(value)
    case 'flag':
      return value === 'true' ? true : value === 'false' ? false : value
    case 'choice':
      return choiceOf(attribute, String(value)) ?? value
  }
}

/** The allowed value that is so spelt, else the one that differs in spelling only, or has such a title. */
function choiceOf({ values = [], valueTitles = {} }: SchemeAttribute, value: string): string | undefined {
  if (values.includes(value)) return value
  const folded = foldName(value)
  const called = (allowed: string) => {
    const titles = Object.hasOwn(valueTitles, allowed) ? valueTitles[allowed] : undefined
    return [allowed, titles?.ar ?? '', titles?.en ?? ''].map(foldName)
  }
  return folded === '' ? undefined : values.find((allowed) => called(allowed).includes(folded))
}
