/** Names that Sanad gives to things in REFI-QDA projects, and what they mean when they come back. */
import type { AttributeValue } from '../annotation/model'
import { attributeFromText, attributeToText } from './attributeText'
import { percentEscaped, percentUnescaped } from './names'

/** What a source says of its document, beside the text. `annotators`: user GUIDs, `-` for nobody, in the order of the items. */
export const variables = ['title', 'file_name', 'status', 'split', 'annotators'] as const
export type Variable = (typeof variables)[number]

const separator = /:/

/** The code of an attribute's value, a child of the label's: code names are unique in QualCoder, so it says the label too. */
export function attributeCodeName(label: string, attribute: string, value: AttributeValue): string {
  return `${label}/${percentEscaped(attribute, separator)}:${attributeToText(value)}`
}

/** What a child code of a label's code says; null if it is no attribute. */
export function attributeOfCode(label: string, name: string): { name: string; value: AttributeValue } | null {
  const said = name.startsWith(`${label}/`) ? name.slice(label.length + 1) : ''
  const at = said.indexOf(':')
  if (at < 0) return null
  return { name: percentUnescaped(said.slice(0, at), separator), value: attributeFromText(said.slice(at + 1)) }
}
