import { correctionsFor } from '@core/adjudication/corrections'
import { correctionsContent, correctionsOf } from '@core/adjudication/correctionsFile'
import { alignDocument } from '@core/adjudication/align'
import { goldAnnotator, goldLayer } from '@core/adjudication/goldLayer'
import { settleDocument } from '@core/adjudication/settle'
import { schemeSchema } from '@core/annotation/scheme'
import type { Document } from '@core/annotation/model'
import type { ExchangeContent } from '@core/exchange/format'
import { readExchange } from '@core/exchange/read'
import { writeExchange } from '@core/exchange/write'
import { withoutStatusEntries } from '@core/merge/participation'
import { expect, it } from 'vitest'
import schemeFile from '../../../../resources/schemes/claims-v1.json'
import { adjudicatorId, agree, decide, documentId, hana, mark, marksOf, now, onlyItem, sami, text, time, uuid } from './newsroom' // prettier-ignore

const scheme = schemeSchema.parse(schemeFile)
const compared = marksOf([mark(11, '1500 جندي وصلوا')], [mark(21, 'جندي وصلوا إلى الميناء')])
const decision = decide(onlyItem(alignDocument(compared), 'span'), 1)
const settled = settleDocument(compared, [decision], agree)
const gold = goldAnnotator({ id: adjudicatorId, name: 'دينا' })

const document: Document & { readonly statusBy: unknown } = {
  ...{ id: documentId, title: 'الميناء', fileName: '1.txt', text, status: 'in-progress', createdAt: time, updatedAt: now }, // prettier-ignore
  source: { encoding: 'utf-8', byteLength: 200, newline: 'lf', bom: false },
  statusBy: { [hana]: { status: 'done', at: time }, [sami]: { status: 'done', at: now } },
}
const merged: ExchangeContent = {
  project: { id: uuid(900), name: 'الموانئ' },
  scheme,
  annotators: [
    { id: hana, name: 'هناء' },
    { id: sami, name: 'سامي' },
  ],
  documents: [document],
  annotations: compared.layers.flatMap(({ annotations }) => annotations),
  ...{ relations: [], decisions: [], extra: { other: 1 } },
}

function fileFor(annotatorId: string): ExchangeContent {
  const layer = compared.layers.find((one) => one.annotatorId === annotatorId)
  return correctionsContent(merged, annotatorId, gold, [
    {
      documentId,
      writerId: annotatorId,
      gold: goldLayer(null, settled, { documentId, annotatorId: gold.id, text, now }),
      decisions: [decision],
      corrections: layer === undefined ? [] : correctionsFor(layer, settled),
    },
  ])
}

it('holds what one analyst needs, and nobody else', () => {
  const content = fileFor(hana)
  expect(content.annotators).toEqual([{ id: hana, name: 'هناء' }, gold])
  expect(content.documents).toEqual([{ ...withoutStatusEntries(document), status: 'done', updatedAt: time }])
  expect(content.annotations.map(({ annotatorId }) => annotatorId)).toEqual([gold.id])
  expect(content.decisions).toEqual([decision])
  expect(Object.keys(content.extra)).toEqual(['corrections'])
})

it('has no document without corrections', () => {
  const content = fileFor(sami)
  expect([content.documents, content.annotations, content.decisions, content.extra['corrections']]).toEqual([[], [], [], []]) // prettier-ignore
})

it('is read as it was written', () => {
  const content = fileFor(hana)
  const written = writeExchange(content, { generator: { name: 'sanad', version: '0' }, exportedAt: now })
  if (!written.ok) throw new Error(JSON.stringify(written.error))
  const read = readExchange([...written.value].join(''))
  if (!read.ok) throw new Error(read.error.code)
  expect(read.value.problems).toEqual([])
  expect(correctionsOf(read.value.content)).toEqual({ corrections: content.extra['corrections'], problems: [] })
})

it('says of each bad correction why it was set aside', () => {
  const content = fileFor(hana)
  const [good] = content.extra['corrections'] as readonly Record<string, unknown>[]
  const after = good?.['after'] as Record<string, unknown>
  const family = { label: 'claim', start: 0, end: 4, attributes: {} }
  const corrections = [
    good,
    good,
    { ...good, id: uuid(1), kind: 'rename' },
    { ...good, id: uuid(2), documentId: `sha256:${'0'.repeat(64)}` },
    { ...good, id: uuid(3), after: { ...after, end: 9999 } },
    { ...good, id: uuid(4), after: { ...after, label: 'rumour' } },
    { ...good, id: uuid(5), kind: 'add', before: null, after: { ...family, attributes: { stance: 'shouts' } } },
    { ...good, id: uuid(6), kind: 'add', before: null, after: { ...family, attributes: { mood: 'x' } } },
    17,
  ]
  const read = correctionsOf({ ...content, extra: { corrections } })
  expect(read.corrections.map(({ id }) => id)).toEqual([good?.['id'], uuid(6)])
  expect(read.problems.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
    'corrections[1].id duplicate-id',
    'corrections[2].kind schema',
    'corrections[3].documentId document-missing',
    'corrections[4].after span-outside',
    'corrections[5].after.label label-unknown',
    'corrections[6].after.stance attribute-not-a-choice',
    'corrections[8] schema',
  ])
})

it('reads none from other files, and says if the member is no list', () => {
  expect(correctionsOf(merged)).toEqual({ corrections: [], problems: [] })
  expect(correctionsOf({ ...merged, extra: { corrections: {} } })).toMatchObject({
    corrections: [],
    problems: [{ path: 'corrections', reason: 'schema' }],
  })
})
