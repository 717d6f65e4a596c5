import { localeOf } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import { useMemo } from 'react'

/** Writes a time (ISO 8601 in UTC) as this laptop's day and hour. */
export function useTime(): (at: string) => string {
  const { language, digits } = usePreferences()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(localeOf(language, digits), { dateStyle: 'medium', timeStyle: 'short' })
    return (at) => format.format(new Date(at))
  }, [language, digits])
}
