import { chordNames } from '@renderer/commands/keymap'
import { commands, type CommandGroup } from '@renderer/commands/registry'
import { Kbd } from '@renderer/ui/Kbd'
import { useTranslation } from 'react-i18next'

const groups: readonly CommandGroup[] = ['tagging', 'mark', 'walking', 'document', 'application']

/** Everything the keyboard can do, from the one list of commands. */
export function Shortcuts() {
  const { t } = useTranslation()
  return (
    <>
      <p className="muted">{t('settings.keysHelp')}</p>
      {groups.map((group) => (
        <table key={group} className="shortcuts">
          <caption>{t(`commandGroups.${group}`)}</caption>
          <thead className="hidden-visually">
            <tr>
              <th scope="col">{t('settings.keyAction')}</th>
              <th scope="col">{t('settings.keyKeys')}</th>
            </tr>
          </thead>
          <tbody>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <tr key={command.id}>
                  <th scope="row">{t(`commands.${command.id}`)}</th>
                  <td>
                    {command.keys
                      .filter(({ code }) => !code.startsWith('Numpad'))
                      .map((chord) => (
                        <Kbd key={chordNames(chord).join('+')} keys={chordNames(chord)} spoken />
                      ))}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </>
  )
}
