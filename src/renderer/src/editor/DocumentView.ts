/**
 * Lexical as the view over a model that lives outside it: chunks of lines, lines of flat segments. The text goes in once
 * and is never read back; only lines whose annotations changed are cut into segments anew.
 */
import { $getNodeByKey, $getRoot, createEditor, SKIP_DOM_SELECTION_TAG } from 'lexical'
import type { LexicalEditor, NodeKey } from 'lexical'
import type { AnnotationIndex } from '@core/annotation/annotationIndex'
import { segmentsOfLine } from '@core/annotation/segments'
import { invariant } from '@core/assert'
import { directionOf } from '@core/text/direction'
import type { LineTable } from '@core/text/lineTable'
import { cutSegments, pieceCuts, type PieceSegment } from './longLines'
import { $createChunkNode, ChunkNode } from './nodes/ChunkNode'
import { $createLineNode, $isLineNode, LineNode } from './nodes/LineNode'
import { $createSegmentNode, $isSegmentNode, $paintOf, $setPaint, SegmentNode } from './nodes/SegmentNode'
import { type Paint, paintOf, samePaint } from './paint'

/** Measured: fewer lines a chunk cost more boxes to lay out, more make each skipped box dearer to show. */
const linesPerChunk = 64

/** What the view shows: the lines of an immutable text, and the annotations over them. Offsets are UTF-16 units. */
export interface ViewModel {
  readonly lines: LineTable
  readonly index: AnnotationIndex
}

interface PaintedSegment {
  readonly length: number
  readonly text: string
  readonly paint: Paint
}

export class DocumentView {
  readonly editor: LexicalEditor
  readonly #root: HTMLElement
  readonly #model: ViewModel
  readonly #lineKeys: NodeKey[] = []
  readonly #lineOfKey = new Map<NodeKey, number>()

  /** Builds the whole document under `root`, which must not be contenteditable. */
  constructor(root: HTMLElement, model: ViewModel, onError: (error: Error) => void) {
    this.#root = root
    this.#model = model
    this.editor = createEditor({
      namespace: 'sanad-reader',
      editable: false,
      nodes: [ChunkNode, LineNode, SegmentNode],
      onError,
    })
    this.editor.setRootElement(root)
    this.rebuild()
  }

  get model(): ViewModel {
    return this.#model
  }

  get root(): HTMLElement {
    return this.#root
  }

  /** Throws the shown document away and builds it from the model: the answer to any change that came from elsewhere. */
  rebuild(): void {
    this.#lineKeys.length = 0
    this.#lineOfKey.clear()
    this.editor.update(
      () => {
        const chunks: ChunkNode[] = []
        const { count } = this.#model.lines
        for (let first = 0; first < count; first += linesPerChunk) {
          const lines: LineNode[] = []
          for (let line = first; line < Math.min(first + linesPerChunk, count); line++)
            lines.push(this.#$makeLine(line))
          const chunk = $createChunkNode()
          chunk.splice(0, 0, lines)
          chunks.push(chunk)
        }
        const root = $getRoot()
        root.clear()
        root.setDirection('rtl')
        root.splice(0, 0, chunks)
      },
      { discrete: true, tag: SKIP_DOM_SELECTION_TAG },
    )
  }

  /** Cuts the given lines into segments anew, in one update. */
  refreshLines(lines: Iterable<number>): void {
    this.editor.update(
      () => {
        for (const line of lines) this.#$refreshLine(line)
      },
      { discrete: true, tag: SKIP_DOM_SELECTION_TAG },
    )
  }

  /** The element of a line, 0-based. */
  lineElement(line: number): HTMLElement {
    const key = this.#lineKeys[line]
    const element = key === undefined ? null : this.editor.getElementByKey(key)
    invariant(element !== null, `line ${line} is shown`)
    return element
  }

  /** The line that a Lexical node key stands for, or null. */
  lineOfKey(key: NodeKey): number | null {
    return this.#lineOfKey.get(key) ?? null
  }

  dispose(): void {
    this.editor.setRootElement(null)
    this.#root.textContent = ''
  }

  #$makeLine(line: number): LineNode {
    const text = this.#model.lines.lineText(line)
    const node = $createLineNode(directionOf(text))
    this.#lineKeys[line] = node.getKey()
    this.#lineOfKey.set(node.getKey(), line)
    const segments = this.#segments(line)
    if (segments.length > 0) node.splice(0, 0, segments.map((s) => $createSegmentNode(s.text, s.paint))) // prettier-ignore
    return node
  }

  #segments(line: number): PaintedSegment[] {
    const { lines, index } = this.#model
    const paint = (segment: PieceSegment): PaintedSegment => ({
      length: segment.end - segment.start,
      text: lines.text.slice(segment.start, segment.end),
      paint: paintOf(segment, index),
    })
    const start = lines.start(line)
    const end = lines.end(line)
    const segments = segmentsOfLine(start, end, index.onLine(line))
    return cutSegments(segments, pieceCuts(lines.text, start, end)).map(paint)
  }

  /** Replaces only what differs between the segments shown and those wanted: a common prefix and suffix stay as they are. */
  #$refreshLine(line: number): void {
    const key = this.#lineKeys[line]
    const node = key === undefined ? null : $getNodeByKey(key)
    invariant($isLineNode(node), `line ${line} is shown`)
    const shown = node.getChildren().filter($isSegmentNode)
    const wanted = this.#segments(line)
    const same = (node: SegmentNode | undefined, segment: PaintedSegment | undefined) =>
      node !== undefined &&
      segment !== undefined &&
      node.__text.length === segment.length &&
      samePaint($paintOf(node), segment.paint)

    const shorter = Math.min(shown.length, wanted.length)
    let prefix = 0
    while (prefix < shorter && same(shown[prefix], wanted[prefix])) prefix += 1
    let suffix = 0
    while (suffix < shorter - prefix && same(shown.at(-1 - suffix), wanted.at(-1 - suffix))) suffix += 1

    const fresh = wanted.slice(prefix, wanted.length - suffix)
    const stale = shown.slice(prefix, shown.length - suffix)
    const sameCut = fresh.length === stale.length && fresh.every((s, i) => s.length === stale[i]?.__text.length)
    if (sameCut) {
      // Only the annotations changed, not where they cut the text: the elements stay, and with them caret and selection.
      stale.forEach((node, i) => {
        const segment = fresh[i]
        if (segment !== undefined) $setPaint(node, segment.paint)
      })
      return
    }
    node.splice(
      prefix,
      stale.length,
      fresh.map((s) => $createSegmentNode(s.text, s.paint)),
    )
  }
}
