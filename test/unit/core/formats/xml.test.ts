import { elementsIn, rootOf, xmlText } from '@core/formats/xml'
import { describe, expect, it } from 'vitest'

describe('rootOf', () => {
  it('answers the root of a document, with text and attributes as they were written', () => {
    const text = 'قال\t«نعم» & لا <\u2028\u0085\u200f 🌊 \ufffd\r'
    const root = rootOf(`<?xml version="1.0"?><a b="${xmlText(text)}"><c>${xmlText(text)}</c> <d/></a>`)
    if (typeof root === 'string') throw new Error(root)
    expect(root.getAttribute('b')).toBe(text)
    expect(elementsIn(root).map(({ localName, textContent }) => [localName, textContent])).toEqual([
      ['c', text],
      ['d', ''],
    ])
  })

  it.each([
    ['an element that is not closed', '<a><b></a>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['an attribute without a value', '<a b/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['a reference to nothing', '<a>&nothing;</a>'],
    ['text behind the root', '<a/>b'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
    ['nothing', ''],
  ])('says what is wrong with %s', (_, text) => {
    expect(typeof rootOf(text)).toBe('string')
  })
})
