import { relationTypes } from '@core/annotation/model'
import { checkAttributes, checkSpan, relationEndsFit } from '@core/annotation/rules'
import { defaultLabels, schemeSchema, type Scheme } from '@core/annotation/scheme'
import { describe, expect, it } from 'vitest'
import schemeFile from '../../../../resources/schemes/claims-v1.json'

describe('checkSpan', () => {
  const text = 'مُد 👨‍👩‍👧'

  it.each([
    [0, 2],
    [2, 3],
    [0, text.length],
    [4, text.length],
  ])('accepts [%i, %i)', (start, end) => {
    expect(checkSpan(text, start, end)).toEqual({ ok: true, value: null })
  })

  it.each([
    [0.5, 2, { kind: 'not-an-integer' }],
    [0, Number.NaN, { kind: 'not-an-integer' }],
    [-1, 2, { kind: 'outside', length: text.length }],
    [0, text.length + 1, { kind: 'outside', length: text.length }],
    [2, 2, { kind: 'empty' }],
    [3, 2, { kind: 'empty' }],
    [1, 3, { kind: 'splits-grapheme', offset: 1 }],
    [0, 1, { kind: 'splits-grapheme', offset: 1 }],
    [4, 6, { kind: 'splits-grapheme', offset: 6 }],
  ])('refuses [%d, %d)', (start, end, error) => {
    expect(checkSpan(text, start, end)).toEqual({ ok: false, error })
  })
})

it('relationEndsFit joins claim or source to source, and figure to claim, and nothing else', () => {
  const fitting = relationTypes.flatMap((type) =>
    defaultLabels.flatMap((from) =>
      [...defaultLabels, 'other'].filter((to) => relationEndsFit(type, from, to)).map((to) => `${from} ${type} ${to}`),
    ),
  )
  expect(fitting).toEqual(['claim attributed_to source', 'source attributed_to source', 'figure quantifies claim'])
})

describe('checkAttributes', () => {
  const scheme = schemeSchema.parse(schemeFile)
  const own: Scheme = {
    id: 'own',
    labels: [
      {
        name: 'claim',
        title: { ar: 'ادعاء', en: 'Claim' },
        attributes: [
          { name: 'flag', type: 'flag' },
          { name: 'text', type: 'text' },
          { name: 'number', type: 'number' },
          { name: 'choice', type: 'choice', values: ['a'] },
          { name: 'none', type: 'choice' },
        ],
      },
    ],
  }

  it('accepts what the default scheme names', () => {
    expect(checkAttributes(scheme, 'claim', { stance: 'denies', checkworthy: 'no' })).toEqual([])
    expect(checkAttributes(scheme, 'figure', { min: 1000, max: null, unit: 'جندي', approx: 'at-least' })).toEqual([])
    expect(checkAttributes(scheme, 'source', { type: 'military' })).toEqual([])
    expect(checkAttributes(scheme, 'source', {})).toEqual([])
  })

  it('reports a choice outside the values, a wrong type and an unknown name', () => {
    expect(checkAttributes(scheme, 'claim', { stance: 'shouts', checkworthy: true, colour: 'red' })).toEqual([
      { name: 'stance', problem: 'not-a-choice' },
      { name: 'checkworthy', problem: 'wrong-type' },
      { name: 'colour', problem: 'unknown' },
    ])
    expect(checkAttributes(scheme, 'source', { stance: 'denies' })).toEqual([{ name: 'stance', problem: 'unknown' }])
    expect(checkAttributes(scheme, 'other', { stance: 'denies' })).toEqual([{ name: 'stance', problem: 'unknown' }])
  })

  it('knows every type of attribute', () => {
    expect(checkAttributes(own, 'claim', { flag: false, text: '', number: 0, choice: 'a' })).toEqual([])
    expect(checkAttributes(own, 'claim', { flag: null, text: null, number: null, choice: null, none: null })).toEqual(
      [],
    )
    expect(
      checkAttributes(own, 'claim', { flag: 'true', text: 1, number: '1', choice: 1, none: 'a' }).map((p) => p.problem),
    ).toEqual(['wrong-type', 'wrong-type', 'wrong-type', 'wrong-type', 'not-a-choice'])
    expect(checkAttributes(own, 'claim', { number: Number.POSITIVE_INFINITY })).toEqual([
      { name: 'number', problem: 'wrong-type' },
    ])
  })
})
