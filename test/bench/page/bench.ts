/** The page that the benchmarks drive: opens a text in the editor or as a plain page, and adds marks, timing to the painted frame. */
import '@fontsource-variable/noto-naskh-arabic'
import '@renderer/ui/tokens.css'
import '@renderer/editor/reader.css'
import './bench.css'
import { AnnotationIndex } from '@core/annotation/annotationIndex'
import { LineTable } from '@core/text/lineTable'
import { Reader } from '@renderer/editor/Reader'
import { makeMark, makeMarks, makeText, randomFrom } from './corpus'
import { PlainPage } from './plainPage'

export type Subject = 'editor' | 'plain'

export interface Measurement {
  /** Milliseconds from the start of a frame to its painted end. */
  readonly open: number
  /** The same for each added mark. */
  readonly addMark: readonly number[]
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

/** Where the marks to be added go: in the lines near the top, so that both subjects paint them. */
function newMarks(text: string, count: number) {
  const random = randomFrom(11)
  const lines = new LineTable(text)
  return Array.from({ length: count }, (_, i) => {
    const line = i % Math.min(8, lines.count)
    const start = lines.start(line) + Math.floor(random() * Math.max(1, lines.end(line) - lines.start(line) - 12))
    return makeMark(1_000_000 + i, 'figure', start, Math.min(lines.end(line), start + 8))
  })
}

async function measure(subject: Subject, bytes: number, adds: number): Promise<Measurement> {
  await document.fonts.ready
  const host = document.getElementById('host')
  if (host === null) throw new Error('no host')
  const text = makeText(bytes)
  const marks = makeMarks(text)
  const added = newMarks(text, adds)
  const addMark: number[] = []

  if (subject === 'plain') {
    let page: PlainPage | undefined
    const open = await timed(() => {
      page = new PlainPage(host, text, marks)
    })
    for (const mark of added) addMark.push(await timed(() => page?.addMark(mark)))
    page?.dispose()
    return { open, addMark }
  }
  let reader: Reader | undefined
  const lines = new LineTable(text)
  const index = new AnnotationIndex(lines)
  const open = await timed(() => {
    for (const mark of marks) index.add(mark)
    const nothing = () => undefined
    const onError = (error: Error) => {
      throw error
    }
    const events = { onSelection: nothing, onHover: nothing, onClick: nothing, onPointerSelection: nothing, onKey: () => false, onError } // prettier-ignore
    reader = new Reader(host, { lines, index }, events, { label: 'bench', isMac: false })
  })
  for (const mark of added) {
    addMark.push(
      await timed(() => {
        index.add(mark)
        reader?.refreshLines([lines.lineAt(mark.start)])
      }),
    )
  }
  reader?.dispose()
  return { open, addMark }
}

declare global {
  interface Window {
    measure: typeof measure
  }
}
window.measure = measure
