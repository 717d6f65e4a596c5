/** The application menu: the interface's commands, as the page groups and names them, and what the window itself can do. */
import type { AppMenuGroup, Language } from '@shared/ipc'
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { mainStrings, type MainStrings } from './mainStrings'

const isMac = process.platform === 'darwin'
const separator: MenuItemConstructorOptions = { type: 'separator' }

/**
 * Sets the menu. The first group, which is about the app itself, also gets its About and Quit; menus for editing fields and
 * for the window follow it and come last. `choose` is called with the id of an entry that the person clicked.
 */
export function setMenu(groups: readonly AppMenuGroup[], language: Language, choose: (id: string) => void): void {
  const s = mainStrings[language]
  const menus = groups.map(
    ({ title, entries }): MenuItemConstructorOptions & { submenu: MenuItemConstructorOptions[] } => ({
      label: literal(title),
      submenu: entries.map((entry) => ({
        label: literal(entry.title),
        enabled: entry.enabled,
        ...(entry.accelerator !== null && shownOnly(entry.accelerator)),
        click: (_item, _window, event) => {
          // macOS has no accelerators for show: one that came this far is a key that the page left alone.
          if (event.triggeredByAccelerator !== true) choose(entry.id)
        },
      })),
    }),
  )
  const [first = { label: s.appName, submenu: [] }, ...others] = menus
  const template = [
    { ...first, submenu: [...first.submenu, separator, ...appEntries(s)] },
    { label: s.edit, submenu: editEntries(s) },
    ...others,
    { label: s.window, submenu: windowEntries(s) },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** The page listens to the keys itself, so that they are places on the keyboard and mean what the focus lets them mean. */
function shownOnly(accelerator: string): MenuItemConstructorOptions {
  return { accelerator, registerAccelerator: false }
}

function appEntries(s: MainStrings): MenuItemConstructorOptions[] {
  const hiding: MenuItemConstructorOptions[] = isMac ? [{ role: 'hide', label: s.hide }, separator] : []
  return [{ label: s.about, click: () => app.showAboutPanel() }, separator, ...hiding, { role: 'quit', label: s.quit }]
}

/**
 * What fields can do. On macOS these entries are what makes the keys work; elsewhere the fields have them already, and Undo
 * would stand beside the app's own.
 */
function editEntries(s: MainStrings): MenuItemConstructorOptions[] {
  const travel: MenuItemConstructorOptions[] = isMac
    ? [{ role: 'undo', label: s.undo }, { role: 'redo', label: s.redo }, separator]
    : []
  return [
    ...travel,
    { role: 'cut', label: s.cut, registerAccelerator: isMac },
    { role: 'copy', label: s.copy, registerAccelerator: isMac },
    { role: 'paste', label: s.paste, registerAccelerator: isMac },
    separator,
    { role: 'selectAll', label: s.selectAll, registerAccelerator: isMac },
  ]
}

function windowEntries(s: MainStrings): MenuItemConstructorOptions[] {
  return [
    { role: 'minimize', label: s.minimize },
    { role: 'togglefullscreen', label: s.fullScreen },
  ]
}

/** A label in which no letter is taken for a mnemonic. */
function literal(label: string): string {
  return label.replaceAll('&', '&&')
}
