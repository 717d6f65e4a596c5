// @vitest-environment jsdom
import { startI18n, switchDigits, switchLanguage } from '@renderer/i18n/i18n'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

beforeEach(async () => {
  startI18n('ar')
  await switchLanguage('ar')
})
afterEach(() => {
  switchDigits('latn')
  vi.unstubAllGlobals()
})

describe('Arabic counts in the digits that were chosen', () => {
  it.each([
    [0, 'لا وسوم', 'لا وسوم'],
    [1, 'وسم واحد', 'وسم واحد'],
    [2, 'وسمان', 'وسمان'],
    [3, '3 وسوم', '٣ وسوم'],
    [10, '10 وسوم', '١٠ وسوم'],
    [11, '11 وسمًا', '١١ وسمًا'],
    [26, '26 وسمًا', '٢٦ وسمًا'],
    [99, '99 وسمًا', '٩٩ وسمًا'],
    [100, '100 وسم', '١٠٠ وسم'],
    [101, '101 وسم', '١٠١ وسم'],
    [102, '102 وسم', '١٠٢ وسم'],
    [103, '103 وسوم', '١٠٣ وسوم'],
    [111, '111 وسمًا', '١١١ وسمًا'],
    [1000, '1,000 وسم', '١٬٠٠٠ وسم'],
    [1_000_000, '1,000,000 وسم', '١٬٠٠٠٬٠٠٠ وسم'],
  ])('%i', (count, latin, arabic) => {
    const { t } = startI18n('ar')
    expect(t('counts.annotations', { count })).toBe(latin)
    switchDigits('arab')
    expect(t('counts.annotations', { count })).toBe(arabic)
  })

  it('English has Latin digits whatever was chosen', async () => {
    switchDigits('arab')
    await switchLanguage('en')
    const { t } = startI18n('en')
    expect(t('counts.annotations', { count: 1 })).toBe('1 annotation')
    expect(t('counts.annotations', { count: 1234 })).toBe('1,234 annotations')
  })
})

it('what is shown is written anew when other digits are chosen', () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const Line = () => <p>{useTranslation().t('workbench.line', { line: 27 })}</p>
  const host = document.createElement('div')
  const root = createRoot(host)
  act(() => root.render(<Line />))
  expect(host.textContent).toBe('السطر 27')
  act(() => switchDigits('arab'))
  expect(host.textContent).toBe('السطر ٢٧')
  act(() => root.unmount())
})
