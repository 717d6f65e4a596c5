import { invokeCommand, isProvided } from '@renderer/commands/handlers'
import { chordNames } from '@renderer/commands/keymap'
import type { CommandId } from '@renderer/commands/registry'
import { useServices } from '@renderer/services/services'
import { openProject, useNavigation } from '@renderer/state/navigation'
import { offeredCommands } from '@renderer/state/offeredCommands'
import { usePreferences } from '@renderer/state/preferences'
import { useProjects } from '@renderer/state/projects'
import { useScheme } from '@renderer/state/scheme'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Searchable } from './findCommands'

export interface PaletteEntry extends Searchable {
  readonly title: string
  /** The group it belongs to, in words. */
  readonly group: string
  readonly keys: readonly string[]
  /** False while nothing would answer. */
  readonly enabled: boolean
  readonly run: () => void
}

/** Opening the palette from the palette is nothing. */
const leftOut: ReadonlySet<CommandId> = new Set(['commandPalette'])

/** What the palette offers: every command, and the other projects. Which are enabled is that of the first rendering. */
export function usePaletteEntries(): readonly PaletteEntry[] {
  const { t } = useTranslation()
  const services = useServices()
  const language = usePreferences((preferences) => preferences.language)
  const openId = useNavigation((navigation) => navigation.projectId)
  const scheme = useScheme((state) => state.scheme)
  const projects = useProjects()

  return useMemo(() => {
    const others = offeredCommands(scheme, language === 'ar' ? 'en' : 'ar')
    const entries = offeredCommands(scheme, language)
      .map(({ id, title, group, keys }, index): PaletteEntry & { readonly id: CommandId } => ({
        id,
        title,
        // Both lists have the same commands in the same order.
        titles: [title, others[index]?.title ?? title],
        group: t(`commandGroups.${group}`),
        keys: keys[0] === undefined ? [] : chordNames(keys[0]),
        enabled: isProvided(id),
        run: () => {
          invokeCommand(id)
        },
      }))
      .filter(({ id }) => !leftOut.has(id))
    const doors = (projects ?? [])
      .filter(({ id }) => id !== openId)
      .map(({ id, name }): PaletteEntry => {
        const title = t('palette.openProject', { name })
        return {
          id: `project-${id}`,
          title,
          titles: [title, name],
          group: t('palette.projects'),
          keys: [],
          enabled: true,
          run: () => void openProject(services, id),
        }
      })
    return [...entries, ...doors]
  }, [t, services, language, scheme, projects, openId])
}
