import { afterEach, describe, expect, it } from 'vitest'
import { AnnotationIndex } from '@core/annotation/annotationIndex'
import type { Annotation } from '@core/annotation/model'
import { labelLooks, schemeSchema } from '@core/annotation/scheme'
import { segmentsOfLine } from '@core/annotation/segments'
import { LineTable } from '@core/text/lineTable'
import { paintOf, setLooks } from '@renderer/editor/paint'
import placesFile from '../../../../resources/schemes/claims-and-places-v1.json'
import { annotationAt } from '../../core/annotation/annotationAt'

const title = { ar: 'ت', en: 't' }

/** The classes of each segment of a line of ten letters. */
function classesOf(...annotations: Annotation[]): string[] {
  const index = new AnnotationIndex(new LineTable('ابجدهوزحطي'))
  for (const annotation of annotations) index.add(annotation)
  return segmentsOfLine(0, 10, index.onLine(0)).map((segment) => paintOf(segment, index).className)
}

afterEach(() => setLooks(labelLooks({ id: '', labels: [] })))

describe('paintOf', () => {
  it('draws a claim as a wash with a start edge, a source as a line below, a figure as an outline', () => {
    expect(classesOf(annotationAt(1, 0, 10))).toEqual(['mark wash-blue edge-1-blue'])
    expect(classesOf(annotationAt(1, 0, 10, 'source'))).toEqual(['mark below-1-green'])
    expect(classesOf(annotationAt(1, 0, 10, 'figure'))).toEqual([
      'mark wash-amber ring ring-starts ring-ends ring-1-amber start-1-amber end-1-amber',
    ])
  })

  it('draws all three over each other, the claim’s wash under the others', () => {
    const [first, both, last] = classesOf(
      annotationAt(1, 0, 10),
      annotationAt(2, 2, 6, 'source'),
      annotationAt(3, 2, 10, 'figure'),
    )
    expect(first).toBe('mark wash-blue edge-1-blue')
    expect(both).toBe('mark wash-blue below-1-green ring ring-starts ring-1-amber start-1-amber')
    expect(last).toBe('mark wash-blue ring ring-ends ring-1-amber end-1-amber')
  })

  it('shows nesting of one label up to three deep', () => {
    const nested = (label: string) => classesOf(...[1, 2, 3, 4].map((n) => annotationAt(n, 0, 10, label)))[0]
    expect(nested('claim')).toBe('mark wash-blue wash-blue-3 edge-1-blue')
    expect(nested('source')).toBe('mark below-1-green below-2-green')
    expect(nested('figure')).toContain('ring-1-amber ring-2-amber ring-3-amber start-1-amber')
  })

  it('draws labels of one channel side by side, in the order of the scheme', () => {
    setLooks(
      labelLooks({
        id: 's',
        labels: [
          { name: 'event', title, colour: 'rose', channel: 'dotted-underline', attributes: [] },
          { name: 'place', title, colour: 'teal', channel: 'wash', attributes: [] },
          { name: 'sum', title, colour: 'violet', channel: 'outline', attributes: [] },
        ],
      }),
    )
    const all = (...labels: string[]) => classesOf(...labels.map((label, n) => annotationAt(n, 0, 10, label)))[0]
    expect(all('event', 'source')).toBe('mark below-1-green dotted-below-2-rose')
    expect(all('event', 'source', 'source', 'event')).toBe('mark below-1-green below-2-green dotted-below-3-rose')
    expect(all('place', 'claim')).toBe('mark wash-blue edge-1-blue band-2-teal edge-2-teal')
    expect(all('sum', 'figure')).toContain('ring-1-amber start-1-amber end-1-amber ring-2-violet start-2-violet')
    expect(all('event')).toBe('mark dotted-below-1-rose')
  })

  it('draws the labels of the example that ships, and any that no scheme knows', () => {
    setLooks(labelLooks(schemeSchema.parse(placesFile)))
    expect(classesOf(annotationAt(1, 0, 10, 'place'))).toEqual(['mark above-1-violet'])
    expect(classesOf(annotationAt(1, 0, 10, 'مجهول'))).toEqual(['mark dotted-below-1-slate'])
  })
})
