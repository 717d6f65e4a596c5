import { alignDocument } from '@core/adjudication/align'
import { choiceOfVersion, dropChoice, makeDecision, openDecision } from '@core/adjudication/choices'
import { adjudicationSchema } from '@core/adjudication/decision'
import { describe, expect, it } from 'vitest'
import { adjudicatorId, documentId, documentOf, hana, itemsOf, layer, link, mark, now, onlyItem, sami, uuid } from './newsroom' // prettier-ignore

const claim = (n: number, stance: string) =>
  mark(n, '1500 جندي وصلوا', 'claim', { attributes: { stance }, note: stance })
const figure = (n: number, min: number) => mark(n, '1500 جندي', 'figure', { attributes: { min, unit: 'جندي' } })
const items = alignDocument(
  documentOf(
    layer(hana, [claim(11, 'asserts'), figure(12, 1), mark(13, 'مسؤول محلي', 'source')], [link(18, 'quantifies', 12, 11)]), // prettier-ignore
    layer(sami, [claim(21, 'denies'), figure(22, 2)]),
  ),
)
const source = itemsOf(items, 'span').at(-1)
if (source === undefined) throw new Error('no source')
const { start, end } = mark(13, 'مسؤول محلي')

it('chooses a version as it is', () => {
  expect(choiceOfVersion(source, 0)).toEqual({ action: 'take', span: { label: 'source', start, end } })
  expect(choiceOfVersion(source, 1)).toEqual({ action: 'drop' })
  expect(choiceOfVersion(onlyItem(items, 'attribute'), 1)).toEqual({ action: 'values', values: { stance: 'denies' } })
  expect(choiceOfVersion(onlyItem(items, 'figure'), 0)).toEqual({ action: 'values', values: { min: 1, unit: 'جندي' } })
  expect(choiceOfVersion(onlyItem(items, 'note'), 1)).toEqual({ action: 'note', note: 'denies' })
  expect(choiceOfVersion(onlyItem(items, 'link'), 1)).toEqual({ action: 'link', linked: false })
  expect(() => choiceOfVersion(source, 2)).toThrow('version 2 of 2')
})

it('chooses nothing', () => {
  expect(dropChoice(source)).toEqual({ action: 'drop' })
  expect(dropChoice(onlyItem(items, 'figure'))).toEqual({ action: 'values', values: { min: null, unit: null } })
  expect(dropChoice(onlyItem(items, 'note'))).toEqual({ action: 'note', note: '' })
  expect(dropChoice(onlyItem(items, 'link'))).toEqual({ action: 'link', linked: false })
})

describe('a decision', () => {
  const content = { choice: { action: 'drop' }, by: 'choice', from: [sami], comment: '' } as const
  const context = { id: uuid(50), adjudicatorId, now, previous: null }
  const first = makeDecision(source, content, context)

  it('is written out with what it is about', () => {
    expect(first).toEqual({
      ...{ id: uuid(50), documentId, adjudicatorId, subject: { type: 'span' } },
      members: [{ annotationId: uuid(13), annotatorId: hana, revision: 1 }],
      place: { start: source.start, end: source.end },
      ...{ ...content, createdAt: now, updatedAt: now, revision: 1, deleted: false },
    })
    const link = makeDecision(onlyItem(items, 'link'), content, context)
    expect(link.subject).toEqual({ type: 'link', relation: 'quantifies', to: onlyItem(items, 'link').toMembers })
    for (const item of items) {
      expect(adjudicationSchema.safeParse(makeDecision(item, content, context)).success).toBe(true)
    }
  })

  it('that follows another is its next revision and keeps members of other versions', () => {
    const later = '2026-03-06T08:00:00.000Z'
    const previous = { ...first, 'x-more': 1 }
    expect(
      makeDecision(source, { ...content, comment: 'لا' }, { ...context, id: uuid(51), now: later, previous }),
    ).toEqual({
      // prettier-ignore
      ...{ ...previous, comment: 'لا', updatedAt: later, revision: 2 },
    })
  })

  it('is deleted when nothing is left of it', () => {
    const nothing = { ...content, choice: null, from: [] }
    expect(makeDecision(source, nothing, { ...context, previous: first })).toMatchObject({ deleted: true, revision: 2 })
    expect(makeDecision(source, { ...nothing, comment: 'لاحقًا' }, context).deleted).toBe(false)
  })
})

it('lists an item that nobody has decided', () => {
  const open = openDecision(source, { id: uuid(60), now })
  expect(open).toMatchObject({ adjudicatorId: null, choice: null, comment: '', revision: 1, deleted: false })
  expect(adjudicationSchema.parse(open)).toEqual(open)
})
