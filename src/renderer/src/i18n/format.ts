/** Numbers, sizes and times as the interface writes them: Latin digits in both languages, as in the texts' own tables. */
import type { Language } from '@shared/ipc'

const locales: Readonly<Record<Language, string>> = { ar: 'ar-u-nu-latn', en: 'en' }

/** The BCP 47 tag for `Intl` and the widgets. */
export function localeOf(language: Language): string {
  return locales[language]
}

/** A number with its group separators. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 }).format(value)
}

/** A size in bytes, kB (1,000 bytes) or MB (1,000,000 bytes). */
export function formatBytes(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < 1_000 ? [bytes, 'byte'] : bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}

/**
 * A name of unknown direction (a file, a person) for the middle of a sentence: wrapped in FIRST STRONG ISOLATE and
 * POP DIRECTIONAL ISOLATE (UAX #9), so that a Latin file name leaves an Arabic sentence in order, and the reverse.
 */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`
}
