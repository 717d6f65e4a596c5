// @vitest-environment jsdom
import { formatNumber } from '@renderer/i18n/format'
import { startI18n, switchDigits } from '@renderer/i18n/i18n'
import type { Services } from '@renderer/services/services'
import {
  normalReading,
  readingSizes,
  readingWidths,
  resetReading,
  setPreference,
  startPreferences,
  usePreferences,
} from '@renderer/state/preferences'
import type { SanadBridge } from '@shared/ipc'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useTestStore } from '../store/testDatabase'

const test = useTestStore()
const page = document.documentElement
const property = (name: string) => page.style.getPropertyValue(name)
const services = (): Services => ({
  bridge: { setTheme: vi.fn(), setLanguage: vi.fn() } as unknown as SanadBridge,
  store: test.store,
})
const loadFont = vi.fn(() => Promise.resolve([]))

beforeEach(() => {
  // jsdom loads no fonts.
  Object.defineProperty(document, 'fonts', { configurable: true, value: { load: loadFont } })
  startI18n('ar')
})
afterEach(() => switchDigits('latn'))

async function start(): Promise<Services> {
  const here = services()
  startPreferences(here, await here.store.settings.all(), 'ar')
  return here
}

describe('the preferences at the start', () => {
  it('lay the text out as it is when nobody has chosen', async () => {
    await start()
    expect(usePreferences.getState()).toMatchObject(normalReading)
    expect([property('--reading-size'), property('--reading-width'), property('--reading-leading')]).toEqual([
      '21px',
      '46rem',
      '2.15',
    ])
    expect(page.dataset['readingFont']).toBe('naskh')
  })

  it('are what was stored, measures beyond their bounds taken for the nearest', async () => {
    await test.store.settings.set('readingSize', 400)
    await test.store.settings.set('readingWidth', -3)
    await test.store.settings.set('readingLeading', Number.NaN)
    await test.store.settings.set('readingFont', 'amiri')
    await test.store.settings.set('digits', 'arab')
    await start()
    expect(usePreferences.getState()).toMatchObject({
      readingSize: readingSizes.max,
      readingWidth: readingWidths.min,
      readingLeading: normalReading.readingLeading,
      readingFont: 'amiri',
    })
    expect(page.dataset['readingFont']).toBe('amiri')
    expect(formatNumber(15, 'ar')).toBe('١٥')
  })

  it('take the normal font for one that does not ship any more', async () => {
    await test.db.settings.put({ key: 'readingFont', value: 'lemonada' })
    await start()
    expect(usePreferences.getState().readingFont).toBe('naskh')
  })
})

describe('a change of a preference', () => {
  it('is on the page at once and there at the next start', async () => {
    const here = await start()
    await setPreference(here, 'readingWidth', 60)
    await setPreference(here, 'readingLeading', 1.8)
    await setPreference(here, 'digits', 'arab')
    expect([property('--reading-width'), property('--reading-leading')]).toEqual(['60rem', '1.8'])
    expect(formatNumber(3, 'ar')).toBe('٣')
    await start()
    expect(usePreferences.getState()).toMatchObject({ readingWidth: 60, readingLeading: 1.8, digits: 'arab' })
  })

  it('is heard of before the page is laid out anew', async () => {
    const here = await start()
    const seen: string[] = []
    const stop = usePreferences.subscribe(() => seen.push(property('--reading-size')))
    await setPreference(here, 'readingSize', 30)
    stop()
    expect([...seen, property('--reading-size')]).toEqual(['21px', '30px'])
  })

  it('of the font waits until the font is there, or known not to come', async () => {
    const here = await start()
    loadFont.mockRejectedValueOnce(new Error('no such file'))
    await setPreference(here, 'readingFont', 'plex')
    expect(loadFont).toHaveBeenLastCalledWith('21px "IBM Plex Sans Arabic"', 'ع0')
    expect(page.dataset['readingFont']).toBe('plex')
  })

  it('is taken back for all that concerns reading', async () => {
    const here = await start()
    await setPreference(here, 'readingFont', 'amiri')
    await setPreference(here, 'readingSize', 30)
    await setPreference(here, 'theme', 'dark')
    await resetReading(here)
    expect(usePreferences.getState()).toMatchObject({ ...normalReading, theme: 'dark' })
    expect((await here.store.settings.all()).readingSize).toBe(readingSizes.normal)
  })
})
