import { type Scheme, schemeSchema } from '@core/annotation/scheme'
import { mergeSchemes } from '@core/merge/schemes'
import { describe, expect, it } from 'vitest'
import placesFile from '../../../../resources/schemes/claims-and-places-v1.json'
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

  it('takes over what the scheme that is here leaves unsaid: a look, titles, words for values', () => {
    const kind = { name: 'kind', type: 'choice' as const }
    const present = schemeWith({ name: 'place', title, colour: 'teal', attributes: [{ ...kind, values: ['city'] }] })
    const incoming = schemeWith({
      name: 'place',
      title: { ar: 'آخر', en: 'Other' },
      colour: 'rose',
      channel: 'overline',
      attributes: [{ ...kind, title, values: ['city', 'site'], valueTitles: { city: title, site: title } }],
    })
    const merged = schemeWith({
      name: 'place',
      title,
      colour: 'teal',
      channel: 'overline',
      attributes: [{ ...kind, title, values: ['city', 'site'], valueTitles: { city: title, site: title } }],
    })
    expect(mergeSchemes(present, incoming)).toEqual(merged)
    expect(mergeSchemes(merged, incoming)).toBe(merged)
  })

  it('keeps the words that are here for a value, and adds those for others', () => {
    const of = (valueTitles: Record<string, typeof title>) =>
      schemeWith({
        name: 'place',
        title,
        attributes: [{ name: 'kind', type: 'choice', values: ['a', 'b'], valueTitles }],
      })
    const other = { ar: 'غيره', en: 'Another' }
    expect(mergeSchemes(of({ a: title }), of({ a: other, b: other }))).toEqual(of({ a: title, b: other }))
  })

  it('comes to the same schemes for the example that ships, whichever way it arrives', () => {
    const places = schemeSchema.parse(placesFile)
    expect(mergeSchemes(places, scheme)).toBe(places)
    expect(mergeSchemes(scheme, places).labels).toEqual(places.labels)
  })
})
