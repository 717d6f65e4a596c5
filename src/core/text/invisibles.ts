/**
 * Characters that a page shows as nothing, or as what they are not: bidi controls, joiners, odd spaces, tatweel. They count
 * in every offset, so the reader can have them drawn. All are single UTF-16 code units; variation selectors, which only say
 * how an emoji looks, are left out.
 */

/** How a character takes part in a line: `mark` takes no room, the others do. */
export type InvisibleKind = 'mark' | 'space' | 'tab' | 'tatweel'

export interface InvisibleCharacter {
  readonly kind: InvisibleKind
  /** The abbreviation that the Unicode charts print in its box: "LRM". */
  readonly short: string
}

const marks: readonly (readonly [code: number, short: string])[] = [
  [0x00ad, 'SHY'],
  [0x034f, 'CGJ'],
  [0x061c, 'ALM'],
  [0x200b, 'ZWSP'],
  [0x200c, 'ZWNJ'],
  [0x200d, 'ZWJ'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x2060, 'WJ'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
  [0xfeff, 'BOM'],
]

const spaces: readonly (readonly [code: number, short: string])[] = [
  [0x00a0, 'NBSP'],
  [0x1680, 'OGSP'],
  [0x2000, 'NQSP'],
  [0x2001, 'MQSP'],
  [0x2002, 'ENSP'],
  [0x2003, 'EMSP'],
  [0x2004, '3/M'],
  [0x2005, '4/M'],
  [0x2006, '6/M'],
  [0x2007, 'FSP'],
  [0x2008, 'PSP'],
  [0x2009, 'THSP'],
  [0x200a, 'HSP'],
  [0x202f, 'NNBSP'],
  [0x205f, 'MMSP'],
  [0x3000, 'IDSP'],
]

const invisibles: ReadonlyMap<number, InvisibleCharacter> = new Map<number, InvisibleCharacter>([
  ...marks.map(([code, short]) => [code, { kind: 'mark', short }] as const),
  ...spaces.map(([code, short]) => [code, { kind: 'space', short }] as const),
  [0x0009, { kind: 'tab', short: 'TAB' }],
  [0x0640, { kind: 'tatweel', short: 'TATWEEL' }],
])

/** What is unseen about a UTF-16 code unit; null for a character that shows what it is. */
export function invisibleOf(code: number): InvisibleCharacter | null {
  return invisibles.get(code) ?? null
}

export interface FoundInvisible extends InvisibleCharacter {
  /** UTF-16 code units from the start of the text that was searched. */
  readonly offset: number
}

/** The invisible characters of a text, in its order. */
export function findInvisibles(text: string): FoundInvisible[] {
  const found: FoundInvisible[] = []
  for (let offset = 0; offset < text.length; offset++) {
    const invisible = invisibles.get(text.charCodeAt(offset))
    if (invisible !== undefined) found.push({ ...invisible, offset })
  }
  return found
}
