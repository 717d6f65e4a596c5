/** Types in brat's files: ASCII only, as brat makes `_` of anything else (nlplab/brat:server/src/projectconfig.py). */
import { asciiName, nameOfAscii } from '../names'

function isType(name: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(name)
}

/** The type that stands for a label, an attribute or a kind of relation. */
export function typeOf(name: string): string {
  return asciiName(name, isType)
}

/** The label, attribute or kind of relation that a type stands for. */
export function nameOfType(type: string): string {
  return nameOfAscii(type, isType)
}
