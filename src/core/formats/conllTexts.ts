/** Finding the text that tokens are of, and where each of them stands in it. */
import type { KnownDocument } from './format'
import type { Offsets } from './offsets'

/** What stands between tokens, and in none of ours. */
const space = /[\p{White_Space}\u001C-\u001F]+/gu
const isSpace = /[\p{White_Space}\u001C-\u001F]/u

/** Known texts by what is left of them without white space. */
export class KnownTexts {
  readonly #byLetters = new Map<string, { readonly documents: KnownDocument[]; next: number }>()

  constructor(documents: readonly KnownDocument[]) {
    for (const document of documents) {
      const letters = document.text.replace(space, '')
      const same = this.#byLetters.get(letters)
      if (same === undefined) this.#byLetters.set(letters, { documents: [document], next: 0 })
      else same.documents.push(document)
    }
  }

  /**
   * The text that the tokens are of, or null. Where several differ in white space only, each is answered once, in their order,
   * and then again.
   */
  find(tokens: readonly string[]): KnownDocument | null {
    const same = this.#byLetters.get(tokens.join('').replace(space, ''))
    return same?.documents[same.next++ % same.documents.length] ?? null
  }
}

/** Where tokens stand in their text, in UTF-16 code units. */
export function placesIn(text: string, tokens: readonly string[]): readonly Offsets[] {
  let at = 0
  const skipSpace = () => {
    while (at < text.length && isSpace.test(text.charAt(at))) at++
  }
  return tokens.map((token) => {
    skipSpace()
    const start = at
    // So it is with tokens of our own.
    if (text.startsWith(token, at) && !isSpace.test(token)) {
      at += token.length
      return { start, end: at }
    }
    let end = at
    for (const unit of token.replace(space, '').split('')) {
      skipSpace()
      if (text.charAt(at) === unit) at++
      end = at
    }
    return { start, end }
  })
}

/** A text made of tokens: with one space between two of them, and a line for each sentence. */
export function textOfTokens(tokens: readonly string[], sentences: readonly number[]): string {
  let start = 0
  const lines = sentences.map((end) => {
    const line = tokens.slice(start, end).join(' ')
    start = end
    return line
  })
  return lines.join('\n')
}
