/** The commands as menus, the palette and the keyboard map offer them: those that mean something in the open project. */
import { labelsInOrder, type Scheme } from '@core/annotation/scheme'
import { type Command, type CommandGroup, type CommandId, commands } from '@renderer/commands/registry'
import type { Language } from '@shared/ipc'
import i18next from 'i18next'
import { useMemo } from 'react'
import { usePreferences } from './preferences'
import { useScheme } from './scheme'

export interface OfferedCommand {
  readonly id: CommandId
  readonly group: CommandGroup
  readonly keys: Command['keys']
  /** In the language that was asked for. */
  readonly title: string
}

/** All commands but those for labels that the scheme does not have; a label beyond the default ones gives its own name. */
export function offeredCommands(scheme: Scheme, language: Language): readonly OfferedCommand[] {
  const t = i18next.getFixedT(language)
  const labels = labelsInOrder(scheme)
  return commands.flatMap((command) => {
    const number = labelNumber(command.id)
    if (number === null) return [{ ...command, title: t(`commands.${command.id}`) }]
    const name = labels[number - 1]
    if (name === undefined) return []
    const label = scheme.labels.find((l) => l.name === name)?.title[language] ?? name
    return [{ ...command, title: t('menus.tagAs', { label }) }]
  })
}

/** The same in the interface's language, for the open project. */
export function useOfferedCommands(): readonly OfferedCommand[] {
  const language = usePreferences((preferences) => preferences.language)
  const scheme = useScheme((state) => state.scheme)
  return useMemo(() => offeredCommands(scheme, language), [scheme, language])
}

/** Which label of the scheme a command is for, from 4 on; null for any other command. */
function labelNumber(id: CommandId): number | null {
  const digit = /^tagLabel(\d)$/.exec(id)?.[1]
  return digit === undefined ? null : Number(digit)
}
