import { byHash, stratified, type DocumentGroup } from '@core/datasets/assignment'
import { splitReportMarkdown } from '@core/datasets/splitReport'
import { SplitSurvey, type SplitOptions } from '@core/datasets/splits'
import { splits, type DatasetItem, type Split } from '@core/datasets/item'
import { readDataset } from '@core/datasets/layout'
import { datasetFormat } from '@core/formats/registry'
import { describe, expect, it } from 'vitest'
import { exported, filesOf, head, itemOf } from './items'

const shares = { train: 0.8, validation: 0.1, test: 0.1 }
const options: SplitOptions = { shares, seed: 1, by: 'labels', nearDuplicates: 0.5 }

const places = ['دمشق', 'بيروت', 'القاهرة', 'تونس', 'الرباط', 'عدن', 'مسقط', 'بغداد', 'نواكشوط', 'الخرطوم']

/** Texts that have nothing in common but a phrase. */
function article(n: number): string {
  const words = Array.from(
    { length: 60 },
    (_, i) => `${places[(n * 7 + i * 3) % places.length] ?? ''}${n}${i % 9}${(n * i) % 23}`,
  )
  return `قال المصدر ${n} ${words.join(' ')}`
}

function planOf(items: readonly DatasetItem[], change: Partial<SplitOptions> = {}) {
  const survey = new SplitSurvey()
  for (const item of items) survey.see(item)
  return survey.plan({ ...options, ...change })
}

const corpus = Array.from({ length: 100 }, (_, n) =>
  itemOf(article(n), n % 10 === 0 ? [[`المصدر ${n}`, 'claim']] : [['قال', 'source']], `${n}.txt`),
)

describe('dividing a dataset', () => {
  it('gives each part its share of documents and of the spans of each label', () => {
    const { report } = planOf(corpus)
    const counts = splits.map((split) => {
      const part = report.parts.get(split)
      return [part?.documents, part?.labels.get('claim'), part?.labels.get('source')]
    })
    expect(counts).toEqual([
      [80, 8, 72],
      [10, 1, 9],
      [10, 1, 9],
    ])
  })

  it('follows from the seed alone, whatever the order of the items', () => {
    const of = (items: readonly DatasetItem[], seed: number) => {
      const { splitOf } = planOf(items, { seed })
      return corpus.map(({ document }) => splitOf(document.id)).join()
    }
    expect(of(corpus, 1)).toBe(of(corpus.toReversed(), 1))
    expect(of(corpus, 1)).not.toBe(of(corpus, 2))
  })

  it('keeps near duplicates in one part, a chain of them too', () => {
    const base = article(500).split(' ')
    const changed = (n: number) => base.map((word, i) => (i >= 10 && i < 10 + n ? `غير${i}` : word)).join(' ')
    const family = [0, 8, 16, 24].map((n) => itemOf(changed(n)))
    for (const seed of [1, 2, 3, 4, 5]) {
      const { splitOf, report } = planOf([...corpus, ...family], { seed })
      expect(new Set(family.map(({ document }) => splitOf(document.id))).size).toBe(1)
      expect([report.groups, report.grouped, report.dividedPairs]).toEqual([1, 4, 0])
    }
  })

  it('keeps a family together that is larger than what a text is compared with', () => {
    const base = article(600)
    const family = Array.from({ length: 90 }, (_, n) => itemOf(`${base} نسخة ${n}`))
    expect(planOf(family).report).toMatchObject({ groups: 1, grouped: 90 })
  })

  it('reports what is most alike in different parts, and wordings that the training part has too', () => {
    const half = article(700).split(' ').slice(0, 30)
    const alike = ['أ', 'ب'].map((end) => itemOf([...half, ...article(end === 'أ' ? 701 : 702).split(' ')].join(' '), [['قال', 'source']], `${end}.txt`)) // prettier-ignore
    const { report } = planOf(alike, { shares: { train: 0.5, validation: 0, test: 0.5 } })
    expect(report.closest).toHaveLength(1)
    expect(report.closest[0]?.similarity).toBeGreaterThan(0.1)
    expect(report.shared).toContainEqual({ label: 'source', split: 'test', wordings: 1, alsoInTraining: 1 })
    const markdown = splitReportMarkdown(report)
    expect(markdown).toContain('| 0.')
    expect(markdown).toContain('| source | test | 1 | 1 | 100 % |')
    expect(markdown).toContain('Pairs at or above the threshold in different parts: 0.')
  })

  it('keeps titles from being read as markup in the report', () => {
    const half = article(800).split(' ').slice(0, 30)
    const alike = ['|أ*\n', '<ب>'].map((title, n) => {
      const item = itemOf([...half, ...article(801 + n).split(' ')].join(' '))
      return { ...item, document: { ...item.document, title } }
    })
    const markdown = splitReportMarkdown(planOf(alike, { shares: { train: 0.5, validation: 0.5, test: 0 } }).report)
    expect(markdown).toContain('\\|أ\\* ')
    expect(markdown).toContain('\\<ب\\>')
  })

  it('counts a document once, however many annotators marked it', () => {
    const [first] = corpus
    if (first === undefined) throw new Error('empty')
    const { report } = planOf([first, { ...first, annotator: null }])
    expect([...report.parts.values()].reduce((sum, { documents }) => sum + documents, 0)).toBe(1)
  })
})

describe('stratified', () => {
  const group = (...labels: [string, number][]): DocumentGroup => ({ documentIds: ['x'], labels: new Map(labels) })
  const sizes = (found: readonly Split[]) => splits.map((split) => found.filter((own) => own === split).length)

  it('leaves no part with a share empty while there are groups enough', () => {
    expect(sizes(stratified([group(['a', 9]), group(['a', 1]), group()], shares, 1))).toEqual([1, 1, 1])
    expect(sizes(stratified([group(), group()], { train: 0.9, validation: 0, test: 0.1 }, 1))).toEqual([1, 0, 1])
    expect(sizes(stratified([group()], shares, 1))).toEqual([1, 0, 0])
    expect(stratified([], shares, 1)).toEqual([])
  })

  it('spreads a rare label before a common one', () => {
    const groups = [
      ...Array.from({ length: 18 }, () => group(['common', 1])),
      group(['common', 1], ['rare', 1]),
      group(['common', 1], ['rare', 1]),
    ]
    const found = stratified(groups, { train: 0.5, validation: 0, test: 0.5 }, 3)
    expect(new Set(found.slice(18)).size).toBe(2)
    expect(sizes(found)).toEqual([10, 0, 10])
  })
})

describe('byHash', () => {
  const ids = Array.from({ length: 1000 }, (_, n) => `sha256:${n}`)
  const alone = ids.map((id): DocumentGroup => ({ documentIds: [id], labels: new Map() }))

  it('comes near the shares, and leaves documents where they are when others are added', () => {
    const found = byHash(alone, shares, 1)
    const train = found.filter((split) => split === 'train').length
    expect(train).toBeGreaterThan(750)
    expect(train).toBeLessThan(850)
    expect(byHash(alone.slice(0, 300), shares, 1)).toEqual(found.slice(0, 300))
    expect(byHash(alone, shares, 2)).not.toEqual(found)
  })

  it('lets a group go where one of its documents would go', () => {
    const [a = '', b = ''] = ids
    const [group] = byHash([{ documentIds: [a, b], labels: new Map() }], shares, 1)
    expect(byHash(alone.slice(0, 2), shares, 1)).toContain(group)
  })
})

describe('a divided dataset', () => {
  it.each(['jsonl', 'brat', 'hugging-face', 'conll'])('of %s is read back part by part', async (name) => {
    const format = datasetFormat(name)
    if (format === undefined) throw new Error(`no format ${name}`)
    const items = corpus.slice(0, 12)
    const { splitOf } = planOf(items)
    const unit = 'code_point'
    const { parts, difference } = await exported(
      { format, head, options: { unit, tokens: 'split', text: true }, splitOf },
      items,
    )
    expect(difference).toBeNull()
    expect(parts.map(({ path }) => path)).toContain('README.md')
    const found: Record<string, number> = {}
    const documents = items.map(({ document }) => document)
    for await (const event of readDataset(format, filesOf(parts), { unit, documents })) {
      if (event.type === 'problem') throw new Error(event.detail)
      if (event.type === 'item') found[event.item.split ?? ''] = (found[event.item.split ?? ''] ?? 0) + 1
    }
    expect(found).toEqual({ train: 10, validation: 1, test: 1 })
  })

  it('refuses an item that is in no part', async () => {
    const format = datasetFormat('jsonl')
    if (format === undefined) throw new Error('no format')
    const splitOf = (id: string) => planOf([]).splitOf(id)
    const plan = { format, head, options: { unit: 'code_point', tokens: 'split', text: true }, splitOf } as const
    await expect(exported(plan, corpus.slice(0, 1))).rejects.toThrow('was not seen')
  })
})
