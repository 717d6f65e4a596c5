/** XML 1.0: characters it cannot hold, text written so that a parser gives it back unchanged, and reading strictly. */
import { DOMParser, ParseError, type Element } from '@xmldom/xmldom'

/**
 * Characters that no XML 1.0 document may hold, not even as a reference (W3C, Extensible Markup Language 1.0, section 2.2);
 * each match is one UTF-16 code unit.
 */
export const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/**
 * Text for an attribute in double quotes or for the inside of an element. Every white space but the plain one is written as a
 * reference: a parser turns CR into LF, and in attributes LF and TAB into spaces; one that follows XML 1.1 also takes U+0085
 * and U+2028 for line ends.
 */
export function xmlText(text: string): string {
  return text.replace(/[&<>"\t\n\r\u0085\u2028\u2029]/g, (character) => {
    const named = names[character]
    return named === undefined ? `&#${String(character.charCodeAt(0))};` : `&${named};`
  })
}

const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }

/** The root element of a well-formed document without a document type, with line numbers; else what is wrong with it. */
export function rootOf(text: string): Element | string {
  // A document type could define entities that grow without end.
  if (/<!DOCTYPE/i.test(text)) return 'has a document type'
  const parser = new DOMParser({
    // What it warns of is an error to XML, but for U+FFFD, which it takes for a sign of a wrong encoding.
    onError: (_level, message) => {
      if (!message.startsWith('Unicode replacement character')) throw new Error(message)
    },
    // Not the library's own, which makes newlines of U+0085 and U+2028: that is XML 1.1.
    normalizeLineEndings: (source) => source.replace(/\r\n?/g, '\n'),
  })
  try {
    return parser.parseFromString(text, 'text/xml').documentElement ?? 'has no element'
  } catch (error) {
    if (error instanceof ParseError) return error.message
    throw error
  }
}

/** The elements within an element. */
export function elementsIn(element: Element): readonly Element[] {
  const found: Element[] = []
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === node.ELEMENT_NODE) found.push(node as Element)
  }
  return found
}
