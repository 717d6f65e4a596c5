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
