import { encodings } from '@core/annotation/model'
import { schemeProblemReasons } from '@core/annotation/schemeFile'
import { intakeReasons } from '@core/datasets/intake'
import { problemReasons } from '@core/exchange/problems'
import { readReasons, readUnits } from '@core/formats/format'
import { commands } from '@renderer/commands/registry'
import { appErrorCodes } from '@shared/errors'
import { describe, expect, it } from 'vitest'
import { ar } from '@renderer/i18n/ar'
import { en } from '@renderer/i18n/en'

type Tree = { readonly [key: string]: string | Tree }

const catalogues = { ar: entriesOf(ar), en: entriesOf(en) } as const
const suffix = /_(zero|one|two|few|many|other)$/

function entriesOf(tree: Tree, path = ''): Map<string, string> {
  const entries = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') entries.set(at, value)
    else for (const entry of entriesOf(value, at)) entries.set(...entry)
  }
  return entries
}

/** Keys without their plural endings. */
const baseKeys = (entries: ReadonlyMap<string, string>) =>
  [...new Set([...entries.keys()].map((key) => key.replace(suffix, '')))].sort()

/** The forms of each plural key. */
function pluralForms(entries: ReadonlyMap<string, string>): Map<string, string[]> {
  const forms = new Map<string, string[]>()
  for (const key of entries.keys()) {
    const form = suffix.exec(key)?.[1]
    if (form === undefined) continue
    const base = key.replace(suffix, '')
    forms.set(base, [...(forms.get(base) ?? []), form])
  }
  return forms
}

/** What a key interpolates in any of its forms, such as `count, number`. */
function variablesOf(entries: ReadonlyMap<string, string>, base: string): string[] {
  const texts = [...entries].filter(([key]) => key.replace(suffix, '') === base).map(([, text]) => text)
  const variables = texts.flatMap((text) => [...text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1] ?? ''))
  return [...new Set(variables)].sort()
}

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(baseKeys(catalogues.ar)).toEqual(baseKeys(catalogues.en))
  })

  it('have no empty text and no text of only spaces', () => {
    for (const entries of Object.values(catalogues))
      for (const [key, text] of entries) expect(text.trim(), key).not.toBe('')
  })

  it.each(['ar', 'en'] as const)('have exactly the plural categories of %s wherever there is a count', (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const forms = pluralForms(catalogues[language])
    expect([...forms.keys()].sort()).toEqual([...pluralForms(catalogues.en).keys()].sort())
    for (const [key, found] of forms) expect(found.sort(), key).toEqual(categories)
  })

  it('interpolate the same values in the same formats', () => {
    for (const key of baseKeys(catalogues.en))
      expect(variablesOf(catalogues.ar, key), key).toEqual(variablesOf(catalogues.en, key))
  })

  it('have words for every code that the program can come up with', () => {
    const wanted = [
      ...appErrorCodes.map((code) => `errors.${code}`),
      ...[...problemReasons, ...readReasons, ...intakeReasons].map((reason) => `recordProblems.${reason}`),
      ...readUnits.map((unit) => `datasetImport.units.${unit}`),
      ...schemeProblemReasons.map((reason) => `schemes.problems.${reason}`),
      ...encodings.map((encoding) => `encodings.${encoding}`),
      ...commands.map(({ id }) => `commands.${id}`),
    ]
    for (const key of wanted) expect(catalogues.en.has(key), key).toBe(true)
  })
})
