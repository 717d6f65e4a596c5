/**
 * A span taken apart: its code points in logical order, in which the text is stored and offsets are counted, whatever side
 * the letters are drawn on.
 */
import type { CodePointIndex } from './codePoints'
import { graphemeCeil, graphemeFloor, nextGrapheme } from './graphemes'

/** What a code point is, by general category and, for letters, by script; for those without a name of their own. */
export const characterKinds = [
  'arabicLetter',
  'presentationForm',
  'letter',
  'mark',
  'digit',
  'number',
  'punctuation',
  'emoji',
  'symbol',
  'space',
  'format',
  'control',
  'surrogate',
  'unassigned',
] as const
export type CharacterKind = (typeof characterKinds)[number]

export interface InspectedCharacter {
  readonly codePoint: number
  /** The character itself: one UTF-16 code unit, or two. */
  readonly text: string
  readonly kind: CharacterKind
  /** Offset of its first UTF-16 code unit in the document. */
  readonly utf16: number
  /** Its offset in the document in code points. */
  readonly codePointOffset: number
}

/** What a reader sees as one letter: a grapheme cluster. */
export interface InspectedCluster {
  /** Offset of its first UTF-16 code unit in the document. */
  readonly start: number
  readonly text: string
  readonly characters: readonly InspectedCharacter[]
}

/**
 * The grapheme clusters of a span with their code points.
 * @param start,end UTF-16 code units, half-open; widened to whole clusters, clamped to the text
 * @param offsets the index of this text
 * @param limit no cluster is begun once this many code points were taken
 */
export function inspectSpan(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  offsets: CodePointIndex,
  limit: number,
): InspectedCluster[] {
  const clusters: InspectedCluster[] = []
  const last = graphemeCeil(text, end)
  let taken = 0
  for (let from = graphemeFloor(text, start); from < last && taken < limit;) {
    const to = nextGrapheme(text, from)
    const characters = charactersOf(text.slice(from, to), from, offsets.toCodePoint(from))
    clusters.push({ start: from, text: text.slice(from, to), characters })
    taken += characters.length
    from = to
  }
  return clusters
}

function charactersOf(cluster: string, start: number, codePointStart: number): InspectedCharacter[] {
  const characters: InspectedCharacter[] = []
  let utf16 = start
  for (const text of cluster) {
    const codePoint = text.codePointAt(0) ?? 0
    characters.push({
      codePoint,
      text,
      kind: kindOf(text),
      utf16,
      codePointOffset: codePointStart + characters.length,
    })
    utf16 += text.length
  }
  return characters
}

/** Tried in this order: an emoji is a symbol too, a presentation form an Arabic letter. */
const kinds: readonly (readonly [RegExp, CharacterKind])[] = [
  [/\p{Cs}/u, 'surrogate'],
  [/[\uFB50-\uFDFF\uFE70-\uFEFC]/u, 'presentationForm'],
  [/(?=\p{L})\p{Script=Arabic}/u, 'arabicLetter'],
  [/\p{L}/u, 'letter'],
  [/\p{M}/u, 'mark'],
  [/\p{Nd}/u, 'digit'],
  [/\p{N}/u, 'number'],
  [/\p{P}/u, 'punctuation'],
  [/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u, 'emoji'],
  [/\p{S}/u, 'symbol'],
  [/\p{Z}/u, 'space'],
  [/\p{Cf}/u, 'format'],
  [/\p{Cc}/u, 'control'],
]

function kindOf(character: string): CharacterKind {
  return kinds.find(([pattern]) => pattern.test(character))?.[1] ?? 'unassigned'
}

/** `U+0627`: hex, four digits or more. */
export function codePointLabel(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
