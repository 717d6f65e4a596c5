/** Every screen of the app, each shown by keys from the open document and left to it again. */
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { check, choose } from './choose'
import type { LabelName, ReaderPage } from './reader'

export interface Screen {
  /** For file names and messages. */
  readonly name: string
  readonly show: (page: Page) => Promise<void>
  /** Back to the text; Escape unless it says otherwise. */
  readonly leave?: (page: Page) => Promise<void>
}

const marks: readonly (readonly [label: LabelName, quote: string])[] = [
  ['source', 'وكالة أنباء الساحل'],
  ['claim', 'جزءًا من سد وادي الرمّانة انهار بعد يومين من الأمطار الغزيرة'],
  ['figure', 'يومين'],
  ['source', 'مسؤول في إدارة الدفاع المدني'],
  ['claim', 'المياه غمرت ثلاث قرى خلال أقل من ساعة'],
  ['figure', 'ثلاث قرى'],
]

/** Marks and links the first text of the sample project by keys. The last claim is then focused. */
export async function prepareDesk(reader: ReaderPage): Promise<void> {
  const { page } = reader
  await reader.focus()
  await page.keyboard.press('Control+Home')
  for (const [label, quote] of marks) {
    const { start, end } = await reader.selectQuote(quote)
    await reader.tagSelection(label)
    await expect.poll(async () => (await reader.marks()).some((m) => m.start === start && m.end === end)).toBe(true)
    const offer = page.getByTestId('link-offer')
    if (label !== 'claim' && (await offer.isVisible())) await page.keyboard.press('Enter')
  }
  await focusOn(reader, 'claim')
}

/** Walks by Tab to the next mark of a label. */
async function focusOn(reader: ReaderPage, label: LabelName): Promise<void> {
  const focused = reader.marksList.locator('[aria-selected="true"]')
  for (let pressed = 0; pressed < 12; pressed++) {
    await reader.page.keyboard.press('Tab')
    if ((await focused.getAttribute('data-label')) === label) return
  }
  throw new Error(`No ${label} is marked.`)
}

const pressed =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key)
  }

const visible = (page: Page, testId: string) => expect(page.getByTestId(testId)).toBeVisible()

const keyScreen = (name: string, key: string, testId: string): Screen => ({
  name,
  show: async (page) => {
    await page.keyboard.press(key)
    await visible(page, testId)
  },
})

const settingsTab = (index: number): Screen => ({
  name: `settings-${index + 1}`,
  show: async (page) => {
    await page.keyboard.press('Control+Comma')
    await page.getByTestId('settings').getByRole('tab').nth(index).click()
  },
})

/** The screens that are reached from a prepared desk, in an order in which each leaves it as it was. */
const screens: readonly Screen[] = [
  { name: 'workbench', show: () => Promise.resolve(), leave: () => Promise.resolve() },
  keyScreen('links', 'KeyL', 'link-mode'),
  keyScreen('attributes', 'KeyE', 'attribute-bar'),
  keyScreen('note', 'KeyN', 'note-bar'),
  {
    name: 'mark-menu',
    show: async (page) => {
      await page.keyboard.press('Shift+F10')
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'find',
    show: async (page) => {
      await page.keyboard.press('Control+KeyF')
      await page.getByTestId('find-words').fill('السد')
      await expect(page.getByTestId('find-count')).toHaveText(/\d/)
    },
  },
  {
    name: 'find-in-project',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+KeyF')
      await page.getByTestId('project-words').fill('وزارة')
      await expect(page.getByTestId('project-hits').getByRole('option').first()).toBeVisible()
    },
    leave: () => Promise.resolve(),
  },
  {
    name: 'tag-all',
    show: async (page) => {
      await page.getByTestId('project-words').press('Control+Shift+KeyT')
      await visible(page, 'tag-all')
    },
    leave: pressed('Escape', 'Control+KeyB', 'F6'),
  },
  {
    name: 'guidelines',
    show: async (page) => {
      await page.keyboard.press('F1')
      await expect(page.locator('[data-region="guidelines"]')).toBeVisible()
    },
    leave: pressed('Control+Shift+KeyB'),
  },
  keyScreen('command-palette', 'Control+KeyK', 'command-palette'),
  keyScreen('keyboard-map', 'Shift+Slash', 'keyboard-map'),
  keyScreen('go-to-line', 'Control+KeyG', 'go-to-line'),
  keyScreen('document-note', 'Control+Shift+KeyN', 'document-note'),
  {
    name: 'inspector',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+Digit8')
      await page.keyboard.press('Control+KeyI')
      await expect(page.locator('.inspector-character').first()).toBeVisible()
    },
    leave: pressed('Control+KeyI', 'Control+Shift+Digit8'),
  },
  {
    name: 'focus-mode',
    show: async (page) => {
      await page.keyboard.press('F9')
      await expect(page.getByTestId('documents-list')).toBeHidden()
    },
    leave: pressed('F9'),
  },
  {
    name: 'documents-selected',
    show: async (page) => {
      await page.getByTestId('documents-list').focus()
      await page.keyboard.press('Control+KeyA')
      await visible(page, 'selection-bar')
    },
  },
  {
    name: 'remove-documents',
    show: async (page) => {
      await page.getByTestId('documents-list').focus()
      await page.keyboard.press('Control+KeyA')
      await page.getByTestId('remove-selected').click()
      await visible(page, 'remove-documents')
    },
    leave: pressed('Escape', 'Escape'),
  },
  {
    name: 'project-menu',
    show: async (page) => {
      await page.getByTestId('project-menu').click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'scheme',
    show: async (page) => {
      await page.getByTestId('project-menu').click()
      await page.getByRole('menuitem').nth(-3).click()
      await visible(page, 'scheme-dialog')
    },
  },
  {
    name: 'delete-project',
    show: async (page) => {
      await page.getByTestId('project-menu').click()
      await page.getByRole('menuitem').last().click()
      await visible(page, 'delete-project')
    },
  },
  {
    name: 'export',
    show: async (page) => {
      await page.keyboard.press('Control+KeyE')
      await visible(page, 'export-preview')
    },
  },
  {
    name: 'export-dataset',
    show: async (page) => {
      await page.keyboard.press('Control+KeyE')
      const dialog = page.getByTestId('export-dialog')
      await choose(dialog.locator('input[value="dataset"]'))
      await check(dialog.getByRole('checkbox').last())
      await visible(page, 'export-shares')
      await visible(page, 'export-preview')
    },
  },
  ...[0, 1, 2, 3, 4].map(settingsTab),
]

/** Shows each screen in turn and calls `look` on it. The text has the focus at the start of each. */
export async function visitScreens(reader: ReaderPage, look: (name: string) => Promise<void>): Promise<void> {
  const { page } = reader
  for (const screen of screens) {
    await screen.show(page)
    await look(screen.name)
    await (screen.leave ?? pressed('Escape'))(page)
    if (screen.name === 'find-in-project') continue
    await expect(page.locator('.overlay')).toHaveCount(0)
    await reader.focus()
  }
}

/** Gives the window's content a size in CSS pixels. */
export async function setContentSize(electron: ElectronApplication, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
}
