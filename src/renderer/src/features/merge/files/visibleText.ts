import { invisibleOf } from '@core/text/invisibles'

const newlines: Readonly<Record<string, string>> = { '\n': '↵', '\r': '[CR]', '\u0085': '[NEL]', '\u2028': '[LS]', '\u2029': '[PS]' } // prettier-ignore

/**
 * A piece of text with what a page does not show written out: line ends as an arrow, other characters by their
 * abbreviations ("[LRM]"), and spaces where there is nothing else.
 */
export function visibleText(text: string): string {
  const onlySpaces = text.trim() === ''
  return Array.from(text, (character) => {
    const newline = newlines[character]
    if (newline !== undefined) return newline
    if (character === ' ') return onlySpaces ? '␣' : character
    const invisible = invisibleOf(character.charCodeAt(0))
    return invisible === null || invisible.kind === 'tatweel' ? character : `[${invisible.short}]`
  }).join('')
}
