import { attributeFromText, attributeToText } from '@core/formats/attributeText'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('attributes as text', () => {
  it('writes plain text plainly', () => {
    expect([12.5, true, null, 'رسمي', '007', '1.0', '', '12', 'null', '"أ"'].map(attributeToText)).toEqual([
      '12.5', 'true', 'null', 'رسمي', '007', '1.0', '""', '"12"', '"null"', '"\\"أ\\""',
    ]) // prettier-ignore
  })

  it('takes text that it would not have written as text', () => {
    for (const text of ['007', '1.0', '+1', 'True', '"', '{}', '1e400']) expect(attributeFromText(text)).toBe(text)
  })

  it('comes back', () => {
    const values = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.string().map((text) => JSON.stringify(text)),
    )
    fc.assert(
      fc.property(values, (value) => {
        const text = attributeToText(value)
        expect(text).not.toBe('')
        expect(attributeFromText(text)).toBe(value)
      }),
    )
  })
})
