/** What the reader chose to see, brought to the text and kept in step while it is changed. */
import type { Reader } from '@renderer/editor/Reader'
import { layoutPreferences, usePreferences } from '@renderer/state/preferences'
import { announce } from '@renderer/ui/announcer'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Keeps the topmost line in its place when size, width, leading or font change, and draws invisible characters if asked. */
export function useReadingPreferences(reader: Reader | null): void {
  const { t } = useTranslation()
  const showInvisibles = usePreferences((preferences) => preferences.showInvisibles)

  useEffect(() => reader?.showInvisibles(showInvisibles), [reader, showInvisibles])

  useEffect(
    () =>
      usePreferences.subscribe((now, before) => {
        // The page is laid out anew only after the listeners have heard of it.
        if (layoutPreferences.some((key) => now[key] !== before[key])) reader?.keepPlace()
        if (now.showInvisibles !== before.showInvisibles)
          announce(t(now.showInvisibles ? 'reading.invisiblesShown' : 'reading.invisiblesHidden'))
      }),
    [reader, t],
  )
}
