import { keysOf } from '@renderer/commands/keymap'
import type { CommandId } from '@renderer/commands/registry'
import type { ReactElement } from 'react'
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
  const entries = new Map(groups.flatMap((group) => group.entries.map((entry) => [entry.key, entry])))
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" offset={4} placement="bottom start">
        <AriaMenu className="menu" aria-label={label} onAction={(key) => entries.get(String(key))?.onChoose()}>
          {groups.flatMap((group, i) => [
            i === 0 ? null : <Separator key={`line ${group.key}`} className="menu-separator" />,
            <Group key={group.key} group={group} />,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
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
