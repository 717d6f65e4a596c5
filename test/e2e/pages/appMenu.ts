import type { ElectronApplication } from '@playwright/test'

/** A menu of the application menu with its entries, in order; separators are left out. */
export interface ShownMenu {
  readonly title: string
  readonly entries: readonly { readonly title: string; readonly enabled: boolean }[]
}

/** The application menu as main has it: the desktop draws it, where no page model reaches. */
export function readAppMenu(electron: ElectronApplication): Promise<ShownMenu[]> {
  return electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map(({ label, submenu }) => ({
      title: label,
      entries: (submenu?.items ?? [])
        .filter(({ type }) => type !== 'separator')
        .map((item) => ({ title: item.label, enabled: item.enabled })),
    })),
  )
}

/** Clicks an entry of the application menu, as a person does with the pointer. */
export async function clickAppMenu(electron: ElectronApplication, menu: string, entry: string): Promise<void> {
  const there = await electron.evaluate(
    async ({ BrowserWindow, Menu }, [menuTitle, title]) => {
      const items = Menu.getApplicationMenu()?.items.find(({ label }) => label === menuTitle)?.submenu?.items
      const item = items?.find(({ label }) => label === title)
      const [window] = BrowserWindow.getAllWindows()
      item?.click({ triggeredByAccelerator: false }, window, window?.webContents)
      // What the page is told of the click goes the same way: when this has been answered, it has heard of it.
      await window?.webContents.executeJavaScript('0')
      return item !== undefined
    },
    [menu, entry] as const,
  )
  if (!there) throw new Error(`The application menu has no «${menu} > ${entry}».`)
}
