import { canonicalJson, compareText } from '@core/exchange/canonicalJson'
import type { ExchangeContent } from '@core/exchange/format'
import { ExchangeParser } from '@core/exchange/parse'
import { readExchange } from '@core/exchange/read'
import { writeExchange } from '@core/exchange/write'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exchangeContents } from './exchangeContents'

const options = { generator: { name: 'sanad', version: '0.1.0' }, exportedAt: '2026-11-21T09:30:00.000Z' }

function written(content: ExchangeContent): string {
  const result = writeExchange(content, options)
  if (!result.ok) throw new Error(`Not written: ${JSON.stringify(result.error)}`)
  return [...result.value].join('')
}

/** The content with its arrays in the order of their ids, since theirs has no meaning. */
function sorted(content: ExchangeContent): ExchangeContent {
  const byId = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
    items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    ...content,
    annotators: byId(content.annotators),
    documents: byId(content.documents),
    annotations: byId(content.annotations),
    relations: byId(content.relations),
    decisions: content.decisions.toSorted((a, b) => compareText(canonicalJson(a), canonicalJson(b))),
  }
}

describe('the exchange file', () => {
  it('is read as it was written, with unknown members and deleted records', () => {
    fc.assert(
      fc.property(exchangeContents, (content) => {
        const result = readExchange(written(content))
        if (!result.ok) throw new Error(JSON.stringify(result.error))
        expect(result.value.problems).toEqual([])
        expect(sorted(result.value.content)).toEqual(sorted(content))
      }),
    )
  })

  it('is the same bytes for the same content, whatever the order of records', () => {
    const shuffled = exchangeContents.chain((content) =>
      fc
        .record({
          annotators: shuffle(content.annotators),
          documents: shuffle(content.documents),
          annotations: shuffle(content.annotations),
          relations: shuffle(content.relations),
          decisions: shuffle(content.decisions),
        })
        .map((arrays) => [content, { ...content, ...arrays }] as const),
    )
    fc.assert(
      fc.property(shuffled, ([content, other]) => {
        const text = written(content)
        expect(written(other)).toBe(text)
        const again = readExchange(text)
        expect(again.ok && written(again.value.content)).toBe(text)
      }),
    )
  })

  it('is what JSON.parse makes of it, in pieces of any size', () => {
    fc.assert(
      fc.property(exchangeContents, fc.integer({ min: 1, max: 50 }), (content, size) => {
        const text = written(content)
        const parser = new ExchangeParser()
        for (let at = 0; at < text.length; at += size) parser.push(text.slice(at, at + size))
        const value: unknown = JSON.parse(text)
        expect(parser.end()).toEqual({ ok: true, value })
      }),
      { numRuns: 40 },
    )
  })
})

describe('ExchangeParser', () => {
  it('accepts exactly the objects that JSON.parse accepts', () => {
    const tokens = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b\\""',
      '1',
      'null',
      ' ',
      '{}',
      '[]',
      '"a":',
      '"c":[',
    )
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (chosen, size) => {
        const text = `{${chosen.join('')}}`
        const parser = new ExchangeParser()
        for (let at = 0; at < text.length; at += size) parser.push(text.slice(at, at + size))
        const parsed = parser.end()
        expect(parsed.ok ? parsed.value : null).toEqual(parsedOrNull(text))
      }),
      { numRuns: 2000 },
    )
  })
})

function shuffle<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length })
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
