import { commandGroups } from '@renderer/commands/registry'
import { useOfferedCommands } from '@renderer/state/offeredCommands'
import { Dialog } from '@renderer/ui/Dialog'
import { ShortcutTable } from '@renderer/ui/ShortcutTable'
import { SearchField } from '@renderer/ui/TextField'
import { foldName } from '@core/text/folding'
import { chordNames } from '@renderer/commands/keymap'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import './shortcuts.css'

/** The keyboard map: every command with its keys, by groups, in columns. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const commands = useOfferedCommands()
  const [query, setQuery] = useState('')
  const wanted = foldName(query)
  const shown = commands.filter(({ title, keys }) =>
    [title, ...keys.map((chord) => chordNames(chord).join('+'))].some((words) => foldName(words).includes(wanted)),
  )
  const groups = commandGroups
    .map((group) => ({ group, rows: shown.filter((command) => command.group === group) }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <Dialog title={t('palette.keyboardMap')} size="wide" onClose={onClose} testId="keyboard-map">
      <div className="keyboard-map-head">
        <SearchField label={t('palette.searchKeys')} value={query} onChange={setQuery} />
        <p className="muted">{t('settings.keysHelp')}</p>
      </div>
      <div className="keyboard-map selectable">
        {groups.map(({ group, rows }) => (
          <ShortcutTable key={group} title={t(`commandGroups.${group}`)} rows={rows} />
        ))}
      </div>
      <p role="status" className={groups.length > 0 ? 'hidden-visually' : 'muted'}>
        {groups.length > 0 ? t('palette.found', { count: shown.length }) : t('palette.nothing')}
      </p>
    </Dialog>
  )
}
