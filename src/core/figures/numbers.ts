/**
 * Numbers as Arabic news writes them: digits of three families, words, magnitudes, fractions, and mixtures of these
 * (`مئة وخمسين ألف`, `3 ملايين و200 ألف`, `ألف مليون`, `مليون ونصف المليون`).
 *
 * A number is a sum of groups joined by و, each a coefficient below a thousand (or in digits) times its magnitudes. A group is
 * added only if it is smaller than the magnitude before it, so `200 و250` stays two numbers.
 */
import {
  definiteFractions,
  fractionPhrases,
  type Magnitude,
  magnitudeWords,
  numberWords,
  severalWords,
  vagueWords,
} from './lexicon'
import { type Part, phraseAt } from './phrases'
import { tokensOf } from './tokens'

export interface NumberReading {
  readonly value: number
  /** The index of the first part and that after the last. */
  readonly from: number
  readonly to: number
  /** A bare plural magnitude, such as آلاف: the value is the least that it can mean. */
  readonly vague: boolean
  /** What a lower bound without a magnitude takes over: a million in `200 و250 مليون`; 1 where there is nothing to take. */
  readonly scale: number
  /** Whether it has no magnitude of its own. */
  readonly bare: boolean
}

export interface ReadNumber {
  readonly value: number
  readonly vague: boolean
}

/**
 * Reads a text that is one number and nothing else, such as `12 مليون`, `١٢٠٠٠`, `1,500`, `ألفان`, `-5`.
 * @returns null when the text is not that
 */
export function readNumber(text: string): ReadNumber | null {
  const tokens = tokensOf(text)
  const reading = numberAt(tokens, 0)
  if (reading === null || reading.to !== tokens.length) return null
  return { value: reading.value, vague: reading.vague }
}

/** No news counts beyond it; a longer row of magnitudes is no number, and need not be read to its end. */
const greatest = 1e18

/** The number that starts at part `from` and ends before `limit`; null when there is none. */
export function numberAt(parts: readonly Part[], from: number, limit = parts.length): NumberReading | null {
  const reading =
    negativeAt(parts, from, limit) ??
    fractionAt(parts, from, limit) ??
    vagueAt(parts, from, limit) ??
    sumAt(parts, from, limit)
  // More digits than a number of the machine holds are no number for a reader either.
  return reading === null || !Number.isFinite(reading.value) ? null : { ...reading, value: tidy(reading.value) }
}

/** Without the noise of binary fractions: 2.3 million is 2,300,000. */
function tidy(value: number): number {
  return Number(value.toPrecision(15))
}

/** A dash that starts the text, right before digits. */
function negativeAt(parts: readonly Part[], from: number, limit: number): NumberReading | null {
  const [dash, digits] = parts
  if (from !== 0 || dash?.kind !== 'dash' || digits?.kind !== 'number' || dash.end !== digits.start) return null
  const reading = sumAt(parts, 1, limit)
  return reading === null ? null : { ...reading, from, value: -reading.value }
}

/** نصف, ثلاثة أرباع, and of a magnitude: ربع مليون. */
function fractionAt(parts: readonly Part[], from: number, limit: number): NumberReading | null {
  const fraction = bareFractionAt(parts, from, limit)
  if (fraction === null) return null
  const magnitude = magnitudeAt(parts, fraction.to, limit)
  if (magnitude === undefined || !magnitude.isOneOrMany) {
    return { ...fraction, from, vague: false, scale: 1, bare: false }
  }
  const value = fraction.value * magnitude.value
  return { value, from, to: fraction.to + 1, vague: false, scale: 1, bare: false }
}

function bareFractionAt(parts: readonly Part[], from: number, limit: number) {
  const phrase = phraseAt(fractionPhrases, parts, from)
  if (phrase !== undefined && from + phrase.words.length <= limit) {
    return { value: phrase.value, to: from + phrase.words.length }
  }
  const [part, next] = [parts[from], parts[from + 1]]
  if (part?.kind !== 'word' || part.definite || next?.kind !== 'word' || !next.definite || from >= limit) return null
  const value = definiteFractions.get(part.word)
  // The five years (خمس السنوات) is rarer than a fifth of the people (خمس السكان).
  return value === undefined ? null : { value, to: from + 1 }
}

/** آلاف, مئات الآلاف, عشرات الملايين, بضعة آلاف: the product of the least that each word means. */
function vagueAt(parts: readonly Part[], from: number, limit: number): NumberReading | null {
  const first = parts[from]
  const start = first?.kind === 'word' && severalWords.has(first.word) ? from + 1 : from
  let value = 1
  let to = start
  for (; to < limit; to++) {
    const part = parts[to]
    const least = part?.kind === 'word' ? vagueWords.get(part.word) : undefined
    if (least === undefined || value * least > greatest) break
    value *= least
  }
  return to === start ? null : { value, from, to, vague: true, scale: 1, bare: false }
}

/** A coefficient with its magnitudes. `coefficient` is null for a magnitude alone: ألف, مليونين. */
interface Group {
  readonly coefficient: number | null
  readonly scale: number
  readonly value: number
  readonly to: number
}

function sumAt(parts: readonly Part[], from: number, limit: number): NumberReading | null {
  const first = groupAt(parts, from, limit)
  if (first === null) return null
  let { value, scale, to } = first
  let groups = 1
  while (parts[to]?.kind === 'and' && to + 1 < limit) {
    const half = bareFractionAt(parts, to + 1, limit)
    if (half !== null) {
      // In مليون ونصف المليون the magnitude is named again.
      const again = magnitudeAt(parts, half.to, limit)?.value === scale ? 1 : 0
      return { value: value + half.value * scale, from, to: half.to + again, vague: false, scale: 1, bare: scale === 1 }
    }
    const next = groupAt(parts, to + 1, limit)
    if (next === null) break
    if (next.coefficient !== null && next.coefficient < scale && next.scale > scale) {
      // ألف وخمسمئة مليون: the last magnitude counts for all of it.
      value = (value + next.coefficient) * next.scale
    } else if (next.value < scale) value += next.value
    else break
    scale = next.scale
    to = next.to
    groups += 1
  }
  const shared = groups === 1 && first.coefficient !== null ? first.scale : 1
  return { value, from, to, vague: false, scale: shared, bare: groups === 1 && scale === 1 }
}

function groupAt(parts: readonly Part[], from: number, limit: number): Group | null {
  const coefficient = coefficientAt(parts, from, limit)
  let to = coefficient?.to ?? from
  let value = coefficient?.value ?? 1
  let scale = 1
  for (
    let magnitude = magnitudeAt(parts, to, limit);
    magnitude !== undefined;
    magnitude = magnitudeAt(parts, to, limit)
  ) {
    const two = coefficient === null && scale === 1 && magnitude.isDual
    // A dual cannot be counted: in خمسة ألفين the second word begins something else.
    if ((!two && !magnitude.isOneOrMany) || scale * magnitude.value > greatest) break
    value *= two ? 2 * magnitude.value : magnitude.value
    scale *= magnitude.value
    to += 1
  }
  if (coefficient === null && scale === 1) return null
  return { coefficient: coefficient?.value ?? null, scale, value, to }
}

function magnitudeAt(parts: readonly Part[], at: number, limit: number): Magnitude | undefined {
  const part = parts[at]
  if (at >= limit || part?.kind !== 'word') return undefined
  const magnitude = magnitudeWords.get(part.word)
  // With tanwin ألفًا is the singular, without it may be the dual before a noun.
  return magnitude !== undefined && part.tanwin ? { ...magnitude, isDual: false } : magnitude
}

interface Coefficient {
  readonly value: number
  readonly to: number
}

/** Words that mean 1 only within a greater number: أحد عشر; alone they are "one of". */
const oneOf = new Set(['احد', 'احدي'])

/** Digits, or words below a thousand: مئة وخمسة وعشرين. */
function coefficientAt(parts: readonly Part[], from: number, limit: number): Coefficient | null {
  const first = parts[from]
  if (from >= limit || first === undefined) return null
  if (first.kind === 'number') return { value: first.value, to: from + 1 }
  let last = wordNumberAt(parts, from, limit)
  if (last === null) return null
  let { value, to } = last
  while (parts[to]?.kind === 'and') {
    const next = wordNumberAt(parts, to + 1, limit)
    if (next === null || !follows(last.value, next.value)) break
    value += next.value
    to = next.to
    last = next
  }
  const lone = to === from + 1 && first.kind === 'word' && oneOf.has(first.word)
  return lone ? null : { value, to }
}

/** Whether a word's value can be added to the one before: hundreds and what is below, or a unit and its tens. */
function follows(before: number, after: number): boolean {
  if (before >= 100) return after > 0 && after < 100
  return before > 0 && before < 10 && after >= 20 && after < 100
}

/** One word of a number, or two that are one: ثلاثة عشر, ثلاث مئة. */
function wordNumberAt(parts: readonly Part[], at: number, limit: number): Coefficient | null {
  const value = wordValue(parts, at, limit)
  if (value === undefined) return null
  const next = wordValue(parts, at + 1, limit)
  if (next === 10 && value > 0 && value < 10) return { value: value + 10, to: at + 2 }
  if (next === 100 && value > 2 && value < 10) return { value: value * 100, to: at + 2 }
  return { value, to: at + 1 }
}

function wordValue(parts: readonly Part[], at: number, limit: number): number | undefined {
  const part = parts[at]
  return at < limit && part?.kind === 'word' ? numberWords.get(part.word) : undefined
}
