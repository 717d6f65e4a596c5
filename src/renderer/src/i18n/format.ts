/** Numbers, sizes and times as the interface writes them: Latin digits in both languages, as in the texts' own tables. */
import type { Language } from '@shared/ipc'

const locales: Readonly<Record<Language, string>> = { ar: 'ar-u-nu-latn', en: 'en' }

/** The BCP 47 tag for `Intl` and the widgets. */
export function localeOf(language: Language): string {
  return locales[language]
}

// Making a formatter costs far more than using it, and long lists use it in every row.
const numberFormats: Readonly<Record<Language, Intl.NumberFormat>> = {
  ar: new Intl.NumberFormat(locales.ar, { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(locales.en, { maximumFractionDigits: 1 }),
}

/** A number with its group separators. */
export function formatNumber(value: number, language: Language): string {
  return numberFormats[language].format(value)
}

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** A size in bytes, kB (1,024 bytes) or MB (1,048,576 bytes): the units that limits are set in, so that 5 MB reads "5 MB". */
export function formatBytes(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < kilobyte
      ? [bytes, 'byte']
      : bytes < megabyte
        ? [bytes / kilobyte, 'kilobyte']
        : [bytes / megabyte, 'megabyte']
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
