// @vitest-environment jsdom
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { AnnotationIndex } from '@core/annotation/annotationIndex'
import type { Annotation } from '@core/annotation/model'
import { LineTable } from '@core/text/lineTable'
import { DocumentView } from '@renderer/editor/DocumentView'
import { offsetOfPoint, pointOfOffset } from '@renderer/editor/points'
import { keepingSelection, readSelection, writeSelection } from '@renderer/editor/selection'
import { annotationAt } from '../../unit/core/annotation/annotationAt'
import { texts } from '../arbitraries'

const views: DocumentView[] = []
afterEach(() => {
  for (const view of views.splice(0)) view.dispose()
  document.body.textContent = ''
})

function show(text: string, annotations: readonly Annotation[] = []) {
  const root = document.createElement('div')
  document.body.append(root)
  const lines = new LineTable(text)
  const index = new AnnotationIndex(lines)
  for (const annotation of annotations) index.add(annotation)
  const onError = (error: Error) => {
    throw error
  }
  const view = new DocumentView(root, { lines, index }, onError)
  views.push(view)
  return { view, index, lines, root }
}

/** The text as the lines on the page have it. */
const textOf = (root: HTMLElement) =>
  Array.from(root.querySelectorAll('.reader-line'), (line) => line.textContent).join('\n')

const spans = fc.array(fc.record({ a: fc.nat(400), b: fc.nat(400), label: fc.constantFrom('claim', 'source', 'figure') }), { maxLength: 12 }) // prettier-ignore

/** Annotations over any two offsets of a text; the view does not ask for whole graphemes. */
function annotationsOver(text: string, raw: readonly { a: number; b: number; label: string }[]): Annotation[] {
  if (text.length === 0) return []
  return raw.flatMap(({ a, b, label }, i) => {
    const start = Math.min(a, b) % text.length
    const end = Math.min(text.length, start + 1 + (Math.abs(a - b) % 60))
    return start < end ? [annotationAt(i, start, end, label)] : []
  })
}

describe('DocumentView', () => {
  test('shows every text as it is, whatever lies over it', () => {
    fc.assert(
      fc.property(texts, spans, (text, raw) => {
        const { root } = show(text, annotationsOver(text, raw))
        expect(textOf(root)).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  test('an offset and its DOM point are each other’s image, from both sides', () => {
    fc.assert(
      fc.property(texts, spans, (text, raw) => {
        const { view } = show(text, annotationsOver(text, raw))
        for (let offset = 0; offset <= text.length; offset++) {
          for (const bias of ['forward', 'backward'] as const) {
            const point = pointOfOffset(view, offset, bias)
            expect(offsetOfPoint(view, point.node, point.offset)).toBe(offset)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('points on elements, as the browser gives them, are offsets too', () => {
    const { view, root } = show('أب\n\nج\n', [annotationAt(0, 0, 1, 'claim')])
    const [first, empty, third, last] = root.querySelectorAll('.reader-line')
    const chunk = root.firstElementChild
    if (!first || !empty || !third || !last || !chunk) throw new Error('The view has four lines in a chunk.')
    expect(offsetOfPoint(view, root, 0)).toBe(0)
    expect(offsetOfPoint(view, root, 1)).toBe(6)
    expect(offsetOfPoint(view, chunk, 2)).toBe(4)
    expect(offsetOfPoint(view, chunk, 4)).toBe(6)
    expect(offsetOfPoint(view, first, 0)).toBe(0)
    expect(offsetOfPoint(view, first, 1)).toBe(1)
    expect(offsetOfPoint(view, first, 2)).toBe(2)
    expect(offsetOfPoint(view, empty, 0)).toBe(3)
    expect(offsetOfPoint(view, last, 0)).toBe(6)
    expect(offsetOfPoint(view, document.body, 0)).toBeNull()
  })

  test('adding and removing annotations line by line ends as if all had been there from the start', () => {
    fc.assert(
      fc.property(texts, spans, fc.array(fc.nat(11), { maxLength: 12 }), (text, raw, removals) => {
        const annotations = annotationsOver(text, raw)
        const { view, index, lines, root } = show(text)
        const touched = ({ start, end }: Annotation) => {
          const all: number[] = []
          for (let line = lines.lineAt(start); line <= lines.lineAt(Math.max(start, end - 1)); line++) all.push(line)
          return all
        }
        for (const annotation of annotations) {
          index.add(annotation)
          view.refreshLines(touched(annotation))
        }
        for (const removal of removals) {
          const annotation = annotations[removal]
          if (annotation === undefined || index.get(annotation.id) === undefined) continue
          index.remove(annotation.id)
          view.refreshLines(touched(annotation))
        }
        const fresh = show(text, [...index.inOrder()])
        expect(root.isEqualNode(fresh.root), `${root.innerHTML}\n${fresh.root.innerHTML}`).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('the segments say for every character which annotations lie over it', () => {
    fc.assert(
      fc.property(texts, spans, (text, raw) => {
        const annotations = annotationsOver(text, raw)
        const { root } = show(text, annotations)
        let offset = 0
        for (const line of root.querySelectorAll('.reader-line')) {
          for (const segment of line.children) {
            const ids = segment.getAttribute('data-ids')?.split(' ') ?? []
            const labels = segment.getAttribute('data-labels')?.split(' ') ?? []
            for (const unit of segment.textContent.split('')) {
              expect(unit).toBe(text[offset])
              const over = annotations.filter((a) => a.start <= offset && offset < a.end)
              expect([...ids].sort()).toEqual(over.map((a) => a.id).sort())
              expect(labels).toEqual(ids.map((id) => over.find((a) => a.id === id)?.label))
              offset += 1
            }
          }
          offset += 1
        }
        expect(offset).toBe(text.length + 1)
      }),
      { numRuns: 60 },
    )
  })

  test('the selection stays where it is in the text when its segments are cut anew', () => {
    fc.assert(
      fc.property(texts, spans, fc.nat(), fc.nat(), (text, raw, a, b) => {
        const { view, index, lines } = show(text)
        const selection = { anchor: a % (text.length + 1), focus: b % (text.length + 1) }
        writeSelection(view, selection)
        expect(readSelection(view)).toEqual(selection)
        for (const annotation of annotationsOver(text, raw)) {
          index.add(annotation)
          keepingSelection(view, () => view.refreshLines(Array.from({ length: lines.count }, (_, line) => line)))
          expect(readSelection(view)).toEqual(selection)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('a very long line', () => {
  const words = 'قالت الوزارة إن 1500 شخص غادروا أمس، www.example.org 👨‍👩‍👧 '
  const text = `أول\n${words.repeat(220)}\nآخر`
  const lines = new LineTable(text)
  const longSpans = fc.array(
    fc.record({ a: fc.nat(text.length - 1), length: fc.integer({ min: 1, max: 6000 }), label: fc.constantFrom('claim', 'source', 'figure') }), // prettier-ignore
    { maxLength: 10 },
  )
  type RawSpan = { readonly a: number; readonly length: number; readonly label: string }
  const annotationsOf = (raw: readonly RawSpan[]) =>
    raw.map(({ a, length, label }, i) => annotationAt(i, a, Math.min(text.length, a + length), label))
  /** Moves of a cut: the number of its piece, and how far back. */
  const moves = fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 900 })), { maxLength: 6 })
  const moveCuts = (view: DocumentView, made: readonly (readonly [number, number])[]) => {
    for (const [which, back] of made) {
      const cuts = view.cutsOf(1)
      const piece = 1 + (which % cuts.length)
      const cut = cuts[piece - 1] ?? 0
      const before = cuts[piece - 2] ?? lines.start(1)
      view.moveCut(1, piece, Math.max(before + 1, cut - back))
    }
  }
  const touched = ({ start, end }: Annotation) => [...new Set([lines.lineAt(start), 1, lines.lineAt(end - 1)])]

  test('is shown in pieces that hold the text and its annotations as any other line does', () => {
    fc.assert(
      fc.property(longSpans, moves, (raw, made) => {
        const annotations = annotationsOf(raw)
        const { view, root } = show(text, annotations)
        moveCuts(view, made)
        expect(view.longLines).toEqual([1])
        expect(root.querySelectorAll('.reader-piece').length).toBe(view.cutsOf(1).length + 1)
        expect(textOf(root)).toBe(text)
        for (const { id, start, end } of annotations) {
          const segments = Array.from(root.querySelectorAll(`[data-ids~="${id}"]`), (s) => s.textContent)
          expect(segments.join('')).toBe(text.slice(start, end).replaceAll('\n', ''))
        }
      }),
      { numRuns: 15 },
    )
  })

  test('has offsets and DOM points that are each other’s image, at the cuts too', () => {
    fc.assert(
      fc.property(longSpans, moves, fc.array(fc.nat(text.length), { maxLength: 40 }), (raw, made, offsets) => {
        const { view } = show(text, annotationsOf(raw))
        moveCuts(view, made)
        for (const offset of [...offsets, ...view.cutsOf(1), lines.start(1), lines.end(1)]) {
          for (const bias of ['forward', 'backward'] as const) {
            const point = pointOfOffset(view, offset, bias)
            expect(offsetOfPoint(view, point.node, point.offset)).toBe(offset)
          }
        }
        const [, line] = view.root.querySelectorAll('.reader-line')
        if (line === undefined) throw new Error('The view has three lines.')
        const starts = [lines.start(1), ...view.cutsOf(1), lines.end(1)]
        for (const [i, start] of starts.entries()) expect(offsetOfPoint(view, line, i)).toBe(start)
      }),
      { numRuns: 15 },
    )
  })

  test('ends, piece by piece, as if all annotations had been there from the start', () => {
    fc.assert(
      fc.property(longSpans, fc.array(fc.nat(9), { maxLength: 8 }), moves, (raw, removals, made) => {
        const annotations = annotationsOf(raw)
        const { view, index, root } = show(text)
        moveCuts(view, made)
        for (const annotation of annotations) {
          index.add(annotation)
          view.refreshLines(touched(annotation))
        }
        for (const removal of removals) {
          const annotation = annotations[removal]
          if (annotation === undefined || index.get(annotation.id) === undefined) continue
          index.remove(annotation.id)
          view.refreshLines(touched(annotation))
        }
        const fresh = show(text, [...index.inOrder()])
        moveCuts(fresh.view, made)
        expect(root.isEqualNode(fresh.root)).toBe(true)
      }),
      { numRuns: 15 },
    )
  })
})
