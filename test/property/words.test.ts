import { likelyCliticEnd } from '@core/text/clitics'
import { LineTable } from '@core/text/lineTable'
import {
  countWords,
  nextStartStop,
  nextWordEnd,
  previousStartStop,
  previousWordEnd,
  previousWordStart,
  wordAt,
} from '@core/text/words'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longRuns, texts } from './arbitraries'

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' })
const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' })
const arabicLetter = /[\u0620-\u064a\u066e\u066f\u0671-\u06d3]/u
const attached = /[\p{M}\p{Cf}]/u

interface Word {
  readonly start: number
  readonly end: number
}

/** The words of a text, by one run of the segmenter over each line and a walk over the characters of each segment. */
function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let lineStart = 0
  for (const line of text.split('\n')) {
    for (const { index, segment, isWordLike } of segmenter.segment(line)) {
      if (isWordLike === true) words.push(...dividedAtStops(segment, lineStart + index))
    }
    lineStart += line.length + 1
  }
  return words
}

/** Divides a segment at full stops and colons that have an Arabic letter before or after them. */
function dividedAtStops(segment: string, base: number): Word[] {
  const words: Word[] = []
  let start = 0
  for (let at = 0; at <= segment.length; at++) {
    if (at < segment.length && !isDivider(segment, at)) continue
    let end = at
    while (end > start && /[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u.test(segment.charAt(end - 1))) end--
    if (/[\p{L}\p{N}]/u.test(segment.slice(start, end))) words.push({ start: base + start, end: base + end })
    start = at + 1
    while (start < segment.length && attached.test(segment.charAt(start))) start++
  }
  return words
}

function isDivider(segment: string, at: number): boolean {
  if (!'.:'.includes(segment.charAt(at))) return false
  let before = at - 1
  while (before >= 0 && attached.test(segment.charAt(before))) before--
  let after = at + 1
  while (after < segment.length && attached.test(segment.charAt(after))) after++
  return arabicLetter.test(segment.charAt(before)) || arabicLetter.test(segment.charAt(after))
}

/** Word edges are moved back to the start of the cluster they are in. */
function aligner(text: string): (offset: number) => number {
  const boundaries = [...Array.from(graphemes.segment(text), ({ index }) => index), text.length]
  return (offset) => boundaries.findLast((boundary) => boundary <= offset) ?? 0
}

const offsetsOf = (text: string) => Array.from({ length: text.length + 1 }, (_, offset) => offset)

describe('words of short lines', () => {
  it('are those of the segmenter over the whole line', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = new LineTable(text)
        const words = wordsOf(text)
        const align = aligner(text)
        expect(countWords(text)).toBe(words.length)
        for (const offset of offsetsOf(text).slice(0, -1)) {
          const word = words.find(({ start, end }) => start <= offset && offset < end)
          const found = wordAt(lines, offset, 'after')
          expect(found === null).toBe(word === undefined)
          if (word !== undefined) expect(found?.start).toBe(align(word.start))
          expect(wordAt(lines, offset + 1, 'before')).toEqual(found)
        }
      }),
    )
  })

  it('are walked as a list of them would be', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = new LineTable(text)
        const words = wordsOf(text)
        const align = aligner(text)
        const starts = words.map(({ start }) => align(start))
        const ends = words.map(({ end }) => align(end))
        const stops = words.flatMap(({ start, end }) =>
          [start, start + likelyCliticEnd(text.slice(start, end))].map(align),
        )
        // Only a caret between clusters is asked for: there is no other.
        for (const offset of offsetsOf(text).filter((at) => align(at) === at)) {
          const after = (all: readonly number[]) => all.find((at) => at > offset) ?? text.length
          const before = (all: readonly number[]) => all.findLast((at) => at < offset) ?? 0
          expect(nextWordEnd(lines, offset)).toBe(after(ends))
          expect(nextStartStop(lines, offset)).toBe(after(stops))
          expect(previousWordEnd(lines, offset)).toBe(before(ends))
          expect(previousWordStart(lines, offset)).toBe(before(starts))
          expect(previousStartStop(lines, offset)).toBe(before(stops))
        }
      }),
    )
  })
})

describe('words of long lines', () => {
  const lineParts = fc.constantFrom(
    'قالت',
    'والجيش',
    '1500',
    '12.5%',
    'كورسك.وأكد',
    'مُحَمَّدٌ',
    'l’eau',
    '👨‍👩‍👧‍👦',
    '«',
    '،',
    '...',
  )
  const longLines = fc.array(lineParts, { minLength: 150, maxLength: 400 }).map((parts) => parts.join(' '))

  it('with spaces are those of the segmenter over the whole line', () => {
    fc.assert(
      fc.property(longLines, fc.nat(), (text, seed) => {
        const lines = new LineTable(text)
        const words = wordsOf(text)
        expect(countWords(text)).toBe(words.length)
        const met: Word[] = []
        for (let at = 0; at < text.length;) {
          at = nextWordEnd(lines, at)
          const word = wordAt(lines, at, 'before')
          if (word !== null) met.push(word)
        }
        expect(met).toEqual(words)
        // A question asked first at another place is answered the same.
        const offset = seed % text.length
        const word = words.find(({ start, end }) => start <= offset && offset < end)
        expect(wordAt(new LineTable(text), offset, 'after')).toEqual(word ?? null)
      }),
      { numRuns: 15 },
    )
  })

  it('without spaces are walked to their ends, between clusters', () => {
    fc.assert(
      fc.property(longRuns, (text) => {
        const lines = new LineTable(text)
        const boundaries = new Set([...Array.from(graphemes.segment(text), ({ index }) => index), text.length])
        for (let at = 0; at < text.length;) {
          const next = nextWordEnd(lines, at)
          expect(next).toBeGreaterThan(at)
          expect(boundaries.has(next)).toBe(true)
          at = next
        }
        for (let at = text.length; at > 0;) {
          const previous = previousStartStop(lines, at)
          expect(previous).toBeLessThan(at)
          expect(boundaries.has(previous)).toBe(true)
          at = previous
        }
      }),
      { numRuns: 30 },
    )
  })
})
