/**
 * The base direction of a line, by rules P2 and P3 of the Unicode Bidirectional Algorithm (UAX #9): that of the first
 * strong character outside isolates. It is written on the line's element: the text is laid out as the keyboard moves in it.
 */
export type Direction = 'rtl' | 'ltr'

const isolateStart = /[\u2066-\u2068]/u
const isolateEnd = '\u2069'
const strongRtl =
  /[\u200F\u061C\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u
/** Arabic and Hebrew punctuation and signs of class AL or R; most of them belong to no script. */
const rtlSign = /[\u0608\u060B\u060D\u061B-\u061F\u066D\u06D4\uFDFC\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4]/u
/** What no rule makes strong in the scripts of news; the few letter-like numbers and signs of class L count as such too. */
const notStrong = /[\p{M}\p{N}\p{P}\p{S}\p{Z}\p{C}]/u

/**
 * Takes a line's text and the direction of a line without any strong character; returns the line's direction.
 */
export function directionOf(line: string, fallback: Direction = 'rtl'): Direction {
  let isolates = 0
  for (const char of line) {
    if (isolateStart.test(char)) isolates += 1
    else if (char === isolateEnd) isolates = Math.max(0, isolates - 1)
    else if (isolates > 0) continue
    else if (char === '\u200E') return 'ltr'
    else if (char === '\u200F' || rtlSign.test(char)) return 'rtl'
    else if (notStrong.test(char)) continue
    else return strongRtl.test(char) ? 'rtl' : 'ltr'
  }
  return fallback
}
