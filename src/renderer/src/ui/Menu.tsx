import { keysOf } from '@renderer/commands/keymap'
import type { CommandId } from '@renderer/commands/registry'
import { type ReactElement, useRef } from 'react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { Icon, type IconName } from './Icon'
import { Kbd } from './Kbd'

export interface MenuEntry {
  readonly key: string
  readonly title: string
  readonly icon?: IconName
  readonly command?: CommandId
  readonly danger?: boolean
  readonly disabled?: boolean
  /** Marks the entry as the one that holds now. */
  readonly chosen?: boolean
  readonly onChoose: () => void
}

export interface MenuGroup {
  readonly key: string
  /** Shown above the group; its name if hidden. */
  readonly title?: string
  readonly entries: readonly MenuEntry[]
}

export interface MenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  /** The button that opens it. */
  readonly children: ReactElement
}

/** A menu that drops down from a button. */
export function Menu({ label, groups, children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" offset={4} placement="bottom start">
        <MenuList label={label} groups={groups} onChoose={(entry) => entry.onChoose()} />
      </Popover>
    </MenuTrigger>
  )
}

export interface ContextMenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  /** Where it opens, in pixels of the window: under the pointer, or at what it is about. */
  readonly at: { readonly x: number; readonly y: number }
  /** Called when nothing was chosen. */
  readonly onClose: () => void
  /** Called with what was chosen, instead of its `onChoose`: whoever shows the menu takes it away first. */
  readonly onChoose: (entry: MenuEntry) => void
}

/** A menu at a place in the window, open while it is rendered. */
export function ContextMenu({ label, groups, at, onClose, onChoose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} aria-hidden="true" style={{ position: 'fixed', left: at.x, top: at.y }} />
      <Popover
        className="popover"
        // Without a trigger that is a menu's, a popover calls itself a dialog, and that needs a name.
        aria-label={label}
        isOpen
        triggerRef={anchor}
        offset={2}
        placement="bottom start"
        onOpenChange={(open) => {
          if (!open) onClose()
        }}
      >
        <MenuList label={label} groups={groups} onChoose={onChoose} />
      </Popover>
    </>
  )
}

interface MenuListProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  readonly onChoose: (entry: MenuEntry) => void
}

function MenuList({ label, groups, onChoose }: MenuListProps) {
  const entries = new Map(groups.flatMap((group) => group.entries.map((entry) => [entry.key, entry])))
  return (
    <AriaMenu
      className="menu"
      aria-label={label}
      autoFocus="first"
      onAction={(key) => {
        const entry = entries.get(String(key))
        if (entry !== undefined) onChoose(entry)
      }}
    >
      {groups.flatMap((group, i) => [
        i === 0 ? null : <Separator key={`line ${group.key}`} className="menu-separator" />,
        <Group key={group.key} group={group} />,
      ])}
    </AriaMenu>
  )
}

function Group({ group }: { readonly group: MenuGroup }) {
  const chosen = group.entries.filter((entry) => entry.chosen).map((entry) => entry.key)
  const choosing = group.entries.some((entry) => entry.chosen !== undefined)
  return (
    <MenuSection
      {...(choosing && { selectionMode: 'single' as const, selectedKeys: chosen })}
      {...(group.title === undefined && { 'aria-label': group.key })}
    >
      {group.title === undefined ? null : <Header className="menu-heading">{group.title}</Header>}
      {group.entries.map((entry) => (
        <MenuItem
          key={entry.key}
          id={entry.key}
          textValue={entry.title}
          isDisabled={entry.disabled ?? false}
          className={entry.danger ? 'menu-item menu-item-danger' : 'menu-item'}
        >
          {entry.icon === undefined ? null : <Icon name={entry.icon} />}
          <span className="menu-item-text" dir="auto">
            {entry.title}
          </span>
          {entry.command === undefined ? null : <Kbd keys={keysOf(entry.command)} />}
          {entry.chosen === undefined ? null : (
            <span className="menu-check">
              <Icon name="check" />
            </span>
          )}
        </MenuItem>
      ))}
    </MenuSection>
  )
}
