/**
 * Numbers and sizes as the interface writes them. English has Latin digits; Arabic has those that the reader chose, which
 * hold for every number from the next call on. Digits within documents are text, and never come here.
 */
import type { Digits } from '@renderer/store/rows'
import type { Language } from '@shared/ipc'

let chosen: Digits = 'latn'

/** Chooses the digits of the Arabic interface. What is on the screen already is not written anew; see `switchDigits`. */
export function setDigits(digits: Digits): void {
  chosen = digits
}

/** The BCP 47 tag for `Intl` and the widgets. */
export function localeOf(language: Language, digits: Digits): string {
  return language === 'ar' ? `ar-u-nu-${digits}` : 'en'
}

// Making a formatter costs far more than using it, and long lists use it in every row.
const formatters = new Map<string, Intl.NumberFormat>()

function formatterOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const locale = localeOf(language, chosen)
  const key = [locale, options.unit, options.minimumFractionDigits, options.maximumFractionDigits].join(' ')
  const known = formatters.get(key)
  if (known !== undefined) return known
  const formatter = new Intl.NumberFormat(locale, options)
  formatters.set(key, formatter)
  return formatter
}

/** A number with its group separators and at most one place after the point. */
export function formatNumber(value: number, language: Language): string {
  return formatterOf(language, { maximumFractionDigits: 1 }).format(value)
}

/** A number of a document, with its group separators and all its places up to the sixth. */
export function formatExactly(value: number, language: Language): string {
  return formatterOf(language, { maximumFractionDigits: 6 }).format(value)
}

/** Two places always, so that scores stand below each other; what rounds to nothing has no sign. */
const score: Intl.NumberFormatOptions = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' }

/** A score or coefficient, such as 0.86. */
export function formatScore(value: number, language: Language): string {
  return formatterOf(language, score).format(value)
}

/** The interval of a score, such as 0.71–0.93. */
export function formatScores([low, high]: readonly [low: number, high: number], language: Language): string {
  return `${formatScore(low, language)}–${formatScore(high, language)}`
}

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/**
 * A size in bytes, kB (1,024 bytes) or MB (1,048,576 bytes): the units that limits are set in, so that 5 MB reads "5 MB".
 * Rounded up: what is a byte over a limit does not read like the limit.
 */
export function formatBytes(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < kilobyte
      ? [bytes, 'byte']
      : bytes < megabyte
        ? [bytes / kilobyte, 'kilobyte']
        : [bytes / megabyte, 'megabyte']
  return formatterOf(language, {
    style: 'unit',
    unit,
    // In short, English has "2 byte".
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
    roundingMode: 'ceil',
  }).format(value)
}

/**
 * A name of unknown direction (a file, a person) for the middle of a sentence: wrapped in FIRST STRONG ISOLATE and
 * POP DIRECTIONAL ISOLATE (UAX #9), so that a Latin file name leaves an Arabic sentence in order, and the reverse.
 */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`
}
