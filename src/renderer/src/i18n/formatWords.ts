/** What dataset formats are called. A format without words of its own goes by its name on the command line. */
import type { TFunction } from 'i18next'
import { en } from './en'

type Worded = keyof typeof en.formats

export function formatTitle(t: TFunction, name: string): string {
  return isWorded(name) ? t(`formats.${name}.title`) : name
}

/** What it is for; null for a format without words. */
export function formatHelp(t: TFunction, name: string): string | null {
  return isWorded(name) ? t(`formats.${name}.help`) : null
}

function isWorded(name: string): name is Worded {
  return Object.hasOwn(en.formats, name)
}
