/**
 * Text as a search reads it: without what spelling varies in. The source is never changed; a folded text comes with the
 * way back to the source's offsets. What is folded follows the Unicode Character Database (general categories, compatibility
 * decompositions) and the usual normalisation of Arabic for retrieval (Larkey et al., "Light Stemming for Arabic", 2007):
 *
 * - stripped: harakat and Quranic marks, tatweel, bidi controls, joiners, variation selectors and the soft hyphen;
 * - one letter for its forms: أإآٱ → ا, ؤ → و, ئ → ي, ى and Persian ی → ي, Persian ک → ك, and, if asked, ة → ه;
 * - digits of both Arabic families → 0-9, ٫ → `.`, ٬ → `,`;
 * - every space but the newline → U+0020, Latin and other letters → lower case;
 * - presentation forms and full-width forms → the characters they stand for (ﷲ, ﻻ).
 */
export interface FoldOptions {
  /** Takes ة for ه, as hurried writers do. */
  readonly taMarbuta: boolean
}

/** A folded text. Every offset is in UTF-16 code units. */
export interface FoldedText {
  readonly folded: string
  /**
   * Where the way back takes a step, ascending by folded offset: from `steps[i]` on, a folded offset is
   * `steps[i + 1]` less than its source offset. Two numbers a step; texts of news have few.
   */
  readonly steps: readonly number[]
}

const letters: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ئ: 'ي',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  '٫': '.',
  '٬': ',',
}

/** Harakat, Quranic and other Arabic marks, tatweel. */
const marks = '\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E8\\u06EA-\\u06ED\\u08D3-\\u08FF\\u0640'
/** Soft hyphen, zero-width space, joiners, bidi controls, variation selectors. */
const unseen = '\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFE00-\\uFE0F'
const stripped = new RegExp(`[${marks}${unseen}]`, 'gu')
/** Every space but U+0020 and the newline. */
const spaces = '\\t\\v\\f\\r\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF'
const space = new RegExp(`[${spaces}]`, 'gu')
/** Presentation forms of Arabic and of Latin ligatures, and full-width forms. */
const presentation = '\\uFB00-\\uFDFF\\uFE70-\\uFEFC\\uFF01-\\uFFEE'
const isPresentation = new RegExp(`^[${presentation}]$`, 'u')
/** A mark by itself has a presentation form on a space or a tatweel, which is no part of any word. */
const loneMark = /^[ \u0640][\u064B-\u0652\u0670]+$/u

/**
 * Ranges that hold all that folding changes; few and coarse, because a search through many is slow. What is outside of them,
 * nearly all of a text, is never looked at one by one. Characters beyond the Basic Multilingual Plane are left as they are.
 */
const ranges =
  '\\t\\v-\\rA-Z\\u00A0-\\u05FF\\u0610-\\u061C\\u0622-\\u0626\\u0640\\u0649\\u064B-\\u0671\\u06A9\\u06CC\\u06D6-\\u06F9' +
  '\\u08D3-\\u3000\\uA640-\\uA7FF\\uFB00-\\uFFEF'
const changing = new RegExp(`[${ranges}]`, 'g')
const changingWithTaMarbuta = new RegExp(`[${ranges}ة]`, 'g')

/** What a character becomes, whatever stands beside it. */
function foldCharacter(character: string, { taMarbuta }: FoldOptions): string {
  const plain = isPresentation.test(character) ? character.normalize('NFKC') : character
  if (loneMark.test(plain)) return ''
  return Array.from(plain.replace(stripped, '').replace(space, ' ').toLowerCase(), (c) => {
    if (c === 'ة') return taMarbuta ? 'ه' : c
    if (c >= '٠' && c <= '٩') return String(c.charCodeAt(0) - 0x0660)
    if (c >= '۰' && c <= '۹') return String(c.charCodeAt(0) - 0x06f0)
    return letters[c] ?? c
  }).join('')
}

/** The characters met so far and what they become, without and with ta marbuta: there are a few hundred at most. */
const met = { plain: new Map<string, string>(), taMarbuta: new Map<string, string>() }

/** Folds a text, in time linear in its length: a million code units of Arabic take some fifteen milliseconds. */
export function foldText(text: string, options: FoldOptions): FoldedText {
  const known = options.taMarbuta ? met.taMarbuta : met.plain
  const steps: number[] = []
  let shift = 0
  const stepTo = (offset: number, next: number) => {
    shift = next
    if (steps.at(-2) === offset) steps[steps.length - 1] = next
    else steps.push(offset, next)
  }
  const folded = text.replace(options.taMarbuta ? changingWithTaMarbuta : changing, (character: string, at: number) => {
    let becomes = known.get(character)
    if (becomes === undefined) known.set(character, (becomes = foldCharacter(character, options)))
    if (becomes.length !== character.length) {
      const start = at - shift
      for (let i = 1; i < becomes.length; i++) stepTo(start + i, at - (start + i))
      const end = start + becomes.length
      stepTo(end, at + character.length - end)
    }
    return becomes
  })
  return { folded, steps }
}

/** What names are found by, such as titles: folded with ta marbuta, without spaces at the ends. */
export function foldName(name: string): string {
  return foldText(name, { taMarbuta: true }).folded.trim()
}

/**
 * Where the characters of a folded text came from: a function from a folded offset of a character to the source offset of
 * the code unit it came from. Fast for offsets that are near the one asked before.
 */
export function sourceOffsets({ steps }: FoldedText): (offset: number) => number {
  let step = -2
  return (offset) => {
    while (step >= 0 && (steps[step] ?? 0) > offset) step -= 2
    while (step + 2 < steps.length && (steps[step + 2] ?? 0) <= offset) step += 2
    return step < 0 ? offset : offset + (steps[step + 1] ?? 0)
  }
}
