import { jsonStart } from '@core/formats/jsonStart'
import { describe, expect, it } from 'vitest'

const membersOf = (text: string) => [...(jsonStart(text)?.members ?? [])]

describe('jsonStart', () => {
  it('names the members of the first object', () => {
    const text = '{"id":"a\\"b", "n":-1.5, "list":[{"inner":1}], "o":{"x":[]}, "t":true}\n{"next":1}'
    expect(membersOf(text)).toEqual([
      ['id', '"a\\"b"'],
      ['n', '-1.5'],
      ['list', '['],
      ['o', '{'],
      ['t', 'true'],
    ])
    expect(jsonStart(text)?.inArray).toBe(false)
  })

  it('looks into an array', () => {
    expect(jsonStart(' [ {"a":1},{"b":2}]')).toEqual({ inArray: true, members: new Map([['a', '1']]) })
  })

  it('takes a text that ends anywhere', () => {
    expect(membersOf('{"id":7,"text":"سطر')).toEqual([['id', '7'], ['text', '']]) // prettier-ignore
    expect(membersOf('{"list":[{"a":"b')).toEqual([['list', '[']])
    expect(membersOf('{"na')).toEqual([])
    expect(membersOf('{"n\\u0061me":1')).toEqual([['name', '1']])
  })

  it('answers null for what is no object', () => {
    expect(['', 'نص', '[1]', '"x"', '[]'].map(jsonStart)).toEqual([null, null, null, null, null])
  })
})
