/** Snapping against annotations that people made by hand in real articles. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { LineTable } from '@core/text/lineTable'
import { canonicalNewlines } from '@core/text/newlines'
import { snapSpan } from '@core/text/snap'
import { beforeAll, describe, expect, it } from 'vitest'

const shared = resolve(import.meta.dirname, '../../../../../shared')
const goldFile = resolve(shared, 'arabic/gold.jsonl')
const seeds = resolve(shared, 'seeds')
const there = existsSync(goldFile) && existsSync(seeds)

interface GoldDocument {
  readonly file: string
  readonly spans: readonly { readonly start: number; readonly end: number; readonly quote: string }[]
}

interface Case {
  readonly lines: LineTable
  readonly start: number
  readonly end: number
  readonly isKnownWord: (word: string) => boolean
}

function goldCases(): Case[] {
  const documents = readFileSync(goldFile, 'utf8').trim().split('\n')
  return documents.flatMap((json) => {
    const { file, spans } = JSON.parse(json) as GoldDocument
    const { text } = canonicalNewlines(readFileSync(resolve(seeds, file), 'utf8'))
    const lines = new LineTable(text)
    const words = new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu))
    return spans.map(({ start, end, quote }) => {
      expect(text.slice(start, end)).toBe(quote)
      return { lines, start, end, isKnownWord: (word: string) => words.has(word) }
    })
  })
}

/** The share of cases whose selection snaps to the gold span, and the quotes of those that do not. */
function shareOf(cases: readonly Case[], select: (gold: Case) => readonly [start: number, end: number]) {
  const missed = cases.filter((gold) => {
    const span = snapSpan(gold.lines, ...select(gold), { mode: 'word', isKnownWord: gold.isKnownWord })
    return span?.start !== gold.start || span.end !== gold.end
  })
  const quotes = missed.map(({ lines, start, end }) => lines.text.slice(Math.max(0, start - 8), end))
  return { share: 1 - missed.length / cases.length, quotes }
}

/** The selection that a double click and a drag over words make: out to the whitespace on both sides. */
function widened({ lines: { text }, start, end }: Case): readonly [start: number, end: number] {
  while (start > 0 && !/\s/u.test(text.charAt(start - 1))) start--
  while (end < text.length && !/\s/u.test(text.charAt(end))) end++
  return [start, end]
}

describe.skipIf(!there)('snapSpan on the gold spans (skipped where ../shared is absent)', () => {
  let cases: Case[]
  beforeAll(() => {
    cases = goldCases()
  })

  it('leaves every gold span as it is', () => {
    const { share, quotes } = shareOf(cases, ({ start, end }) => [start, end])
    console.info(`gold span selected exactly: ${(share * 100).toFixed(1)} % of ${cases.length}`)
    expect(quotes).toEqual([])
  })

  it('finds nearly every gold span from the whitespace-delimited words around it', () => {
    const { share, quotes } = shareOf(cases, widened)
    console.info(`words around it selected: ${(share * 100).toFixed(1)} % of ${cases.length}; missed:`, quotes)
    expect(share).toBeGreaterThanOrEqual(0.96)
  })
})
