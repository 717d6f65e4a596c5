import { alignDocument } from '@core/adjudication/align'
import { settleDocument } from '@core/adjudication/settle'
import { describe, expect, it } from 'vitest'
import { agree, decide, documentOf, hana, itemsOf, layer, lina, link, mark, marksOf, now, onlyItem, sami, settledOf, time, uuid, vote, wordsOf } from './newsroom' // prettier-ignore

const arrival = '1500 جندي وصلوا إلى الميناء أمس'
const shorter = 'جندي وصلوا إلى الميناء أمس'
const asserting = { attributes: { stance: 'asserts' } }
const denying = { attributes: { stance: 'denies' } }

describe('the policy', () => {
  it('accepts what all say, with where it comes from', () => {
    const later = '2026-03-02T08:00:00.000Z'
    const document = marksOf([mark(11, arrival, 'claim', asserting)], [mark(21, arrival, 'claim', { ...asserting, updatedAt: later })]) // prettier-ignore
    const { items, annotations } = settleDocument(document, [], agree)
    expect(items.map(({ status, chosen }) => ({ status, chosen }))).toEqual([{ status: 'accepted', chosen: 0 }])
    expect(annotations).toMatchObject([
      {
        ...{ label: 'claim', attributes: { stance: 'asserts' }, note: '', changedAt: later },
        provenance: {
          ...{ by: 'policy', policy: 'all', decisionId: null, at: later },
          ...{ from: [hana, sami], annotations: [uuid(11), uuid(21)] },
        },
      },
    ])
  })

  it('of full agreement leaves open what one sees otherwise', () => {
    const document = marksOf([mark(11, arrival)], [mark(21, arrival)], [mark(31, shorter)])
    const settled = settleDocument(document, [], agree)
    expect(settledOf(settled, 'span')).toMatchObject({ status: 'open', chosen: null, vote: 0, provenance: null })
    expect(settled.annotations).toEqual([])
  })

  it('of two votes accepts what two say', () => {
    const document = marksOf([mark(11, arrival)], [mark(21, arrival)], [mark(31, shorter)])
    const [gold] = settleDocument(document, [], vote(2)).annotations
    expect(gold && wordsOf(gold)).toBe(arrival)
    expect(gold?.provenance).toMatchObject({ policy: 'vote:2', from: [hana, sami] })
    expect(settleDocument(document, [], vote(3)).annotations).toEqual([])
  })

  it('never decides a tie', () => {
    const document = marksOf([mark(11, arrival)], [mark(21, arrival)], [mark(31, shorter)], [mark(41, shorter)], [])
    const { items } = settleDocument(document, [], vote(2))
    expect(items).toMatchObject([{ status: 'open', vote: null }])
  })

  it('takes "nothing is here" for a version that can win', () => {
    const { items, annotations } = settleDocument(marksOf([mark(11, arrival)], [], []), [], vote(2))
    expect(items).toMatchObject([{ status: 'accepted', chosen: 1 }])
    expect(annotations).toEqual([])
  })

  it('accepts what all who are asked say, though they are fewer than the votes', () => {
    expect(settleDocument(marksOf([mark(11, arrival)], [mark(21, arrival)]), [], vote(3)).annotations).toHaveLength(1)
  })

  it('takes the work of somebody alone only if it may', () => {
    const alone = marksOf([mark(11, arrival, 'claim', { ...asserting, note: 'مهم' })])
    expect(settleDocument(alone, [], agree)).toMatchObject({ items: [{ status: 'moot' }], annotations: [] })
    const { annotations } = settleDocument(alone, [], { ...agree, acceptSingle: true })
    expect(annotations).toMatchObject([{ ...asserting, note: 'مهم', provenance: { policy: 'single', from: [hana] } }])
  })
})

describe('decisions', () => {
  const document = marksOf([mark(11, arrival, 'claim', asserting)], [mark(21, shorter, 'claim', asserting)], [])
  const item = onlyItem(alignDocument(document), 'span')

  it('take a version', () => {
    const decision = decide(item, 1, { from: [sami] })
    const { items, annotations } = settleDocument(document, [decision], agree)
    expect(items).toMatchObject([{ status: 'decided', chosen: 1, decision, outdated: false }])
    expect(annotations.map(wordsOf)).toEqual([shorter])
    expect(annotations[0]).toMatchObject({
      ...{ ...asserting, changedAt: now },
      provenance: { by: 'decision', policy: null, decisionId: decision.id, from: [sami], at: now },
    })
  })

  it('draw boundaries, and keep the attributes of the members with that label', () => {
    const { start, end } = mark(1, 'جندي وصلوا')
    const drawn = decide(item, { action: 'draw', span: { label: 'claim', start, end } })
    const other = decide(item, { action: 'draw', span: { label: 'source', start, end } })
    expect(settleDocument(document, [drawn], agree)).toMatchObject({
      items: [{ status: 'decided', chosen: null }],
      annotations: [{ start, end, ...asserting }],
    })
    expect(settleDocument(document, [other], agree).annotations).toMatchObject([{ label: 'source', attributes: {} }])
  })

  it('drop, and skip', () => {
    expect(settleDocument(document, [decide(item, 'drop')], agree)).toMatchObject({
      items: [{ status: 'decided', chosen: 2 }],
      annotations: [],
    })
    expect(settleDocument(document, [decide(item, { action: 'skip' })], agree)).toMatchObject({
      items: [{ status: 'skipped', chosen: null }],
      annotations: [],
    })
  })

  it('stand over the policy', () => {
    const { annotations } = settleDocument(document, [decide(item, 1)], vote(1))
    expect(annotations.map(wordsOf)).toEqual([shorter])
  })

  it('that are deleted or undecided leave the item open, a comment stays', () => {
    const commented = decide(item, null, { deleted: false })
    expect(settleDocument(document, [commented], agree).items).toMatchObject([
      { status: 'open', decision: commented, outdated: false },
    ])
    for (const nothing of [decide(item, 1, { deleted: true }), decide(item, null, { comment: '' })]) {
      expect(settleDocument(document, [nothing], agree)).toMatchObject({
        items: [{ status: 'open', decision: null }],
        orphans: [],
      })
    }
  })

  it('that the item cannot have leave it open', () => {
    const outside = decide(item, { action: 'draw', span: { label: 'claim', start: 5, end: 9999 } })
    for (const wrong of [outside, decide(item, { action: 'note', note: 'x' })]) {
      expect(settleDocument(document, [wrong], agree).items).toMatchObject([{ status: 'open', decision: wrong }])
    }
  })

  it('about other documents are passed over', () => {
    const elsewhere = decide(item, 1, { documentId: `sha256:${'0'.repeat(64)}` })
    expect(settleDocument(document, [elsewhere], agree)).toMatchObject({ items: [{ status: 'open' }], orphans: [] })
  })
})

describe('decisions found again', () => {
  const two = marksOf([mark(21, arrival)], [mark(22, shorter)])
  const decision = decide(onlyItem(alignDocument(two), 'span'), 0)

  it('when a layer is added, although the key changes, and are outdated', () => {
    const three = documentOf(...two.layers, layer(lina, [mark(11, arrival)]))
    expect(onlyItem(alignDocument(three), 'span').key).not.toBe(onlyItem(alignDocument(two), 'span').key)
    expect(settleDocument(three, [decision], agree).items).toMatchObject([
      { status: 'decided', chosen: 0, outdated: true },
    ])
  })

  it('are not outdated by somebody who marked nothing here', () => {
    const three = documentOf(...two.layers, layer(lina, []))
    expect(settleDocument(three, [decision], agree).items).toMatchObject([{ outdated: false }])
  })

  it.each([
    ['changed', [mark(21, arrival, 'claim', { revision: 2 })]],
    ['removed', []],
  ])('are outdated when an annotation was %s', (_, annotations) => {
    const changed = documentOf(layer(hana, annotations), layer(sami, [mark(22, shorter)]))
    expect(settleDocument(changed, [decision], agree).items).toMatchObject([{ status: 'decided', outdated: true }])
  })

  it('on the item with most annotations in common', () => {
    const apart = marksOf([mark(21, arrival)], [mark(22, 'مسؤول محلي', 'source')])
    const { items } = settleDocument(apart, [decision], agree)
    expect(items.map(({ status }) => status)).toEqual(['decided', 'open'])
  })

  it('or are handed back when there is no such item any more', () => {
    const gone = marksOf([mark(31, 'الوكالة', 'source')], [])
    expect(settleDocument(gone, [decision], agree)).toMatchObject({ items: [{ status: 'open' }], orphans: [decision] })
  })

  it('of two on one item, take the later one and hand the other back', () => {
    const later = decide(onlyItem(alignDocument(two), 'span'), 1, {
      id: uuid(7),
      updatedAt: '2026-03-06T08:00:00.000Z',
    })
    const { items, orphans } = settleDocument(two, [decision, later], agree)
    expect(items).toMatchObject([{ decision: later }])
    expect(orphans).toEqual([decision])
  })

  it('also on values and notes on which all agree by now', () => {
    const stance = onlyItem(alignDocument(marksOf([mark(21, arrival, 'claim', asserting)], [mark(22, arrival, 'claim', denying)])), 'attribute') // prettier-ignore
    const decided = decide(stance, 0)
    const same = marksOf([mark(21, arrival, 'claim', denying)], [mark(22, arrival, 'claim', denying)])
    expect(settleDocument(same, [decided], agree)).toMatchObject({
      items: [{}, { item: { type: 'attribute', kinds: [] }, status: 'decided' }],
      annotations: [asserting],
      orphans: [],
    })
  })
})

describe('values', () => {
  const document = marksOf(
    [mark(11, arrival, 'claim', { attributes: { stance: 'asserts', checkworthy: 'yes' } })],
    [mark(21, arrival, 'claim', { attributes: { stance: 'denies', checkworthy: 'yes' } })],
  )
  const stance = onlyItem(alignDocument(document), 'attribute')

  it('that differ do not keep the span from gold', () => {
    const settled = settleDocument(document, [], agree)
    expect(settledOf(settled, 'span').status).toBe('accepted')
    expect(settledOf(settled, 'attribute').status).toBe('open')
    expect(settled.annotations).toMatchObject([{ attributes: { checkworthy: 'yes' } }])
    expect(Object.keys(settled.annotations[0]?.attributes ?? {})).toEqual(['checkworthy'])
  })

  it('enter gold by decision; null is none', () => {
    expect(settleDocument(document, [decide(stance, 1)], agree).annotations).toMatchObject([
      { attributes: { checkworthy: 'yes', stance: 'denies' }, provenance: { by: 'policy' }, changedAt: now },
    ])
    const [gold] = settleDocument(document, [decide(stance, 'drop')], agree).annotations
    expect(gold?.attributes).toEqual({ checkworthy: 'yes' })
  })

  it('enter gold by vote', () => {
    const third = layer(lina, [mark(31, arrival, 'claim', { attributes: { stance: 'denies', checkworthy: 'yes' } })])
    const settled = settleDocument(documentOf(...document.layers, third), [], vote(2))
    expect(settledOf(settled, 'attribute')).toMatchObject({ status: 'accepted', chosen: 1 })
    expect(settled.annotations[0]?.attributes).toEqual({ checkworthy: 'yes', stance: 'denies' })
  })

  it('are moot once the span is something else or nothing', () => {
    const span = onlyItem(alignDocument(document), 'span')
    const source = { action: 'draw', span: { label: 'source', start: span.start, end: span.end } } as const
    for (const choice of ['drop', source, { action: 'skip' }] as const) {
      const settled = settleDocument(document, [decide(span, choice), decide(stance, 0, { id: uuid(8) })], agree)
      expect(settledOf(settled, 'attribute')).toMatchObject({ status: 'moot', chosen: null, provenance: null })
    }
  })

  it('are open while the span is', () => {
    const undecided = marksOf(...document.layers.map(({ annotations }) => annotations), [])
    expect(settledOf(settleDocument(undecided, [], agree), 'attribute').status).toBe('open')
  })
})

describe('notes', () => {
  const document = marksOf([mark(11, arrival, 'claim', { note: 'من القائل؟' })], [mark(21, arrival)])

  it('are for information, and in gold only by decision', () => {
    const settled = settleDocument(document, [], vote(1))
    expect(settledOf(settled, 'note').status).toBe('informational')
    expect(settled.annotations).toMatchObject([{ note: '' }])
    const decided = settleDocument(document, [decide(onlyItem(alignDocument(document), 'note'), 0)], agree)
    expect(settledOf(decided, 'note').status).toBe('decided')
    expect(decided.annotations).toMatchObject([{ note: 'من القائل؟' }])
  })
})

describe('links', () => {
  const marks = (n: number) => [mark(n + 1, arrival), mark(n + 2, 'وزارة الدفاع', 'source')]
  const linked = (id: string, n: number) => layer(id, marks(n), [link(n + 8, 'attributed_to', n + 1, n + 2)])

  it('on which all agree enter gold with both units as their origin', () => {
    const { relations, annotations } = settleDocument(documentOf(linked(hana, 10), linked(sami, 20)), [], agree)
    const [source, claim] = annotations
    expect(relations).toMatchObject([
      {
        ...{ type: 'attributed_to', from: claim?.unit, to: source?.unit },
        provenance: { by: 'policy', from: [hana, sami], annotations: [uuid(11), uuid(12), uuid(21), uuid(22)], at: time }, // prettier-ignore
      },
    ])
  })

  it('on which they differ leave the spans alone', () => {
    const document = documentOf(linked(hana, 10), layer(sami, marks(20)))
    const settled = settleDocument(document, [], agree)
    expect(settled.items.map(({ item, status }) => [item.type, status])).toEqual([
      ['span', 'accepted'],
      ['span', 'accepted'],
      ['link', 'open'],
    ])
    expect(settled.relations).toEqual([])
    const item = onlyItem(alignDocument(document), 'link')
    expect(settleDocument(document, [decide(item, 0)], agree).relations).toMatchObject([
      { type: 'attributed_to', provenance: { by: 'decision' } },
    ])
    expect(settleDocument(document, [decide(item, 1)], agree).relations).toEqual([])
  })

  it('are moot without an end, or with one that cannot be linked', () => {
    const document = documentOf(linked(hana, 10), layer(sami, marks(20)))
    const [source] = itemsOf(alignDocument(document), 'span')
    if (source === undefined) throw new Error('no source')
    const figure = { action: 'draw', span: { label: 'figure', start: source.start, end: source.end } } as const
    for (const choice of ['drop', figure] as const) {
      const settled = settleDocument(document, [decide(source, choice)], agree)
      expect(settledOf(settled, 'link').status).toBe('moot')
      expect(settled.relations).toEqual([])
    }
  })

  it('wait for an end that is open', () => {
    const document = documentOf(linked(hana, 10), linked(sami, 20), layer(lina, [mark(31, arrival)]))
    const settled = settleDocument(document, [], agree)
    expect(settledOf(settled, 'link')).toMatchObject({ status: 'accepted' })
    expect(settled.relations).toEqual([])
    const [source] = itemsOf(alignDocument(document), 'span')
    if (source === undefined) throw new Error('no source')
    expect(settleDocument(document, [decide(source, 0)], agree).relations).toHaveLength(1)
  })
})
