/** The statements of `docs/scale.md`, run as they stand there on DuckDB, against Sanad's own agreement. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { measureAgreement } from '@core/agreement/measure'
import { randomFrom } from '@core/agreement/random'
import type { DatasetItem } from '@core/datasets/item'
import { huggingFace } from '@core/formats/huggingFace'
import type { Comparison } from '@core/merge/comparison'
import { documentIdOf } from '@core/text/documentId'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { comparisonOf, mark, type Mark, type TestDocument } from '../core/agreement/comparisons'
import { writeAll } from '../core/formats/roundTrip'
import { temporaryFolder } from '../temporaryFolder'

const scheme = JSON.parse(readFileSync(resolve('resources/schemes/claims-v1.json'), 'utf8')) as never
const labels = ['claim', 'source', 'figure']

/** Writes what each annotator finished as a folder of its own, and runs every statement of the guide over all of them. */
async function compared(comparison: Comparison): Promise<DuckDBConnection> {
  const folder = temporaryFolder()
  const options = { unit: 'code_point', tokens: 'split', text: true } as const
  for (const { id, name } of comparison.annotators) {
    const items = comparison.documents.flatMap(({ text, title, layers }): DatasetItem[] => {
      const layer = layers.find(({ annotatorId }) => annotatorId === id)
      if (layer === undefined) return []
      const document = { id: documentIdOf(text), title, fileName: `${title}.txt`, text, status: 'done' as const }
      const annotator = layer.annotations.length === 0 ? null : { id, name }
      return [{ document, annotator, spans: layer.annotations, relations: [] }]
    })
    for (const [path, bytes] of writeAll(huggingFace, { project: { id, name }, scheme }, options, items)) {
      const file = join(folder, 'shards', id, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, bytes)
    }
  }
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const guide = readFileSync(resolve('docs/scale.md'), 'utf8')
  for (const [, sql = ''] of guide.matchAll(/```sql\n(.*?)```/gs)) {
    await connection.run(sql.replaceAll("'shards/", `'${folder}/shards/`))
  }
  return connection
}

async function rowsOf(connection: DuckDBConnection, sql: string) {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson()
}

/** What Sanad counts, for every pair and label of which somebody marked something. */
function countedBySanad(comparison: Comparison) {
  return measureAgreement(comparison, { seed: 1, samples: 0 })
    .pairs.filter(({ spans }) => spans.a + spans.b > 0)
    .map(({ a, b, label, counts, spans }) => ({
      ...{ a, b, label, same: counts.same, boundary: counts.boundary, label_differs: counts.label },
      ...{ only_a: counts.onlyA, only_b: counts.onlyB, a_spans: spans.a, b_spans: spans.b },
    }))
    .sort((x, y) => (`${x.a} ${x.b} ${x.label}` < `${y.a} ${y.b} ${y.label}` ? -1 : 1))
}

async function countedBySql(connection: DuckDBConnection) {
  const rows = await rowsOf(connection, 'SELECT * FROM agreement')
  return rows.map(({ a, b, label, ...counts }) => ({
    ...{ a, b, label },
    ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])),
  }))
}

const words = ['قال', 'الوزير', 'إن', 'نحو', '4000', 'جندي', '📰', 'مُحَمَّدٌ', 'وصلوا', '👨‍👩‍👧', 'أمس،', 'نفى']

/** Annotators who mostly see the same: each misses some, shifts some, names some otherwise, and sees some of their own. */
function simulated(people: number, documents: number, seed: number): Comparison {
  const random = randomFrom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T
  const length = 60
  const anyMark = (): Mark => {
    const first = below(length - 8)
    return mark(one(labels), first, first + below(8))
  }
  const seenBy = (truth: readonly Mark[]): Mark[] => [
    ...truth.flatMap((seen): Mark[] => {
      const chance = random()
      if (chance < 0.15) return []
      if (chance < 0.35)
        return [{ ...seen, last: Math.max(seen.first, Math.min(length - 1, seen.last + below(5) - 2)) }]
      if (chance < 0.45) return [{ ...seen, label: one(labels) }]
      return chance < 0.5 ? [seen, seen] : [seen]
    }),
    ...Array.from({ length: below(3) }, anyMark),
  ]
  const names = Array.from({ length: people }, (_, n) => `annotator-${String(n).padStart(3, '0')}`)
  const texts = Array.from({ length: documents }, (_, n): TestDocument => {
    const text = [`خبر${String(n)}`, ...Array.from({ length: length - 1 }, () => one(words))].join(' ')
    const truth = Array.from({ length: 12 }, anyMark)
    const finished = names.filter(() => random() > 0.1)
    return { text, marks: Object.fromEntries(finished.map((name) => [name, random() < 0.05 ? [] : seenBy(truth)])) }
  })
  return comparisonOf(names, texts, labels)
}

describe('the guide to teams of hundreds', () => {
  it('counts what Sanad counts', async () => {
    const comparison = simulated(5, 25, 7)
    const connection = await compared(comparison)
    expect(await rowsOf(connection, 'SELECT * FROM misplaced')).toEqual([{ spans: '0' }])
    const expected = countedBySanad(comparison)
    expect(expected.every(({ same, boundary, label_differs }) => same > 0 && boundary > 0 && label_differs > 0)).toBe(
      true,
    )
    expect(await countedBySql(connection)).toEqual(expected)
  })

  it('lists the conflicts of a pair with the texts of both', async () => {
    const text = '📰 قال الوزير إن نحو 4000 جندي وصلوا'
    const a = [mark('source', 1, 2), mark('claim', 4, 7), mark('figure', 5, 6), mark('claim', 0, 0)]
    const b = [mark('source', 1, 2), mark('claim', 5, 7), mark('claim', 5, 6), mark('figure', 3, 3)]
    const connection = await compared(comparisonOf(['a', 'b'], [{ text, marks: { a, b } }]))
    expect(await rowsOf(connection, 'SELECT kind, label_a, text_a, label_b, text_b FROM conflicts')).toEqual([
      { kind: 'onlyA', label_a: 'claim', text_a: '📰', label_b: null, text_b: null },
      { kind: 'onlyB', label_a: null, text_a: null, label_b: 'figure', text_b: 'إن' },
      {
        kind: 'boundary',
        label_a: 'claim',
        text_a: 'نحو 4000 جندي وصلوا',
        label_b: 'claim',
        text_b: '4000 جندي وصلوا',
      },
      { kind: 'label', label_a: 'figure', text_a: '4000 جندي', label_b: 'claim', text_b: '4000 جندي' },
    ])
  })

  it('reads JSON Lines and Parquet as the same', async () => {
    const comparison = simulated(2, 5, 3)
    const folder = temporaryFolder()
    const items = comparison.documents.flatMap(({ text, layers }): DatasetItem[] => {
      const document = { id: documentIdOf(text), title: '', fileName: '', text }
      return layers.map(({ annotatorId, annotations }) => {
        return { document, annotator: { id: annotatorId, name: '' }, spans: annotations, relations: [] }
      })
    })
    const options = { unit: 'code_point', tokens: 'split', text: true } as const
    for (const [path, bytes] of writeAll(huggingFace, { project: { id: 'p', name: 'p' }, scheme }, options, items)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const columns = 'document_id, annotator_id, status, text, spans, relations'
    const rows = await rowsOf(connection, `SELECT ${columns} FROM '${folder}/data/all-00000-of-00001.parquet'`)
    expect(rows).toHaveLength(items.length)
    const flat = (file: string) =>
      rowsOf(
        connection,
        `SELECT document_id, annotator_id, text, unnest(spans).text AS quote, CAST(unnest(spans)."start" AS INTEGER) AS s FROM '${file}'`,
      )
    expect(await flat(`${folder}/data/all.jsonl`)).toEqual(await flat(`${folder}/data/all-00000-of-00001.parquet`))
  })
})
