import { Dialog } from '@renderer/ui/Dialog'
import { Icon } from '@renderer/ui/Icon'
import { Kbd } from '@renderer/ui/Kbd'
import { nextCursor } from '@renderer/ui/listNavigation'
import { afterDialogs } from '@renderer/ui/useReturnFocus'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findCommands } from './findCommands'
import { recentCommands, rememberCommand } from './recentCommands'
import { type PaletteEntry, usePaletteEntries } from './usePaletteEntries'
import './palette.css'

/** Entries that a press of Page Up or Page Down passes. */
const page = 8

/**
 * Every command by a few letters of its name: a combobox over a listbox, by the pattern of the ARIA Authoring Practices. What is chosen
 * is done once the palette is gone and the focus is back where it was, as if its key had been pressed there.
 */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const entries = usePaletteEntries()
  const [query, setQuery] = useState('')
  const [recent] = useState(recentCommands)
  const [cursor, setCursor] = useState(0)
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const found = findCommands(entries, query, recent)
  const current = found[cursor]

  useEffect(() => {
    list.current?.querySelector('[data-cursor]')?.scrollIntoView({ block: 'nearest' })
  }, [cursor, query])

  const choose = (entry: PaletteEntry | undefined) => {
    if (entry?.enabled !== true) return
    rememberCommand(entry.id)
    onClose()
    afterDialogs(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') choose(current)
    else if (event.key === 'Home' || event.key === 'End') return
    else {
      const target = nextCursor(event.key, cursor, found.length, page)
      if (target === null) return
      // Round the ends, as a list of commands is often entered from below.
      const stuck = target === cursor
      setCursor(stuck && event.key === 'ArrowUp' ? found.length - 1 : stuck && event.key === 'ArrowDown' ? 0 : target)
    }
    event.preventDefault()
  }

  return (
    <Dialog title={t('commands.commandPalette')} size="medium" onClose={onClose} testId="command-palette">
      <div className="palette">
        <div className="search">
          <Icon name="search" />
          <input
            className="input"
            role="combobox"
            aria-label={t('palette.search')}
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls={listId}
            aria-activedescendant={current === undefined ? undefined : `${listId}-${current.id}`}
            placeholder={t('palette.search')}
            dir={query === '' ? undefined : 'auto'}
            spellCheck={false}
            autoComplete="off"
            autoFocus
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setCursor(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <ul className="palette-list" id={listId} role="listbox" aria-label={t('palette.list')} ref={list}>
          {found.map((entry, index) => (
            // The keyboard is in the field, whose keys move through the list; the pointer may press an entry.
            <li
              key={entry.id}
              id={`${listId}-${entry.id}`}
              role="option"
              aria-selected={index === cursor}
              aria-disabled={!entry.enabled}
              data-cursor={index === cursor ? '' : undefined}
              className="palette-entry"
              onPointerMove={() => setCursor(index)}
              onClick={() => choose(entry)}
            >
              <span className="palette-title" dir="auto">
                {entry.title}
              </span>
              <span className="palette-group">{entry.enabled ? entry.group : t('palette.notNow')}</span>
              <Kbd keys={entry.keys} spoken />
            </li>
          ))}
        </ul>
        <p role="status" className={found.length > 0 ? 'hidden-visually' : 'muted'}>
          {found.length > 0 ? t('palette.found', { count: found.length }) : t('palette.nothing')}
        </p>
      </div>
    </Dialog>
  )
}
