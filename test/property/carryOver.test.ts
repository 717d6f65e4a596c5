import { placeAnnotations } from '@core/merge/carryOver'
import { alignTexts } from '@core/merge/textAlignment'
import { differenceOf } from '@core/merge/textDifference'
import { contextOf } from '@core/text/context'
import { graphemeFloor, isGraphemeBoundary, nextGrapheme } from '@core/text/graphemes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annotationAt } from '../unit/core/annotation/annotationAt'
import { longRuns, texts } from './arbitraries'

const anyText = fc.oneof({ weight: 5, arbitrary: texts }, { weight: 1, arbitrary: longRuns })

/** Spans of a text that begin and end between graphemes. */
function spansOf(text: string) {
  const numbers = fc.array(fc.tuple(fc.nat(), fc.nat(40)), { maxLength: 6 })
  return numbers.map((pairs) =>
    pairs.flatMap(([place, length], n) => {
      const start = graphemeFloor(text, place % (text.length + 1))
      const end = graphemeFloor(text, start + length)
      const last = end > start ? end : nextGrapheme(text, start)
      return last > start ? [annotationAt(n, start, last)] : []
    }),
  )
}

const marked = anyText.chain((text) => fc.tuple(fc.constant(text), spansOf(text)))
/** A text and a version of it with some stretches taken out, put in or exchanged. */
const versions = fc
  .tuple(anyText, fc.array(fc.tuple(fc.nat(), fc.nat(12), texts), { maxLength: 4 }))
  .map(([text, edits]) => {
    const changed = edits.reduce((version, [place, length, words]) => {
      const at = graphemeFloor(version, place % (version.length + 1))
      return version.slice(0, at) + words + version.slice(graphemeFloor(version, at + length))
    }, text)
    return [text, changed] as const
  })

describe('placeAnnotations', () => {
  it('onto the same text is identity', () => {
    fc.assert(
      fc.property(marked, ([text, annotations]) => {
        for (const { annotation, outcome, span } of placeAnnotations(annotations, text, text)) {
          expect([outcome, span]).toEqual(['same-words', { start: annotation.start, end: annotation.end }])
        }
      }),
    )
  })

  it('moves everything behind an insertion by its length, and nothing before it', () => {
    // Characters that the text does not hold: which of two equal words was there before, nobody can tell.
    const inserted = '\ue000\ue001'
    fc.assert(
      fc.property(marked, fc.nat(), ([text, annotations], place) => {
        const at = graphemeFloor(text, place % (text.length + 1))
        const to = text.slice(0, at) + inserted + text.slice(at)
        fc.pre(!/[\ue000\ue001]/.test(text))
        fc.pre(isGraphemeBoundary(to, at) && isGraphemeBoundary(to, at + inserted.length))
        // An invisible character goes with what is beside it: by itself it may be an orphan, and an insertion before it parts the two.
        fc.pre(!/^[\p{Cf}\p{M}]/u.test(text.slice(at)))
        // A word that is torn apart is another word.
        fc.pre(!/[\p{L}\p{M}\p{N}\p{Cf}_]$/u.test(text.slice(0, at)) || !/^[\p{L}\p{N}_]/u.test(text.slice(at)))
        const seen = (words: string) => /^[^\p{Cf}\p{M}\s]/u.test(words) && /[^\p{Cf}\s]$/u.test(words)
        const outside = annotations.filter(
          ({ start, end }) => (end <= at || start >= at) && seen(text.slice(start, end)),
        )
        for (const { annotation, outcome, span } of placeAnnotations(outside, text, to)) {
          const shift = annotation.start >= at ? inserted.length : 0
          expect(outcome).toBe('same-words')
          expect(span).toEqual({ start: annotation.start + shift, end: annotation.end + shift })
        }
      }),
    )
  })

  it('gives every annotation a span of whole graphemes with its words, or none', () => {
    fc.assert(
      fc.property(
        versions.chain(([from, to]) => fc.tuple(fc.constant([from, to] as const), spansOf(from))),
        ([[from, to], annotations]) => {
          for (const { annotation, outcome, span, ...words } of placeAnnotations(annotations, from, to)) {
            expect(span === null).toBe(outcome === 'orphan')
            if (span === null) continue
            expect(isGraphemeBoundary(to, span.start) && isGraphemeBoundary(to, span.end)).toBe(true)
            expect(words).toEqual(contextOf(to, span.start, span.end))
            const old = from.slice(annotation.start, annotation.end)
            if (outcome !== 'edited') expect(words.quote).toBe(old)
            else expect(words.quote).not.toBe(old)
          }
        },
      ),
    )
  })
})

describe('alignTexts', () => {
  it('covers both texts without a gap, and what it calls the same is the same', () => {
    fc.assert(
      fc.property(versions, ([from, to]) => {
        let end = { from: 0, to: 0 }
        for (const stretch of alignTexts(from, to)) {
          expect([stretch.from.start, stretch.to.start]).toEqual([end.from, end.to])
          end = { from: stretch.from.end, to: stretch.to.end }
          const same = from.slice(stretch.from.start, end.from) === to.slice(stretch.to.start, end.to)
          if (stretch.kind === 'same') expect(same).toBe(true)
        }
        expect(end).toEqual({ from: from.length, to: to.length })
      }),
    )
  })
})

describe('differenceOf', () => {
  it('has reasons and changes for different texts, and quotes both', () => {
    fc.assert(
      fc.property(versions, ([from, to]) => {
        const { reasons, changes } = differenceOf(from, to)
        expect(reasons.length > 0).toBe(from !== to)
        expect(changes.length > 0).toBe(from !== to)
        for (const change of changes) {
          expect(from.slice(change.from.start, change.from.end).startsWith(change.from.text)).toBe(true)
          expect(to.slice(change.to.start, change.to.end).startsWith(change.to.text)).toBe(true)
        }
      }),
    )
  })
})
