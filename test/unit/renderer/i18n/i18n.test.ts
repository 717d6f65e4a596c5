// @vitest-environment jsdom
import { setAsideText } from '@renderer/i18n/failures'
import { startI18n, switchLanguage } from '@renderer/i18n/i18n'
import { beforeEach, describe, expect, it } from 'vitest'

describe('the interface language', () => {
  beforeEach(async () => {
    startI18n('ar')
    await switchLanguage('ar')
  })

  it('sets the language and direction of the page, and switches both at run time', async () => {
    const page = document.documentElement
    expect([page.lang, page.dir]).toEqual(['ar', 'rtl'])
    await switchLanguage('en')
    expect([page.lang, page.dir]).toEqual(['en', 'ltr'])
    expect(document.title).toBe('Sanad')
  })

  it.each([
    [0, 'لا مستندات'],
    [1, 'مستند واحد'],
    [2, 'مستندان'],
    [3, '3 مستندات'],
    [11, '11 مستندًا'],
    [100, '100 مستند'],
    [2000, '2,000 مستند'],
  ])('counts %i documents as Arabic does', (count, expected) => {
    const { t } = startI18n('ar')
    expect(t('counts.documents', { count })).toBe(expected)
  })

  it('isolates names, writes sizes, and leaves markup as it is', () => {
    const { t } = startI18n('ar')
    expect(t('project.menu', { name: '<b>News</b>' })).toContain('\u2068<b>News</b>\u2069')
    const text = setAsideText(t, { kind: 'too-large', bytes: 6_000_000, limit: 5_242_880 })
    expect(text).toMatch(/5\.8\s.*5\s/)
  })
})
