import { canonicalJson } from '@core/exchange/canonicalJson'
import { describe, expect, it } from 'vitest'

describe('canonicalJson', () => {
  it('is the same whatever the order of the keys, at every depth', () => {
    const one = { b: [{ y: 1, x: 'ا' }], a: null }
    const other = { a: null, b: [{ x: 'ا', y: 1 }] }
    expect(canonicalJson(one)).toBe('{"a":null,"b":[{"x":"ا","y":1}]}')
    expect(canonicalJson(other)).toBe(canonicalJson(one))
  })

  it('keeps a given order, then sorts what is left, also keys that look like numbers', () => {
    const value = { '2': 0, z: 0, '10': 0, end: 2, start: 1 }
    expect(canonicalJson(value, { keys: ['start', 'missing', 'end'] })).toBe('{"start":1,"end":2,"10":0,"2":0,"z":0}')
  })

  it('orders members and the items of arrays by their own orders', () => {
    const order = { keys: ['labels'], members: { labels: { keys: ['name', 'also'] } } }
    expect(canonicalJson({ labels: [{ also: 1, name: 2 }] }, order)).toBe('{"labels":[{"name":2,"also":1}]}')
  })

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  })

  it('keeps a member named __proto__', () => {
    const text = '{"__proto__":{"a":1},"b":2}'
    expect(canonicalJson(JSON.parse(text))).toBe(text)
  })
})
