/** Units and counted nouns, as the indefinite singular that annotations carry. */
import { currencyAdjectives, unitPhrases, type UnitWord } from './lexicon'
import { type Part, phraseAt } from './phrases'
import type { WordToken } from './tokens'

export interface UnitReading {
  readonly unit: string
  /** The index of the first part and that after the last. */
  readonly from: number
  readonly to: number
}

/** Words that are no noun, so that no unit can begin with them. */
const particles = new Set('من في الي علي عن ما لا او ان ال ب ل ك التي الذي الذين هو هي وهو وهي كانت كان بينهم بينها منهم منها بعد قبل خلال منذ لكل كل'.split(' ')) // prettier-ignore

/**
 * The unit that begins at a part, for a counted value: a word of the lexicon, a currency with its country's adjective, or an
 * unknown noun brought to its singular as far as its ending tells. Null for what is no noun, and for an unknown broken plural.
 */
export function unitAt(parts: readonly Part[], at: number, value: number, vague: boolean): UnitReading | null {
  const part = parts[at]
  if (part?.kind !== 'word') return null
  const known = phraseAt(unitPhrases, parts, at)
  if (known !== undefined) return withAdjective(parts, at, at + known.words.length, known.value)
  if (particles.has(part.word)) return null
  const unit = singularOf(part, value, vague)
  return unit === null ? null : { unit, from: at, to: at + 1 }
}

/** A dual of the lexicon, which says two by itself: يومين, العامين. */
export function dualAt(parts: readonly Part[], at: number): UnitReading | null {
  const known = phraseAt(unitPhrases, parts, at)
  return known?.value.form === 'dual' ? withAdjective(parts, at, at + known.words.length, known.value) : null
}

/** Any word of the lexicon in the singular: ساعة, of which there may be one and a half. */
export function singularAt(parts: readonly Part[], at: number): UnitReading | null {
  const known = phraseAt(unitPhrases, parts, at)
  return known?.value.form === 'singular' ? withAdjective(parts, at, at + known.words.length, known.value) : null
}

function withAdjective(parts: readonly Part[], from: number, to: number, { unit, money }: UnitWord): UnitReading {
  const next = parts[to]
  const adjective = money && next?.kind === 'word' ? currencyAdjectives.get(next.word) : undefined
  if (adjective === undefined) return { unit, from, to }
  return { unit: `${unit} ${adjective}${unit.endsWith('ة') ? 'ة' : ''}`, from, to: to + 1 }
}

/**
 * The singular of an unknown noun after a number. By the grammar of numerals, 3 to 10 (and so 103 to 110) take a plural,
 * 11 to 99 a singular in the accusative, which may end in alef, full hundreds and thousands a singular.
 */
function singularOf({ raw, tanwin }: WordToken, value: number, vague: boolean): string | null {
  const rest = Math.abs(value) % 100
  if (vague || (rest >= 3 && rest <= 10)) return singularOfPlural(raw)
  if (value === 2) return singularOfDual(raw)
  const accusative = tanwin || (rest >= 11 && rest <= 99)
  return accusative && raw.endsWith('ا') && raw.length > 3 ? raw.slice(0, -1) : raw
}

function singularOfPlural(noun: string): string | null {
  if (/^.{3,}ات$/u.test(noun)) return `${noun.slice(0, -2)}ة`
  if (/^.{3,}(ين|ون)$/u.test(noun)) return noun.slice(0, -2)
  // A broken plural tells nothing of its singular; a word in Latin letters does not change.
  return /^\p{Script=Latin}+$/u.test(noun) ? noun : null
}

function singularOfDual(noun: string): string {
  if (/^.{2,}(تين|تان)$/u.test(noun)) return `${noun.slice(0, -3)}ة`
  return /^.{3,}(ين|ان)$/u.test(noun) ? noun.slice(0, -2) : noun
}
