import { inputFile } from '@core/formats/input'
import { jsonLine, readJsonRecords } from '@core/formats/jsonRecords'
import type { InputFile } from '@core/formats/format'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

async function read(file: InputFile): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const record of readJsonRecords(file)) {
    found.push(record.type === 'record' ? [record.place, record.value] : `${record.place}: ${record.reason}`)
  }
  return found
}

const readText = (text: string) => read(inputFile('x', text))

/** A file in chunks of one byte each. */
function byByte(text: string | Uint8Array): InputFile {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return {
    path: 'x',
    size: bytes.length,
    async *chunks() {
      await Promise.resolve()
      for (let at = 0; at < bytes.length; at++) yield bytes.subarray(at, at + 1)
    },
  }
}

describe('readJsonRecords', () => {
  it.each([
    ['lines', '{"a":1}\n\n {"b":[1,2]} \r\n3', [['line 1', { a: 1 }], ['line 3', { b: [1, 2] }], ['line 4', 3]]], // prettier-ignore
    ['an array', ' [ {"a":1},\n[2,"]"],"x,y" ] \n', [['record 1', { a: 1 }], ['record 2', [2, ']']], ['record 3', 'x,y']]], // prettier-ignore
    ['an empty array', '[ ]', []],
    ['nothing', ' \n', []],
    ['a line that is no JSON', '{"a":1}\n{"b"\n2', [['line 1', { a: 1 }], 'line 2: not-json', ['line 3', 2]]],
    ['an element that is no JSON', '[1,{x},2]', [['record 1', 1], 'record 2: not-json', ['record 3', 2]]],
    ['a comma too many', '[1,]', [['record 1', 1], 'record 2: not-json']],
    ['an array that is cut off', '[{"a":1},{"b":', [['record 1', { a: 1 }], ': not-json']],
    ['text behind an array', '[1] x', [['record 1', 1], ': not-json']],
  ])('reads %s', async (_, text, expected) => {
    expect(await readText(text)).toEqual(expected)
    expect(await read(byByte(text))).toEqual(expected)
  })

  it('ends at bytes that are not UTF-8', async () => {
    expect(await read(byByte(Uint8Array.of(0x31, 0x0a, 0xff, 0x0a)))).toEqual([['line 1', 1], ': not-utf8'])
  })

  it('reads every array however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ stringUnit: 'binary' }), { maxLength: 4 }), async (values) => {
        const expected = values.map((value, index) => [
          `record ${index + 1}`,
          JSON.parse(JSON.stringify(value)) as unknown,
        ])
        expect(await read(byByte(JSON.stringify(values)))).toEqual(expected)
      }),
    )
  })
})

describe('jsonLine', () => {
  it('is one line to every reader', () => {
    expect(jsonLine({ a: 'x\u2028y\u0085\nz' })).toBe('{"a":"x\\u2028y\\u0085\\nz"}\n')
  })
})
