import { mergeReviews, reviewsOf, withReviews } from '@core/ledger/review'
import type { ExchangeContent } from '@core/exchange/format'
import { readExchange } from '@core/exchange/read'
import { writeExchange } from '@core/exchange/write'
import { documentIdOf } from '@core/text/documentId'
import { schemeSchema } from '@core/annotation/scheme'
import { describe, expect, it } from 'vitest'
import schemeFile from '../../../../resources/schemes/claims-v1.json'
import { documentId, hana, port, portLinks, portMarks, project, review, time, uuid } from './newsDesk'

const id = documentIdOf(port)
const own = (status: 'open' | 'disputed' = 'disputed', claim = 11) => ({
  ...review(claim, status, 'رأي'),
  documentId: id,
})
const content: ExchangeContent = {
  project,
  scheme: schemeSchema.parse(schemeFile),
  annotators: [hana],
  documents: [
    {
      ...{ id, title: 'الميناء', fileName: '1.txt', text: port, status: 'done', createdAt: time, updatedAt: time },
      source: { encoding: 'utf-8', byteLength: 300, newline: 'lf', bom: false },
    },
  ],
  annotations: portMarks.map((m) => ({ ...m, documentId: id })),
  relations: portLinks.map((r) => ({ ...r, documentId: id })),
  ...{ decisions: [], extra: { other: 1 } },
}

describe('reviews in an exchange file', () => {
  it('come back as they were, beside members that nobody knows', () => {
    const written = withReviews(content, [own('disputed', 15), own()])
    const file = writeExchange(written, { generator: { name: 'sanad', version: '0' }, exportedAt: time })
    if (!file.ok) throw new Error(JSON.stringify(file.error))
    const read = readExchange([...file.value].join(''))
    if (!read.ok) throw new Error(read.error.code)
    expect(read.value.problems).toEqual([])
    expect(read.value.content.extra).toMatchObject({ other: 1 })
    expect(reviewsOf(read.value.content)).toEqual({
      reviews: new Map([11, 15].map((claim) => [uuid(claim), own('disputed', claim)])),
      problems: [],
    })
  })

  it('replace those of before; without any the member is gone', () => {
    const twice = withReviews(withReviews(content, [own()]), [own('open')])
    expect(twice.extra['reviews']).toEqual([own('open')])
    expect(withReviews(twice, []).extra).toEqual({ other: 1 })
  })

  it('of documents that are not in the file are not written', () => {
    expect(withReviews(content, [review(31, 'open')]).extra).toEqual({ other: 1 })
  })

  it('are read one by one', () => {
    const good = { ...own(), seenAt: 'a member of a later version' }
    const values: readonly unknown[] = [
      { ...own(), status: 'maybe' },
      null,
      { ...own(), updatedAt: '2024-05-01' },
      { ...own(), documentId: documentId(9) },
      good,
      { ...own('open', 99), comment: 'a claim of another file' },
    ]
    const { reviews, problems } = reviewsOf({ ...content, extra: { reviews: values } })
    expect([...reviews.values()]).toEqual([good, values[5]])
    expect(problems.map(({ path, reason }) => [path, reason])).toEqual([
      ['reviews[0].status', 'schema'],
      ['reviews[1]', 'schema'],
      ['reviews[2].updatedAt', 'schema'],
      ['reviews[3].documentId', 'document-missing'],
    ])
  })

  it('are none of a claim in another document', () => {
    const elsewhere = { ...content, annotations: [...content.annotations, ...portMarks.map((m) => ({ ...m, id: uuid(70), documentId: documentId(1) }))] } // prettier-ignore
    const { problems } = reviewsOf({ ...elsewhere, extra: { reviews: [own('open', 70)] } })
    expect(problems).toMatchObject([{ path: 'reviews[0].claimId', reason: 'end-elsewhere' }])
  })

  it('are a problem as a whole if they are no list', () => {
    expect(reviewsOf({ ...content, extra: { reviews: {} } }).problems).toMatchObject([{ path: 'reviews' }])
    expect(reviewsOf(content)).toEqual({ reviews: new Map(), problems: [] })
  })
})

it('of two reviews of a claim the later holds, whatever it says', () => {
  const earlier = review(11, 'checked-true', 'أولا', '2024-05-01T10:00:00.000Z')
  const later = review(11, 'open', '', '2024-05-01T10:00:00.001Z')
  expect(mergeReviews([earlier], [later])).toEqual(new Map([[uuid(11), later]]))
  expect(mergeReviews([later], [earlier])).toEqual(new Map([[uuid(11), later]]))
})
