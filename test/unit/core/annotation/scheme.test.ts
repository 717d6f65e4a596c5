import { describe, expect, it } from 'vitest'
import {
  defaultLabels,
  labelChannels,
  labelColours,
  labelLooks,
  labelsInOrder,
  lookKey,
  type Scheme,
  type SchemeLabel,
  schemeSchema,
} from '@core/annotation/scheme'
import claimsFile from '../../../../resources/schemes/claims-v1.json'
import placesFile from '../../../../resources/schemes/claims-and-places-v1.json'

const title = { ar: 'ت', en: 't' }
const label = (name: string, look: { colour?: string; channel?: string } = {}): SchemeLabel => ({
  name,
  title,
  ...look,
  attributes: [],
})
const schemeOf = (...labels: SchemeLabel[]): Scheme => ({ id: 's', labels })

describe('labelsInOrder', () => {
  it('begins with the default labels, wherever the scheme lists them and if it does not', () => {
    expect(labelsInOrder(schemeOf())).toEqual(['claim', 'source', 'figure'])
    expect(labelsInOrder(schemeOf(label('place'), label('figure'), label('claim'), label('event')))).toEqual([
      ...defaultLabels,
      'place',
      'event',
    ])
  })
})

describe('labelLooks', () => {
  const usual = [
    ['claim', { colour: 'blue', channel: 'wash' }],
    ['source', { colour: 'green', channel: 'underline' }],
    ['figure', { colour: 'amber', channel: 'outline' }],
  ]

  it('draws the default labels in their own way', () => {
    expect([...labelLooks(schemeSchema.parse(claimsFile))]).toEqual(usual)
    expect([...labelLooks(schemeOf())]).toEqual(usual)
  })

  it('draws a label as its scheme says, in the order of the keys', () => {
    expect([...labelLooks(schemeSchema.parse(placesFile))]).toEqual([
      ...usual,
      ['place', { colour: 'violet', channel: 'overline' }],
      ['event', { colour: 'rose', channel: 'dotted-underline' }],
    ])
    const looks = labelLooks(schemeOf(label('claim', { colour: 'rose' }), label('place', { channel: 'outline' })))
    expect(looks.get('claim')).toEqual({ colour: 'rose', channel: 'wash' })
    expect(looks.get('place')?.channel).toBe('outline')
  })

  it('gives labels that say nothing, or nothing known, a look that no other has', () => {
    const others = Array.from({ length: 30 }, (_, i) => label(`l${i}`, i % 2 === 0 ? {} : { colour: '#ff0000' }))
    const looks = labelLooks(schemeOf(...others))
    expect(new Set([...looks.values()].map(lookKey)).size).toBe(33)
  })

  it('lets the first of two labels that ask for the same look have it', () => {
    const asked = { colour: 'blue', channel: 'wash' }
    const looks = labelLooks(schemeOf(label('place', asked), label('event', { colour: 'teal', channel: 'overline' })))
    expect(looks.get('claim')).toEqual(asked)
    expect(looks.get('place')).not.toEqual(asked)
    expect(looks.get('event')).toEqual({ colour: 'teal', channel: 'overline' })
  })

  it('still answers when there are more labels than looks', () => {
    const count = labelColours.length * labelChannels.length + 5
    const looks = labelLooks(schemeOf(...Array.from({ length: count }, (_, i) => label(`l${i}`))))
    expect(looks.size).toBe(count + 3)
  })
})
