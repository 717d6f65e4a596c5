/** The interface's two languages: catalogues bundled with the app, switched at run time with the page's direction. */
import type { Digits } from '@renderer/store/rows'
import type { Language } from '@shared/ipc'
import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { ar } from './ar'
import { en } from './en'
import { formatBytes, formatNumber, isolate, setDigits } from './format'

/** The writing direction of a language. */
function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** Starts i18next in `language`. The catalogues are in memory, so it is ready when this returns. */
export function startI18n(language: Language): i18n {
  void i18next.use(initReactI18next).init({
    resources: { ar: { translation: ar }, en: { translation: en } },
    lng: language,
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  const formatter = i18next.services.formatter
  formatter?.add('number', (value: unknown, lng) => formatNumber(Number(value), lng as Language))
  formatter?.add('bytes', (value: unknown, lng) => formatBytes(Number(value), lng as Language))
  formatter?.add('isolate', (value: unknown) => isolate(String(value)))
  markPage(language)
  return i18next
}

/** Switches the language of everything shown, and the page's `lang` and `dir`. */
export async function switchLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language)
  markPage(language)
}

/** Switches the digits of every number shown in Arabic; see `setDigits`. */
export function switchDigits(digits: Digits): void {
  setDigits(digits)
  // What shows words listens for this event, and numbers stand among the words.
  i18next.emit('languageChanged', i18next.language)
}

function markPage(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  document.title = i18next.t('app.name')
}
