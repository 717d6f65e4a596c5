// @vitest-environment jsdom
import { AnnotationIndex } from '@core/annotation/annotationIndex'
import { LineTable } from '@core/text/lineTable'
import { DocumentView } from '@renderer/editor/DocumentView'
import { revealOffset, stopScrolling } from '@renderer/editor/scrolling'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

let frames: Map<number, () => void>

beforeEach(() => {
  frames = new Map()
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => {
    frames.set(frames.size + 1, next)
    return frames.size
  })
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => frames.delete(handle))
  // jsdom lays nothing out: the caret is always 1000 pixels below the view.
  Range.prototype.getClientRects = () => [{ top: 1000, bottom: 1020 }] as unknown as DOMRectList
})

afterEach(() => {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(Range.prototype, 'getClientRects')
})

it('does nothing any more when the text has gone away', () => {
  const scroller = document.createElement('div')
  const root = document.createElement('div')
  scroller.append(root)
  document.body.append(scroller)
  const lines = new LineTable('قال\nنفى')
  const view = new DocumentView(root, { lines, index: new AnnotationIndex(lines) }, (error) => {
    throw error
  })
  revealOffset(view, scroller, 5, 'nearest')
  expect(frames.size).toBe(1)
  stopScrolling(scroller)
  view.dispose()
  for (const next of frames.values()) next()
})
