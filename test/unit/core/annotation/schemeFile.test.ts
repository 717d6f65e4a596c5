import { describe, expect, it } from 'vitest'
import { type Scheme, schemeSchema } from '@core/annotation/scheme'
import { readScheme, type SchemeProblem, writeScheme } from '@core/annotation/schemeFile'
import claimsFile from '../../../../resources/schemes/claims-v1.json'
import placesFile from '../../../../resources/schemes/claims-and-places-v1.json'

type Draft = { id: unknown; labels: { name: unknown; title: unknown; attributes: Record<string, unknown>[] }[] } & Record<string, unknown> // prettier-ignore

/** What is wrong with the default scheme after a change to it: `path reason detail`. */
function problemsOf(change: (draft: Draft) => unknown): string[] {
  const draft = structuredClone(claimsFile) as unknown as Draft
  change(draft)
  return textOf(readScheme(JSON.stringify(draft)))
}

function textOf(reading: ReturnType<typeof readScheme>): string[] {
  return reading.ok ? [] : reading.error.map((p: SchemeProblem) => [p.path, p.reason, p.detail].join(' ').trim())
}

const title = { ar: 'مكان', en: 'Place' }
const more = (change: Record<string, unknown> = {}) => ({ name: 'place', title, attributes: [], ...change })

describe('readScheme', () => {
  it.each([
    ['claims-v1', claimsFile],
    ['claims-and-places-v1', placesFile],
  ])('reads %s, which ships with the app', (id, file) => {
    const reading = readScheme(JSON.stringify(file))
    expect(reading).toEqual({ ok: true, value: file })
    expect(reading.ok && reading.value.id).toBe(id)
  })

  it('passes over a byte order mark and keeps members that it does not know', () => {
    const scheme = { ...claimsFile, author: 'هناء', labels: claimsFile.labels.map((l) => ({ ...l, help: 'x' })) }
    expect(readScheme(`\uFEFF${JSON.stringify(scheme)}`)).toEqual({ ok: true, value: scheme })
  })

  it('says of what is no scheme at all that it is none', () => {
    expect(textOf(readScheme('{"id": '))[0]).toMatch(/^not-json ./)
    expect(textOf(readScheme('[]'))).toEqual(['not-a-scheme'])
    expect(textOf(readScheme('null'))).toEqual(['not-a-scheme'])
    expect(textOf(readScheme('{}'))).toEqual(['id missing', 'labels missing'])
  })

  it('names every member that is missing or of the wrong type', () => {
    expect(
      problemsOf((s) => {
        s.id = 7
        s.labels[0] = more({ name: '' })
        s.labels[1]?.attributes.push({ name: 'a', type: 'date' }, { type: 'text' })
        s.labels.push(more({ title: { ar: 'م' }, attributes: 'none' }))
      }),
    ).toEqual([
      'id wrong-type 7',
      'labels[0].name empty',
      'labels[1].attributes[1].type unknown-type "date"',
      'labels[1].attributes[2].name missing',
      'labels[3].title.en missing',
      'labels[3].attributes wrong-type "none"',
    ])
  })

  it('wants the three default labels, and says which is not there', () => {
    expect(problemsOf((s) => s.labels.splice(1))).toEqual([
      'labels default-label-missing source',
      'labels default-label-missing figure',
    ])
    expect(problemsOf((s) => s.labels.reverse())).toEqual([])
  })

  it('wants names of Latin letters, digits, - and _, each once', () => {
    expect(problemsOf((s) => s.labels.push(more({ name: 'مكان' })))).toEqual(['labels[3].name bad-name مكان'])
    expect(problemsOf((s) => s.labels.push(more({ name: 'a b' })))).toEqual(['labels[3].name bad-name a b'])
    expect(problemsOf((s) => (s.id = '../x'))).toEqual(['id bad-name ../x'])
    expect(problemsOf((s) => s.labels.push(more(), more()))).toEqual(['labels[4].name duplicate-label place'])
    const attribute = { name: 'kind', type: 'text' }
    expect(problemsOf((s) => s.labels.push(more({ attributes: [attribute, attribute] })))).toEqual([
      'labels[3].attributes[1].name duplicate-attribute kind',
    ])
  })

  it('wants words in both languages', () => {
    expect(problemsOf((s) => s.labels.push(more({ title: { ar: ' ', en: '' } })))).toEqual([
      'labels[3].title.ar empty',
      'labels[3].title.en empty',
    ])
    const attribute = { name: 'kind', type: 'text', title: { ar: '', en: 'Kind' } }
    expect(problemsOf((s) => s.labels.push(more({ attributes: [attribute] })))).toEqual([
      'labels[3].attributes[0].title.ar empty',
    ])
  })

  it('has a key for each of at most nine labels', () => {
    const labels = Array.from({ length: 7 }, (_, i) => more({ name: `l${i}` }))
    expect(problemsOf((s) => s.labels.push(...labels.slice(1)))).toEqual([])
    expect(problemsOf((s) => s.labels.push(...labels))).toEqual(['labels[9] too-many-labels 10'])
  })

  it('wants known colours and channels that no two labels share', () => {
    expect(problemsOf((s) => s.labels.push(more({ colour: '#ff0000', channel: 'blink' })))).toEqual([
      'labels[3].colour unknown-colour #ff0000',
      'labels[3].channel unknown-channel blink',
    ])
    expect(problemsOf((s) => s.labels.push(more({ colour: 'green', channel: 'underline' })))).toEqual([
      'labels[3] same-look source',
    ])
    expect(problemsOf((s) => s.labels.push(more({ colour: 'green' })))).toEqual([])
  })

  it('wants values for a choice, each once, and for nothing else', () => {
    const of = (change: Record<string, unknown>) => (s: Draft) =>
      s.labels.push(more({ attributes: [{ name: 'kind', type: 'choice', ...change }] }))
    const at = 'labels[3].attributes[0]'
    expect(problemsOf(of({}))).toEqual([`${at}.values choice-without-values`])
    expect(problemsOf(of({ values: [] }))).toEqual([`${at}.values choice-without-values`])
    expect(problemsOf(of({ values: ['a', ' ', 'a'] }))).toEqual([
      `${at}.values[1] empty`,
      `${at}.values[2] duplicate-value a`,
    ])
    expect(problemsOf(of({ type: 'flag', values: ['a'] }))).toEqual([`${at}.values values-without-choice`])
    expect(problemsOf(of({ values: ['a'], valueTitles: { b: title, a: { ar: 'أ', en: '' } } }))).toEqual([
      `${at}.valueTitles title-without-value b`,
      `${at}.valueTitles.a.en empty`,
    ])
  })

  it('keeps the types of the attributes that the app works with, which may be left out', () => {
    expect(problemsOf((s) => s.labels[2]?.attributes.splice(0, 1, { name: 'min', type: 'text' }))).toEqual([
      'labels[2].attributes[0].type default-attribute-type number',
    ])
    expect(problemsOf((s) => s.labels[2]?.attributes.splice(0))).toEqual([])
  })
})

describe('writeScheme', () => {
  it('writes what readScheme reads, members in the order of the documentation', () => {
    const scheme: Scheme = schemeSchema.parse({ author: 'هناء', ...placesFile })
    const text = writeScheme(scheme)
    expect(readScheme(text)).toEqual({ ok: true, value: scheme })
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['id', 'labels', 'author'])
    expect(text).toContain('"name": "place",\n      "title": {')
    expect(text.endsWith('}\n')).toBe(true)
  })
})
