import type { Review } from '@core/ledger/ledger'
import { collectExchange } from '@renderer/store/collectExchange'
import { mergeExchange } from '@renderer/store/mergeExchange'
import { listReviews, putReviews } from '@renderer/store/reviews'
import { withReviews } from '@core/ledger/review'
import { describe, expect, it } from 'vitest'
import { documentOf, floodText, hana, sampleContent, sami, uuid } from '../../core/exchange/sampleContent'
import { useTestStore } from './testDatabase'

const test = useTestStore()
const content = sampleContent()
const projectId = content.project.id
const options = { targetProject: null, now: '2026-11-22T09:00:00.000Z' }

const review = (change: Partial<Review> = {}): Review => ({
  ...{ claimId: uuid(1), documentId: documentOf(floodText).id, status: 'disputed', comment: 'من النشرة' },
  ...{ reviewerId: hana.id, updatedAt: '2026-11-22T08:00:00.000Z' },
  ...change,
})

describe('reviews in an exchange file', () => {
  it('come in and go out again, with members that this version does not know', async () => {
    const strange = { ...review(), colour: 'red' }
    await mergeExchange(test.db, withReviews(content, [strange]), options)
    expect(await listReviews(test.db, projectId)).toEqual([strange])
    expect((await collectExchange(test.db, projectId)).extra).toEqual({ reviews: [strange] })
    // They have a table of their own, and are not kept unread besides.
    expect((await test.db.projects.get(projectId))?.fileExtra).toEqual({})
  })

  it('hold when they are the later ones, in whichever order they come', async () => {
    await mergeExchange(test.db, content, options)
    const earlier = review({ status: 'open', updatedAt: '2026-11-21T08:00:00.000Z', reviewerId: sami.id })
    const later = review({ status: 'checked-true', updatedAt: '2026-11-23T08:00:00.000Z' })
    await putReviews(test.db, projectId, [review()])
    await mergeExchange(test.db, withReviews(content, [earlier]), options)
    expect(await listReviews(test.db, projectId)).toEqual([review()])
    await mergeExchange(test.db, withReviews(content, [later]), options)
    expect(await listReviews(test.db, projectId)).toEqual([later])
  })

  it('are left out one by one where they are not as they should be', async () => {
    const bad = { ...review({ claimId: uuid(4) }), status: 'perhaps' }
    await mergeExchange(test.db, { ...content, extra: { reviews: [bad, review()] } }, options)
    expect(await listReviews(test.db, projectId)).toEqual([review()])
  })

  it('are absent from a file when there are none', async () => {
    await mergeExchange(test.db, content, options)
    expect((await collectExchange(test.db, projectId)).extra).toEqual({})
  })
})
