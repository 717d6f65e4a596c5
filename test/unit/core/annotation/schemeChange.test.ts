import { describe, expect, it } from 'vitest'
import { schemeSchema } from '@core/annotation/scheme'
import { compareSchemes, forbids, SchemeFit } from '@core/annotation/schemeChange'
import { annotationOf, floodText, scheme as claims, tombstoneOf } from '../exchange/sampleContent'
import placesFile from '../../../../resources/schemes/claims-and-places-v1.json'

const places = schemeSchema.parse(placesFile)

describe('compareSchemes', () => {
  it('finds nothing between a scheme and its copy', () => {
    expect(compareSchemes(places, structuredClone(places))).toEqual({ added: [], removed: [], changed: [] })
  })

  it('names labels by themselves, attributes with their label', () => {
    expect(compareSchemes(claims, places).added).toEqual([
      { label: 'place', attribute: null },
      { label: 'event', attribute: null },
    ])
    expect(compareSchemes(places, claims).removed).toHaveLength(2)
    const changed = schemeSchema.parse({
      ...placesFile,
      labels: placesFile.labels.map((label) =>
        label.name === 'place'
          ? {
              ...label,
              colour: 'teal',
              attributes: [
                { name: 'kind', type: 'text' },
                { name: 'river', type: 'flag' },
              ],
            }
          : label,
      ),
    })
    expect(compareSchemes(places, changed)).toEqual({
      added: [{ label: 'place', attribute: 'river' }],
      removed: [{ label: 'place', attribute: 'inhabited' }],
      changed: [
        { label: 'place', attribute: null },
        { label: 'place', attribute: 'kind' },
      ],
    })
  })
})

describe('SchemeFit', () => {
  const of = (label: string, attributes: Record<string, string | number | boolean | null>, n = 1) =>
    annotationOf(n, floodText, 'الوادي', label, { attributes })

  it('counts by label, attribute and value what a scheme has no room for', () => {
    const fit = new SchemeFit(claims)
    fit.add([of('place', { kind: 'site' }), of('place', {}), of('claim', { stance: 'shouts', checkworthy: null })])
    fit.add([of('claim', { stance: 'shouts' }), of('claim', { urgent: true }), of('figure', { min: 'كثير' })])
    expect(fit.misfits).toEqual([
      { label: 'place', attribute: null, problem: 'label-unknown', value: null, count: 2 },
      { label: 'claim', attribute: 'stance', problem: 'value-unknown', value: 'shouts', count: 2 },
      { label: 'claim', attribute: 'urgent', problem: 'attribute-unknown', value: null, count: 1 },
      { label: 'figure', attribute: 'min', problem: 'wrong-type', value: null, count: 1 },
    ])
    expect(fit.misfits.map(forbids)).toEqual([true, true, false, true])
  })

  it('passes over tombstones', () => {
    const fit = new SchemeFit(claims)
    fit.add([tombstoneOf(of('place', {}))])
    expect(fit.misfits).toEqual([])
  })
})
