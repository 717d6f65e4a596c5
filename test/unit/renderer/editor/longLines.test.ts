import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segmentsOfLine } from '@core/annotation/segments'
import { isGraphemeBoundary } from '@core/text/graphemes'
import { cutSegments, pieceCuts } from '@renderer/editor/longLines'
import { annotationAt } from '../../core/annotation/annotationAt'

describe('pieceCuts', () => {
  test('leaves a line of ordinary length whole', () => {
    expect(pieceCuts('قال المتحدث. '.repeat(100), 0, 1300)).toEqual([])
  })

  test('cuts a long line after spaces, in pieces of bounded length, the same at every call', () => {
    const text = `أول\n${'قالت الوزارة إن نحو ألف شخص غادروا. '.repeat(1000)}\nآخر`
    const start = 4
    const end = text.length - 4
    const cuts = pieceCuts(text, start, end)
    expect(cuts.length).toBeGreaterThan(20)
    expect(cuts.every((cut) => text[cut - 1] === ' ' && cut > start && cut < end)).toBe(true)
    const edges = [start, ...cuts, end]
    edges.slice(1).forEach((edge, i) => expect(edge - (edges[i] ?? 0)).toBeLessThanOrEqual(2048))
    expect(pieceCuts(text, start, end)).toEqual(cuts)
  })

  test('cuts a line without spaces between graphemes', () => {
    const text = '👨‍👩‍👧‍👦'.repeat(2000)
    const cuts = pieceCuts(text, 0, text.length)
    expect(cuts.length).toBeGreaterThan(5)
    expect(cuts.every((cut) => isGraphemeBoundary(text, cut))).toBe(true)
  })
})

test('cutSegments keeps every character’s annotations, and their starts and ends once', () => {
  const spans = fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 6 })
  const cutsIn = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 8 })
  fc.assert(
    fc.property(spans, cutsIn, (raw, cuts) => {
      const annotations = raw.map(([a, b], i) => annotationAt(i, Math.min(a, b), Math.max(a, b) + 1))
      const whole = segmentsOfLine(0, 100, annotations)
      const cut = cutSegments(
        whole,
        cuts.sort((a, b) => a - b),
      )
      expect(cut[0]?.start).toBe(0)
      expect(cut.at(-1)?.end).toBe(100)
      cut.slice(1).forEach((segment, i) => expect(segment.start).toBe(cut[i]?.end))
      for (const edge of cuts) expect(cut.some((segment) => segment.start === edge)).toBe(true)
      for (const segment of cut) {
        const around = whole.find((w) => w.start <= segment.start && segment.end <= w.end)
        expect(segment.ids).toEqual(around?.ids)
        expect(segment.odd).toBe(cuts.filter((c) => c <= segment.start).length % 2 === 1)
      }
      for (const side of ['starting', 'ending'] as const) {
        expect(cut.flatMap((s) => s[side])).toEqual(whole.flatMap((s) => s[side]))
      }
    }),
  )
})
