/**
 * The value of a figure from its quote: bounds, how they are meant, unit. The rules are those of the annotation guidelines,
 * section "Figure": `exact` and `about` have equal bounds, `at-least` no upper one, `at-most` no lower one, `between` both.
 */
import { type Approx, currencySigns } from './lexicon'
import { numberAt, type NumberReading } from './numbers'
import { type Part, partsOf } from './phrases'
import { tokensOf } from './tokens'
import { dualAt, singularAt, unitAt, type UnitReading } from './units'

/** A stretch of the quote that was understood; offsets are UTF-16 units of the quote. */
export interface FigurePart {
  readonly kind: 'approximator' | 'number' | 'unit'
  readonly start: number
  readonly end: number
}

export interface FigureReading {
  readonly min: number | null
  readonly max: number | null
  /** Indefinite singular, `%` or a currency; null where the quote names none that is known. */
  readonly unit: string | null
  readonly approx: Approx
  /** In the order of the text. */
  readonly parts: readonly FigurePart[]
}

/** A number with the noun that says it, if a dual does. */
interface Counted extends NumberReading {
  readonly noun: UnitReading | null
}

/**
 * Reads the quote of a figure.
 * @returns null when it holds no number, or more numbers than one value or one range: then nobody but a person can tell
 */
export function readFigure(quote: string): FigureReading | null {
  const parts = partsOf(tokensOf(quote))
  const low = firstNumber(parts)
  if (low === null) return null
  const range = rangeFrom(parts, low)
  const last = range?.high ?? low
  const unit = unitOf(parts, low, last)
  const more = range === null ? fractionAfter(parts, unit?.to ?? last.to) : null
  const end = Math.max(last.to, more?.to ?? 0)
  if (hasNumberAfter(parts, end) || (range !== null && range.min >= range.max)) return null

  const approximators = parts.flatMap((part, at) =>
    part.kind === 'approx' && (!part.leads || at < low.from) && (part.approx !== 'between' || range !== null)
      ? [part]
      : [],
  )
  const approx = range !== null ? 'between' : (approximators[0]?.approx ?? (low.vague ? 'at-least' : 'exact'))
  const value = low.value + (more?.value ?? 0)
  const bounds = range ?? { min: value, max: value }
  return {
    min: approx === 'at-most' ? null : bounds.min,
    max: approx === 'at-least' || (low.vague && approx === 'about') ? null : bounds.max,
    unit: unit?.unit ?? null,
    approx: low.vague && approx === 'about' ? 'at-least' : approx,
    parts: [
      ...approximators.map(({ start, end: stop }): FigurePart => ({ kind: 'approximator', start, end: stop })),
      ...[low, ...(range === null ? [] : [range.high]), ...(more === null ? [] : [more])].map((n) => stretch('number', parts, n)), // prettier-ignore
      ...(unit === null || unit.to === unit.from ? [] : [stretch('unit', parts, unit)]),
    ].sort((a, b) => a.start - b.start),
  }
}

function stretch(
  kind: FigurePart['kind'],
  parts: readonly Part[],
  { from, to }: { from: number; to: number },
): FigurePart {
  return { kind, start: parts[from]?.start ?? 0, end: parts[to - 1]?.end ?? 0 }
}

/** The first number; or the first dual if it stands alone or opens a range: يومين أو ثلاثة; or one as in ساعة ونصف. */
function firstNumber(parts: readonly Part[]): Counted | null {
  let dual: Counted | null = null
  for (let at = 0; at < parts.length; at++) {
    const number = numberAt(parts, at)
    if (number !== null) return dual !== null && joinsRange(parts[dual.to]) ? dual : { ...number, noun: null }
    const one = oneAndFractionAt(parts, at)
    if (one !== null) return one
    dual ??= dualNumberAt(parts, at)
  }
  return dual
}

function dualNumberAt(parts: readonly Part[], at: number): Counted | null {
  const noun = dualAt(parts, at)
  return noun === null ? null : { value: 2, from: noun.from, to: noun.to, vague: false, scale: 1, bare: false, noun }
}

/** ساعة ونصف: the noun alone is one. */
function oneAndFractionAt(parts: readonly Part[], at: number): Counted | null {
  const noun = singularAt(parts, at)
  if (noun === null || fractionAfter(parts, noun.to) === null) return null
  return { value: 1, from: noun.from, to: noun.to, vague: false, scale: 1, bare: false, noun }
}

function joinsRange(part: Part | undefined): boolean {
  if (part === undefined) return false
  return part.kind === 'dash' || part.kind === 'and' || (part.kind === 'word' && ['الي', 'او'].includes(part.word))
}

interface Range {
  readonly min: number
  readonly max: number
  readonly high: NumberReading
}

/** How many parts may stand between the lower bound and what joins it to the upper: its own noun and an adjective. */
const longestNoun = 3

/** The range that `low` opens: بين … و…, من … إلى …, 200-250, خمسة أو ستة. Null when it opens none. */
function rangeFrom(parts: readonly Part[], low: Counted): Range | null {
  const isBetween = parts.some((part, at) => at < low.from && part.kind === 'approx' && part.approx === 'between')
  for (let at = low.to; at <= low.to + longestNoun && at < parts.length; at++) {
    const part = parts[at]
    if (!joinsRange(part) || (part?.kind === 'and' && !isBetween)) continue
    const high = upperAt(parts, at + 1)
    if (high !== null) return rangeOf(low, high)
  }
  return isBetween ? splitRange(parts, low) : null
}

/** A number behind what joins, over ـال and other signs, or a dual. */
function upperAt(parts: readonly Part[], at: number): NumberReading | null {
  const part = parts[at]
  const skip =
    part?.kind === 'other' || part?.kind === 'currency' || (part?.kind === 'word' && part.word === 'ال') ? 1 : 0
  return numberAt(parts, at + skip) ?? dualNumberAt(parts, at + skip)
}

/** بين 200 و250 مليون: the lower bound shares the magnitude, unless it would then be the greater one. */
function rangeOf(low: NumberReading, high: NumberReading): Range {
  const scaled = low.bare ? low.value * high.scale : low.value
  return { min: scaled < high.value ? scaled : low.value, max: high.value, high }
}

/** بين ثلاثة وعشرين: what reads as one number is two when nothing follows it. */
function splitRange(parts: readonly Part[], whole: NumberReading): Range | null {
  for (let at = whole.to - 2; at > whole.from; at--) {
    if (parts[at]?.kind !== 'and') continue
    const low = numberAt(parts, whole.from, at)
    const high = numberAt(parts, at + 1, whole.to)
    if (low?.to === at && high?.to === whole.to && low.value < high.value) return rangeOf(low, high)
  }
  return null
}

/** The unit: a sign or "per cent" anywhere, else the noun behind the last number, behind the first, or before it. */
function unitOf(parts: readonly Part[], low: Counted, last: NumberReading): UnitReading | null {
  const at = parts.findIndex(({ kind }) => kind === 'percent' || kind === 'currency')
  const part = parts[at]
  if (part?.kind === 'percent') return { unit: '%', from: at, to: at + 1 }
  if (part?.kind === 'currency') return { unit: currencySigns.get(part.sign) ?? part.sign, from: at, to: at + 1 }
  if (low.noun !== null && last === low) return low.noun
  const { value, vague } = last
  const after = unitAt(parts, nounAfter(parts, last.to), value, vague)
  if (after !== null) return after
  const between = last === low ? null : (low.noun ?? unitAt(parts, nounAfter(parts, low.to), low.value, low.vague))
  return between ?? (low.from > 0 ? unitAt(parts, low.from - 1, value, vague) : null)
}

/** The next part that can begin a noun: عشرات الآلاف من المتظاهرين. */
function nounAfter(parts: readonly Part[], from: number): number {
  let at = from
  for (; at < parts.length; at++) {
    const part = parts[at]
    const partitive = part?.kind === 'word' && ['من', 'ال'].includes(part.word)
    if (!partitive && part?.kind !== 'approx' && part?.kind !== 'other') break
  }
  return at
}

/** ونصف behind a noun: ثلاث ساعات ونصف الساعة. */
function fractionAfter(parts: readonly Part[], at: number): { value: number; from: number; to: number } | null {
  if (parts[at]?.kind !== 'and') return null
  const fraction = numberAt(parts, at + 1)
  return fraction !== null && fraction.value > 0 && fraction.value < 1 ? fraction : null
}

/** A number that was not read into the value; a lone "one" is an adjective as a rule. */
function hasNumberAfter(parts: readonly Part[], from: number): boolean {
  for (let at = from; at < parts.length; at++) {
    const number = numberAt(parts, at)
    if (number !== null && !(number.value === 1 && parts[at]?.kind === 'word')) return true
  }
  return false
}
