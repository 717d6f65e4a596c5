/** Reading the XML of UIMA's files. */
import { DOMParser, ParseError, type Element } from '@xmldom/xmldom'

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
