/** XML 1.0: characters it cannot hold, text written so that a parser gives it back unchanged, and reading strictly. */
import { DOMParser, type Document } from '@xmldom/xmldom'

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

/** The document of an XML text; null if it is not well-formed, or has a document type, which none of our formats do. */
export function parseXml(text: string): Document | null {
  // A document type could define entities that grow without end.
  if (/<!DOCTYPE/i.test(text)) return null
  const parser = new DOMParser({
    locator: false,
    // Line ends as XML 1.0 has them, section 2.11.
    normalizeLineEndings: (source) => source.replace(/\r\n?/g, '\n'),
    onError(level, message) {
      if (level !== 'warning') throw new Error(message)
    },
  })
  try {
    return parser.parseFromString(text, 'text/xml')
  } catch {
    return null
  }
}
