/** The person's choices, in memory and in the database, and their effect on the page. */
import type { Language, Theme } from '@shared/ipc'
import type { Services } from '@renderer/services/services'
import type { Digits, ReadingFont, Settings } from '@renderer/store/rows'
import { switchDigits, switchLanguage } from '@renderer/i18n/i18n'
import { create } from 'zustand'

export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  /** Pixels. */
  readonly readingSize: number
  /** Rem. */
  readonly readingWidth: number
  /** A multiple of the reading size. */
  readonly readingLeading: number
  readonly readingFont: ReadingFont
  readonly digits: Digits
  readonly showInvisibles: boolean
  readonly snapping: Settings['snapping']
  readonly activeAnnotatorId: string | null
}

interface Range {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly normal: number
}

/** Bounds of the reading size, pixels. */
export const readingSizes = { min: 16, max: 34, step: 1, normal: 21 } as const satisfies Range
/** Bounds of the width of the column of text, rem. */
export const readingWidths = { min: 30, max: 80, step: 2, normal: 46 } as const satisfies Range
/** Bounds of the line height, multiples of the reading size. */
export const readingLeadings = { min: 1.6, max: 3, step: 0.05, normal: 2.15 } as const satisfies Range

/** The family of each font, as its own style sheet names it. */
const fontFamilies: Readonly<Record<ReadingFont, string>> = {
  naskh: 'Noto Naskh Arabic Variable',
  amiri: 'Amiri',
  plex: 'IBM Plex Sans Arabic',
}
const readingFonts = Object.keys(fontFamilies) as readonly ReadingFont[]

/** What the text looks like when nobody has chosen anything. */
export const normalReading = {
  readingFont: 'naskh',
  readingSize: readingSizes.normal,
  readingWidth: readingWidths.normal,
  readingLeading: readingLeadings.normal,
} as const satisfies Partial<Preferences>

/** The preferences that lay the text out anew. */
export const layoutPreferences = Object.keys(normalReading) as readonly (keyof typeof normalReading)[]

export const usePreferences = create<Preferences>(() => ({
  ...normalReading,
  language: 'ar',
  theme: 'system',
  digits: 'latn',
  showInvisibles: false,
  snapping: 'word',
  activeAnnotatorId: null,
}))

/**
 * Takes what was stored, with the language of this run, and applies it to the page and to main. A measure beyond its
 * bounds, such as one of another version, is taken for the nearest bound.
 */
export function startPreferences(services: Services, settings: Settings, language: Language): void {
  const { theme, digits, showInvisibles, snapping, activeAnnotatorId } = settings
  const reading = {
    readingFont: readingFonts.includes(settings.readingFont) ? settings.readingFont : normalReading.readingFont,
    readingSize: within(readingSizes, settings.readingSize),
    readingWidth: within(readingWidths, settings.readingWidth),
    readingLeading: within(readingLeadings, settings.readingLeading),
  }
  usePreferences.setState({ ...reading, language, theme, digits, showInvisibles, snapping, activeAnnotatorId })
  void fetchReadingFont(reading.readingFont)
  showTheme(theme)
  showReading(reading)
  switchDigits(digits)
  void services.bridge.setTheme(theme)
  void services.bridge.setLanguage(language)
}

/**
 * Changes one preference: on the page at once, then in the database. Who listens to the store hears of it before the page
 * changes, and can still measure what was. Rejects with the store's error if writing fails.
 */
export async function setPreference<K extends keyof Preferences>(
  services: Services,
  key: K,
  value: Preferences[K] & Settings[K],
): Promise<void> {
  const font = key === 'readingFont' ? readingFonts.find((known) => known === value) : undefined
  if (font !== undefined) await fetchReadingFont(font)
  usePreferences.setState((others) => ({ ...others, [key]: value }))
  const now = usePreferences.getState()
  switch (key) {
    case 'language':
      await switchLanguage(now.language)
      void services.bridge.setLanguage(now.language)
      break
    case 'theme':
      showTheme(now.theme)
      void services.bridge.setTheme(now.theme)
      break
    case 'digits':
      switchDigits(now.digits)
      break
    case 'readingSize':
    case 'readingWidth':
    case 'readingLeading':
    case 'readingFont':
      showReading(now)
      break
    default:
  }
  await services.store.settings.set(key, value)
}

/** Gives the text the look that it has when nobody has chosen anything. */
export async function resetReading(services: Services): Promise<void> {
  await Promise.all([
    setPreference(services, 'readingFont', normalReading.readingFont),
    setPreference(services, 'readingSize', normalReading.readingSize),
    setPreference(services, 'readingWidth', normalReading.readingWidth),
    setPreference(services, 'readingLeading', normalReading.readingLeading),
  ])
}

/**
 * Has a reading font there before a text is shown in it: a font that comes later has the text laid out a second time. One
 * letter and one digit name the files that Arabic news needs; a font that does not come leaves the next in line.
 */
async function fetchReadingFont(font: ReadingFont): Promise<void> {
  await document.fonts.load(`21px "${fontFamilies[font]}"`, 'ع0').catch(() => undefined)
}

function within({ min, max, normal }: Range, value: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : normal
}

function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}

/** Style sheets take the measures from these properties, and the font's name from the attribute (`ui/tokens.css`). */
function showReading(reading: Pick<Preferences, keyof typeof normalReading>): void {
  const { style, dataset } = document.documentElement
  dataset['readingFont'] = reading.readingFont
  style.setProperty('--reading-size', `${reading.readingSize}px`)
  style.setProperty('--reading-width', `${reading.readingWidth}rem`)
  style.setProperty('--reading-leading', String(reading.readingLeading))
}
