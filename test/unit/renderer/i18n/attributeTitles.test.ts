import type { Attributes } from '@core/annotation/model'
import { attributeOf, attributeTitle, describeFigure, valueTitle } from '@renderer/i18n/attributeTitles'
import { ar } from '@renderer/i18n/ar'
import { en } from '@renderer/i18n/en'
import claimsScheme from '../../../../resources/schemes/claims-v1.json'
import { schemeSchema, type SchemeAttribute } from '@core/annotation/scheme'
import { isolate } from '@renderer/i18n/format'
import { createInstance } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'

const scheme = schemeSchema.parse(claimsScheme)
const own: SchemeAttribute = {
  name: 'tone',
  type: 'choice',
  values: ['dry', 'loud'],
  title: { ar: 'النبرة', en: 'Tone' },
  valueTitles: { dry: { ar: 'جافة', en: 'Dry' } },
}

const i18n = createInstance()
beforeAll(async () => {
  await i18n.init({ resources: { ar: { translation: ar }, en: { translation: en } }, lng: 'en', interpolation: { escapeValue: false } }) // prettier-ignore
  i18n.services.formatter?.add('isolate', (value: unknown) => isolate(String(value)))
})
const inEnglish = () => i18n.getFixedT('en')
const inArabic = () => i18n.getFixedT('ar')

describe('titles of attributes and values', () => {
  it('are in both catalogues for all of the default scheme', () => {
    for (const { attributes } of scheme.labels)
      for (const attribute of attributes) {
        expect(attributeTitle(inEnglish(), attribute, 'en')).not.toBe(attribute.name)
        expect(attributeTitle(inArabic(), attribute, 'ar')).toMatch(/\p{Script=Arabic}/u)
        for (const value of attribute.values ?? []) {
          expect(valueTitle(inEnglish(), attribute, value, 'en')).not.toBe(value)
          expect(valueTitle(inArabic(), attribute, value, 'ar')).toMatch(/\p{Script=Arabic}/u)
        }
      }
  })

  it("are the scheme's own where it has some, and the bare names where nobody has", () => {
    expect(attributeTitle(inArabic(), own, 'ar')).toBe('النبرة')
    expect(valueTitle(inEnglish(), own, 'dry', 'en')).toBe('Dry')
    expect(valueTitle(inEnglish(), own, 'loud', 'en')).toBe('loud')
    expect(attributeTitle(inEnglish(), attributeOf(scheme, 'claim', 'constructor'), 'en')).toBe('constructor')
  })

  it('write numbers and flags in the words of the interface', () => {
    expect(valueTitle(inEnglish(), { name: 'min', type: 'number' }, 12_000.25, 'en')).toBe('12,000.25')
    expect(valueTitle(inEnglish(), { name: 'urgent', type: 'flag' }, true, 'en')).toBe('Yes')
  })
})

describe('describeFigure', () => {
  const soldier = isolate('جندي')
  it.each<[Attributes, string]>([
    [{ min: 1000, max: null, unit: 'جندي', approx: 'at-least' }, `≥ 1,000 ${soldier}`],
    [{ max: 1000, unit: 'جندي' }, `≤ 1,000 ${soldier}`],
    [{ min: 6, max: 6, approx: 'exact' }, '6'],
    [{ min: 6, max: 6, unit: 'جندي', approx: 'about' }, `≈ 6 ${soldier}`],
    [{ min: 10, max: 20, unit: '%', approx: 'between' }, '10 – 20%'],
    [{ unit: 'جندي' }, 'جندي'],
    [{}, ''],
  ])('%o', (attributes, words) => expect(describeFigure(inEnglish(), attributes, 'en')).toBe(words))

  it('speaks Arabic', () => {
    expect(describeFigure(inArabic(), { min: 1000, unit: 'جندي' }, 'ar')).toBe(`1,000 ${soldier} فأكثر`)
  })
})
