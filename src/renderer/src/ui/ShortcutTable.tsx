import { chordNames } from '@renderer/commands/keymap'
import type { KeyChord } from '@renderer/commands/registry'
import { useTranslation } from 'react-i18next'
import { Kbd } from './Kbd'
import './shortcutTable.css'

export interface ShortcutTableProps {
  readonly title: string
  readonly rows: readonly { readonly id: string; readonly title: string; readonly keys: readonly KeyChord[] }[]
}

/** Commands with their keys, as a table with a title. */
export function ShortcutTable({ title, rows }: ShortcutTableProps) {
  const { t } = useTranslation()
  return (
    <table className="shortcuts">
      <caption>{title}</caption>
      <thead className="hidden-visually">
        <tr>
          <th scope="col">{t('settings.keyAction')}</th>
          <th scope="col">{t('settings.keyKeys')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.title}</th>
            <td>
              {/* The number pad only repeats the row of digits. */}
              <span className="shortcut-chords">
                {row.keys
                  .filter(({ code }) => !code.startsWith('Numpad'))
                  .map((chord) => (
                    <Kbd key={chordNames(chord).join('+')} keys={chordNames(chord)} spoken />
                  ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
