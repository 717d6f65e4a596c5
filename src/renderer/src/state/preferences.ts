/** The person's choices, in memory and in the database, and their effect on the page. */
import type { Language, Theme } from '@shared/ipc'
import type { Services } from '@renderer/services/services'
import type { Settings } from '@renderer/store/rows'
import { switchLanguage } from '@renderer/i18n/i18n'
import { create } from 'zustand'

export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  /** Pixels. */
  readonly readingSize: number
  readonly snapping: Settings['snapping']
  readonly activeAnnotatorId: string | null
}

/** Bounds of the reading size, pixels. */
export const readingSizes = { min: 16, max: 34, step: 1 } as const

export const usePreferences = create<Preferences>(() => ({
  language: 'ar',
  theme: 'system',
  readingSize: 21,
  snapping: 'word',
  activeAnnotatorId: null,
}))

/** Takes what was stored, with the language of this run, and applies it to the page and to main. */
export function startPreferences(services: Services, settings: Settings, language: Language): void {
  const { theme, readingSize, snapping, activeAnnotatorId } = settings
  usePreferences.setState({ language, theme, readingSize, snapping, activeAnnotatorId })
  showTheme(theme)
  showReadingSize(readingSize)
  void services.bridge.setTheme(theme)
  void services.bridge.setLanguage(language)
}

/** Changes one preference: on the page at once, then in the database. Rejects with the store's error if that fails. */
export async function setPreference<K extends keyof Preferences>(
  services: Services,
  key: K,
  value: Preferences[K] & Settings[K],
): Promise<void> {
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
    case 'readingSize':
      showReadingSize(now.readingSize)
      break
    default:
  }
  await services.store.settings.set(key, value)
}

function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}

function showReadingSize(pixels: number): void {
  document.documentElement.style.setProperty('--reading-size', `${pixels}px`)
}
