/** Counts in real articles, each made by reading the places where a word with كور stands before one with شم. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { compileQuery, defaultSearchOptions, findHits, type SearchOptions } from '@core/search/query'
import { canonicalNewlines } from '@core/text/newlines'
import { describe, expect, it } from 'vitest'
import { valueOf } from '../annotation/records'

const seeds = resolve(import.meta.dirname, '../../../../../shared/seeds')
const there = existsSync(seeds)

function counts(words: string, options: Partial<SearchOptions>): number[] {
  const query = valueOf(compileQuery(words, { ...defaultSearchOptions, ...options }))
  return readdirSync(seeds)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => findHits(canonicalNewlines(readFileSync(resolve(seeds, name), 'utf8')).text, query).length)
}

describe.skipIf(!there)('in the seed articles (skipped where ../shared/seeds is not there)', () => {
  const name = 'كوريا الشمالية'

  it('the name is found with its particles: 16, 4 and 15 times', () => {
    expect(counts(name, { wholeWords: true })).toEqual([16, 4, 15])
    expect(counts(name, {})).toEqual([16, 4, 15])
  })

  it('and four times less without: once ل and three times و', () => {
    expect(counts(name, { wholeWords: true, clitics: false })).toEqual([15, 3, 13])
  })

  it.each(['كوريا الشماليه', 'کوریا الشمالیة', 'كُوريا الشّمالية', 'كــوريا\u00a0الشمالية'])(
    'however the words are spelt: %s',
    (words) => {
      expect(counts(words, { wholeWords: true, taMarbuta: true })).toEqual([16, 4, 15])
    },
  )
})
