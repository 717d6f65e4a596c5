import { commandGroups } from '@renderer/commands/registry'
import { useOfferedCommands } from '@renderer/state/offeredCommands'
import { ShortcutTable } from '@renderer/ui/ShortcutTable'
import { useTranslation } from 'react-i18next'

/** Everything the keyboard can do, from the one list of commands. */
export function Shortcuts() {
  const { t } = useTranslation()
  const commands = useOfferedCommands()
  return (
    <>
      <p className="muted">{t('settings.keysHelp')}</p>
      {commandGroups.map((group) => (
        <ShortcutTable
          key={group}
          title={t(`commandGroups.${group}`)}
          rows={commands.filter((command) => command.group === group)}
        />
      ))}
    </>
  )
}
