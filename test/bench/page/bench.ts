/** The page that the benchmarks drive: opens a text in the editor or as a plain page and works in it, timing to the painted frame. */
import '@fontsource-variable/noto-naskh-arabic'
import '@renderer/ui/tokens.css'
import '@renderer/editor/reader.css'
import './bench.css'
import { labelLooks } from '@core/annotation/scheme'
import { LineTable } from '@core/text/lineTable'
import { applySchemeStyles } from '@renderer/editor/schemeStyles'
import { makeLine, makeMark, makeMarks, makeText, randomFrom } from './corpus'
import { EditorPage } from './editorPage'
import { PlainPage } from './plainPage'

// The default labels, drawn as in a new project.
applySchemeStyles(labelLooks({ id: '', labels: [] }))

const subjects = { editor: EditorPage, plain: PlainPage }
export type Subject = keyof typeof subjects

/** A text of many lines of about so many bytes of UTF-8, or of a single line of so many UTF-16 units. */
export type TextSpec = { readonly bytes: number } | { readonly lineLength: number }

/** Milliseconds, each from the start of a frame to its painted end. */
export interface Measurement {
  readonly open: number
  readonly addMark: readonly number[]
  readonly moveCaret: readonly number[]
  readonly select: readonly number[]
}

/**
 * Does some work at the start of a frame and resolves with the milliseconds until that frame is painted: the work, style,
 * layout and paint, without the wait for the screen's beat, which would hide all of it under 16 ms.
 */
function timed(work: () => void): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const start = performance.now()
      work()
      // A message posted from an animation frame is delivered when the frame has been painted.
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        channel.port1.close()
        resolve(performance.now() - start)
      }
      channel.port2.postMessage(null)
    })
  })
}

function textOf(spec: TextSpec): string {
  return 'bytes' in spec ? makeText(spec.bytes) : makeLine(spec.lineLength)
}

/** Places near the top, so that both subjects paint them: in the first lines, or in the first pages of a single one. */
function placesNearTop(text: string, count: number): number[] {
  const random = randomFrom(11)
  const lines = new LineTable(text)
  return Array.from({ length: count }, (_, i) => {
    const line = i % Math.min(8, lines.count)
    const length = Math.min(2000, lines.end(line) - lines.start(line))
    return lines.start(line) + Math.floor(random() * Math.max(1, length - 12))
  })
}

async function open(subject: Subject, spec: TextSpec) {
  await document.fonts.ready
  const host = document.getElementById('host')
  if (host === null) throw new Error('no host')
  const text = textOf(spec)
  const marks = makeMarks(text)
  let page: EditorPage | PlainPage | undefined
  const took = await timed(() => {
    page = new subjects[subject](host, text, marks)
  })
  if (page === undefined) throw new Error('nothing was opened')
  return { page, text, took }
}

/** Opens a text, adds `repeats` marks, moves the caret and selects as often, and closes it. */
async function measure(subject: Subject, spec: TextSpec, repeats: number): Promise<Measurement> {
  const { page, text, took } = await open(subject, spec)
  const places = placesNearTop(text, repeats)
  const addMark: number[] = []
  const moveCaret: number[] = []
  const select: number[] = []
  for (const [i, start] of places.entries()) {
    const mark = makeMark(1_000_000 + i, 'figure', start, start + 8)
    addMark.push(await timed(() => page.addMark(mark)))
  }
  for (const start of places) moveCaret.push(await timed(() => page.select(start, start)))
  for (const start of places) select.push(await timed(() => page.select(start, start + 10)))
  page.dispose()
  return { open: took, addMark, moveCaret, select }
}

/** Opens a text for good and answers the bytes on the JavaScript heap that this takes. */
async function holdOpen(subject: Subject, spec: TextSpec): Promise<number> {
  const before = await heapInUse()
  await open(subject, spec)
  return (await heapInUse()) - before
}

/** The bytes that stay when everything that can go is gone; some of it goes only after a frame. */
async function heapInUse(): Promise<number> {
  window.gc?.()
  await timed(() => undefined)
  window.gc?.()
  return window.performance.memory?.usedJSHeapSize ?? Number.NaN
}

declare global {
  interface Window {
    measure: typeof measure
    holdOpen: typeof holdOpen
    /** There with V8's `--expose-gc`. */
    gc?: () => void
  }
  interface Performance {
    /** Chromium's, exact with `--enable-precise-memory-info`. */
    readonly memory?: { readonly usedJSHeapSize: number }
  }
}
window.measure = measure
window.holdOpen = holdOpen
