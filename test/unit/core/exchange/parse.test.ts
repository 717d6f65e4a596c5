import { ExchangeParser } from '@core/exchange/parse'
import { describe, expect, it } from 'vitest'

function parse(text: string, pieceLength = text.length) {
  const parser = new ExchangeParser()
  for (let at = 0; at < text.length; at += pieceLength) parser.push(text.slice(at, at + pieceLength))
  return parser.end()
}

describe('ExchangeParser', () => {
  it.each([
    '{}',
    ' { } \n',
    '{"a":1}',
    '{"a":[],"b":[ ],"c":[[]],"d":{}}',
    '{"a":[1,"x",null,true,[1,[2]],{"k":[{"l":"]}"}]}],"b":{"c":[1,2],"d":"{["}}',
    '{ "قائمة" : [ "\\"،\\\\", "\\u0627🌊" ] , "n" : -1.5e3 }',
    '{"a":1,"a":[2],"b":[3],"b":4}',
    '{"__proto__":{"x":1}}',
  ])('reads what JSON.parse reads, cut anywhere: %s', (text) => {
    const value: unknown = JSON.parse(text)
    for (const length of [1, 2, 3, 7, text.length]) expect(parse(text, length)).toEqual({ ok: true, value })
  })

  it.each([
    '{',
    '{"a":1',
    '{"a":[1}',
    '{"a":[1,]}',
    '{"a":[,1]}',
    '{"a":[1 2]}',
    '{"a":[1]"b":2}',
    '{"a":[1][2]}',
    '{"a":[1]{}}',
    '{"a":1,}',
    '{"a":[],}',
    '{,}',
    '{"a"}',
    '{"a":"b"[1]}',
    '{[1]}',
    '{"a":{1]}',
    '{"a":"\n"}',
    '{"a":1}}',
    '{"a":1}{"b":2}',
    '{"a":1} x',
    '{"a":1]',
    ']{}',
    '{\u00a0}',
    '',
  ])('refuses what JSON.parse refuses: %s', (text) => {
    expect(() => {
      JSON.parse(text)
    }).toThrow()
    for (const length of [1, Math.max(1, text.length)]) {
      expect(parse(text, length)).toMatchObject({ ok: false, error: { code: 'not-json' } })
    }
  })

  it.each(['[1]', '"x"', '12', 'plain words', 'x {"a":1}'])('says that it is no exchange file: %s', (text) => {
    expect(parse(text)).toEqual({ ok: false, error: { code: 'not-exchange' } })
  })

  it('says which item of an array is broken', () => {
    expect(parse('{"annotations":[{},{},{"a":}]}')).toMatchObject({
      error: { code: 'not-json', detail: expect.stringContaining('annotations[2]: ') as unknown },
    })
  })

  it('refuses text beyond the limit', () => {
    const parser = new ExchangeParser(10)
    parser.push('{"a":"')
    parser.push('12345"}')
    expect(parser.end()).toEqual({ ok: false, error: { code: 'too-large', limit: 10 } })
  })
})
