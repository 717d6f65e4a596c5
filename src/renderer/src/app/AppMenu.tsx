import { acceleratorOf } from '@renderer/commands/accelerator'
import { invokeCommand, isProvided, useHandlers } from '@renderer/commands/handlers'
import { isMac } from '@renderer/commands/keymap'
import { type CommandGroup, commandGroups } from '@renderer/commands/registry'
import { isDialogOpen } from '@renderer/commands/useWindowKeys'
import { useServices } from '@renderer/services/services'
import { type OfferedCommand, useOfferedCommands } from '@renderer/state/offeredCommands'
import type { AppMenuGroup } from '@shared/ipc'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Handlers come and go by the dozen when a document is opened; the menu follows once they rest. Milliseconds. */
const restMs = 120

/** The app's own menu comes first, as main adds About and Quit to it. */
const menuOrder: readonly CommandGroup[] = ['application', ...commandGroups.filter((g) => g !== 'application')]

/** Keeps the native menu in step with the language, the project and what can be done now, and does what is chosen in it. */
export function AppMenu() {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const commands = useOfferedCommands()

  useEffect(() => {
    let sent = ''
    let timer = 0
    const send = () => {
      const titleOf = (group: CommandGroup) => t(group === 'application' ? 'app.name' : `menus.${group}`)
      const groups = menuGroups(commands, titleOf)
      const now = JSON.stringify(groups)
      if (now === sent) return
      sent = now
      void bridge.setMenu(groups)
    }
    const sendSoon = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(send, restMs)
    }
    sendSoon()
    const stop = useHandlers.subscribe(sendSoon)
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [t, bridge, commands])

  useEffect(
    () =>
      bridge.onMenuCommand((id) => {
        const command = commands.find((c) => c.id === id)
        // What a dialog asks comes first, for the menu as for the keys.
        if (command !== undefined && !isDialogOpen()) invokeCommand(command.id)
      }),
    [bridge, commands],
  )

  useEffect(keepAltForTheText, [])
  return null
}

/** The menus, one per group of commands that has any. */
function menuGroups(commands: readonly OfferedCommand[], titleOf: (group: CommandGroup) => string): AppMenuGroup[] {
  return menuOrder.flatMap((group) => {
    const entries = commands
      .filter((command) => command.group === group)
      .map(({ id, title, keys }) => ({
        id,
        title,
        accelerator: acceleratorOf(keys[0], isMac),
        enabled: isProvided(id),
      }))
    return entries.length === 0 ? [] : [{ title: titleOf(group), entries }]
  })
}

/**
 * On Windows and Linux, Alt pressed and released alone moves the focus to the menu bar. In the text Alt is held while a
 * selection is made exactly as it is, so there it is used up. Returns the clean-up.
 */
function keepAltForTheText(): () => void {
  const onKeyUp = (event: KeyboardEvent) => {
    const inText = event.target instanceof Element && event.target.closest('[data-region="text"]') !== null
    if (event.key === 'Alt' && inText) event.preventDefault()
  }
  window.addEventListener('keyup', onKeyUp)
  return () => window.removeEventListener('keyup', onKeyUp)
}
