/** The application menu. */
import type { Language } from '@shared/ipc'
import { Menu, type MenuItemConstructorOptions } from 'electron'
import { mainStrings } from './mainStrings'

/**
 * Sets the menu in the interface's language. Only macOS needs one: there Cmd+C, Cmd+Q and the like are menu items. Elsewhere
 * the page and the window handle these keys themselves, and every action of the app has its place in the interface.
 */
export function setMenu(language: Language): void {
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(macTemplate(language)) : null)
}

function macTemplate(language: Language): MenuItemConstructorOptions[] {
  const s = mainStrings[language]
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return [
    {
      label: s.appName,
      submenu: [
        { role: 'about', label: s.about },
        separator,
        { role: 'hide', label: s.hide },
        separator,
        { role: 'quit', label: s.quit },
      ],
    },
    {
      label: s.edit,
      submenu: [
        { role: 'undo', label: s.undo },
        { role: 'redo', label: s.redo },
        separator,
        { role: 'cut', label: s.cut },
        { role: 'copy', label: s.copy },
        { role: 'paste', label: s.paste },
        { role: 'selectAll', label: s.selectAll },
      ],
    },
    {
      label: s.window,
      submenu: [
        { role: 'minimize', label: s.minimize },
        { role: 'close', label: s.close },
      ],
    },
  ]
}
