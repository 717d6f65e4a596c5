import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app'
import { stubSaveDialog } from './fixtures/dialogs'
import { exportExchange } from './pages/exporting'
import { giveName, readerOf } from './pages/firstRun'
import { arabicKeyboard } from './pages/physicalKeys'
import { labelKeys, type LabelName, type ReaderPage } from './pages/reader'

const shared = resolve(import.meta.dirname, '../../../shared')
const article = '002_ef5e51e9e0b70f63.txt'

type Value = string | number | boolean | null

interface GoldSpan {
  readonly id: string
  readonly label: LabelName
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly attributes: Readonly<Record<string, Value>>
}

interface GoldRelation {
  readonly type: string
  readonly from: string
  readonly to: string
}

interface Gold {
  readonly file: string
  readonly spans: readonly GoldSpan[]
  readonly relations: readonly GoldRelation[]
}

/** The values of the default scheme in the order of their digits. */
const stances = ['asserts', 'denies', 'confirms', 'alleges', 'predicts']
const checkworthy = ['yes', 'no']
const types = ['official', 'military', 'media', 'agency', 'expert', 'anonymous', 'document', 'social']
const approximations = ['exact', 'about', 'at-least', 'at-most', 'between']

const digit = (values: readonly string[], value: Value | undefined) => `Digit${values.indexOf(String(value)) + 1}`

/** Absent and null mean the same: unknown, or an open bound. */
const known = (attributes: Readonly<Record<string, Value>>) =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null))

const keyOf = (span: { label: string; start: number; end: number }) => `${span.label} ${span.start} ${span.end}`

test('the gold of a whole article, with attributes and links, by keyboard alone under an Arabic layout', async ({
  launch,
  userDataDir,
}) => {
  test.skip(!existsSync(shared), 'The shared seed articles are not beside this checkout (../shared).')
  test.setTimeout(480_000)
  const lines = (await readFile(join(shared, 'arabic/gold.jsonl'), 'utf8')).trim().split('\n')
  const gold = lines.map((line) => JSON.parse(line) as Gold).find(({ file }) => file === article)
  if (gold === undefined) throw new Error(`There is no gold for ${article}.`)
  expect(gold.spans.length).toBeGreaterThan(40)

  const { page, electron } = await launch({ lang: 'ar', files: [join(shared, 'seeds', article)] })
  await giveName(page)
  await expect(page.getByTestId('documents-list').getByRole('option')).toHaveCount(1)
  await page.getByTestId('documents-list').getByRole('option').click()
  const reader = await readerOf(page)
  const press = await arabicKeyboard(page)

  // What the layout types must not matter: the page sees Arabic characters for these keys.
  await reader.focus()
  await page.evaluate(() => {
    const note = (event: KeyboardEvent) => (document.title = `${event.code} ${event.key}`)
    addEventListener('keydown', note, { once: true, capture: true })
  })
  await press('KeyL')
  await expect.poll(() => page.title()).toBe('KeyL م')

  await page.keyboard.press('Control+Home')
  const idOf = new Map<string, string>()
  for (const span of gold.spans) {
    await mark(page, reader, press, span)
    const shown = (await reader.marks()).find((m) => keyOf(m) === keyOf(span))
    idOf.set(span.id, shown?.id ?? '')
  }
  await link(page, press, gold, idOf)
  await reader.waitUntilSaved()

  const path = join(userDataDir, 'gold.sanad.json')
  await stubSaveDialog(electron, path)
  await exportExchange(page)
  const file = JSON.parse(await readFile(path, 'utf8')) as {
    annotations: (GoldSpan & { deleted: boolean })[]
    relations: (GoldRelation & { deleted: boolean })[]
  }
  const annotations = file.annotations.filter(({ deleted }) => !deleted)
  const plain = ({ label, start, end, quote, attributes }: GoldSpan) => ({ label, start, end, quote, attributes: known(attributes) }) // prettier-ignore
  const sorted = (spans: readonly GoldSpan[]) => spans.map(plain).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  expect(sorted(annotations)).toEqual(sorted(gold.spans))

  const placed = (relations: readonly GoldRelation[], spans: readonly GoldSpan[]) => {
    const keys = new Map(spans.map((span) => [span.id, keyOf(span)]))
    return relations.map(({ type, from, to }) => `${type}: ${keys.get(from) ?? '?'} -> ${keys.get(to) ?? '?'}`).sort()
  }
  const relations = file.relations.filter(({ deleted }) => !deleted)
  expect(placed(relations, annotations)).toEqual(placed(gold.relations, gold.spans))
})

/** Tags one span and gives it its attributes. A link that is offered on the way is left for later. */
async function mark(page: Page, reader: ReaderPage, press: (code: string) => Promise<void>, span: GoldSpan) {
  await reader.select(span.start, span.end)
  const before = (await reader.marks()).length
  await press(labelKeys[span.label])
  await expect.poll(async () => (await reader.marks()).length).toBe(before + 1)
  if (await page.getByTestId('link-offer').isVisible()) await page.keyboard.press('Backspace')

  await press('KeyE')
  const bar = page.getByTestId('attribute-bar')
  await expect(bar).toBeVisible()
  if (span.label === 'claim') {
    await press(digit(stances, span.attributes['stance']))
    await press(digit(checkworthy, span.attributes['checkworthy']))
  } else if (span.label === 'source') {
    await press(digit(types, span.attributes['type']))
  } else {
    await enterFigure(page, press, span)
  }
  await expect(bar).toBeHidden()
}

/** The first figure is written into the fields, in Arabic digits; of the others the reading of their words is taken. */
async function enterFigure(page: Page, press: (code: string) => Promise<void>, { attributes, id }: GoldSpan) {
  if (id !== 'f1') {
    await expect(page.getByTestId('take-reading')).toBeFocused()
    await press('Enter')
    return
  }
  await press('ArrowDown')
  for (const name of ['min', 'max'] as const) {
    for (const figure of String(attributes[name] ?? '')) await press(`Digit${figure}`)
    await press('Enter')
  }
  await page.keyboard.insertText(String(attributes['unit']))
  await press('Enter')
  await press(digit(approximations, attributes['approx']))
}

/** Makes the links: walks the marks by Tab, and at each that a relation leads from presses L and the numbers of its ends. */
async function link(
  page: Page,
  press: (code: string) => Promise<void>,
  { spans, relations }: Gold,
  idOf: ReadonlyMap<string, string>,
) {
  const wanted = new Map<string, string[]>()
  for (const { from, to } of relations) {
    const id = idOf.get(from) ?? ''
    wanted.set(id, [...(wanted.get(id) ?? []), idOf.get(to) ?? ''])
  }
  const focused = page.getByTestId('marks-list').locator('[aria-selected="true"]')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Home')
  for (let walked = 0; walked < spans.length; walked++) {
    await page.keyboard.press('Tab')
    const id = (await focused.getAttribute('data-annotation-id')) ?? ''
    const ends = wanted.get(id)
    if (ends === undefined) continue
    await press('KeyL')
    await expect(page.getByTestId('link-mode')).toBeVisible()
    for (const end of ends) {
      const badge = page.locator(`.link-number[data-end="${end}"]`)
      for (const code of (await badge.getAttribute('data-code')) ?? '') await press(`Digit${code}`)
      await expect(badge).toHaveAttribute('data-linked', 'true')
    }
    await page.keyboard.press('Escape')
    // Or the numbers of this mark would be read for the next one.
    await expect(page.locator('.link-number')).toHaveCount(0)
  }
}
