import type { Scheme } from '@core/annotation/scheme'
import { mergeSchemes } from '@core/merge/schemes'
import { describe, expect, it } from 'vitest'
import { scheme } from '../exchange/sampleContent'

const title = { ar: 'حدث', en: 'Event' }

function schemeWith(...labels: Scheme['labels']): Scheme {
  return { id: 's', labels }
}

describe('mergeSchemes', () => {
  it('answers the same scheme when nothing is new', () => {
    expect(mergeSchemes(scheme, structuredClone(scheme))).toBe(scheme)
    expect(mergeSchemes(scheme, { ...scheme, labels: scheme.labels.slice(1) })).toBe(scheme)
  })

  it('adds labels, attributes and choices after those that are there', () => {
    const present = schemeWith({
      name: 'claim',
      title,
      attributes: [{ name: 'stance', type: 'choice', values: ['asserts', 'denies'] }],
    })
    const incoming = schemeWith(
      { name: 'event', title, attributes: [] },
      {
        name: 'claim',
        title: { ar: 'آخر', en: 'Other' },
        attributes: [
          { name: 'urgent', type: 'flag' },
          { name: 'stance', type: 'choice', values: ['doubts', 'asserts'] },
        ],
      },
    )
    expect(mergeSchemes(present, incoming)).toEqual(
      schemeWith(
        {
          name: 'claim',
          title,
          attributes: [
            { name: 'stance', type: 'choice', values: ['asserts', 'denies', 'doubts'] },
            { name: 'urgent', type: 'flag' },
          ],
        },
        { name: 'event', title, attributes: [] },
      ),
    )
  })

  it('lets the type that is there stand', () => {
    const of = (type: 'text' | 'number') => schemeWith({ name: 'figure', title, attributes: [{ name: 'unit', type }] })
    expect(mergeSchemes(of('text'), of('number'))).toEqual(of('text'))
  })
})
