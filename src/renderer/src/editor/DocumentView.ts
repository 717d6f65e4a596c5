/**
 * Lexical as the view over a model that lives outside it: chunks of lines, lines of flat segments. The text goes in once
 * and is never read back; only lines whose annotations changed are cut into segments anew.
 */
import { $getNodeByKey, $getRoot, createEditor, type ElementNode, SKIP_DOM_SELECTION_TAG } from 'lexical'
import type { LexicalEditor, NodeKey } from 'lexical'
import type { AnnotationIndex } from '@core/annotation/annotationIndex'
import type { Annotation } from '@core/annotation/model'
import { invariant } from '@core/assert'
import { directionOf } from '@core/text/direction'
import type { LineTable } from '@core/text/lineTable'
import { pieceAt, pieceCuts, spreadOverPieces } from './longLines'
import { $createChunkNode, ChunkNode } from './nodes/ChunkNode'
import { $createLineNode, $isLineNode, LineNode } from './nodes/LineNode'
import { $createPieceNode, $isPieceNode, PieceNode } from './nodes/PieceNode'
import { SegmentNode } from './nodes/SegmentNode'
import { $fillSegments, $refreshSegments, type Stretch } from './segmentList'

/** Measured: fewer lines a chunk cost more boxes to lay out, more make each skipped box dearer to show. */
const linesPerChunk = 64

/** What the view shows: the lines of an immutable text, and the annotations over them. Offsets are UTF-16 units. */
export interface ViewModel {
  readonly lines: LineTable
  readonly index: AnnotationIndex
}

/** A block of text on the page: a line, or a piece of a long one. `start` is in UTF-16 units. */
export interface TextBlock {
  readonly element: HTMLElement
  readonly start: number
}

/** A line that is shown in pieces. */
interface LongLine {
  /** Where its pieces but the first start, ascending. */
  cuts: readonly number[]
  readonly keys: readonly NodeKey[]
  /** The annotations that the pieces show, to know which of them a change touches. */
  shown: ReadonlySet<Annotation>
}

export class DocumentView {
  readonly editor: LexicalEditor
  readonly #root: HTMLElement
  readonly #model: ViewModel
  readonly #lineKeys: NodeKey[] = []
  readonly #lineOfKey = new Map<NodeKey, number>()
  readonly #longLines = new Map<number, LongLine>()
  readonly #pieceOfKey = new Map<NodeKey, { readonly line: number; readonly piece: number }>()

  /** Builds the whole document under `root`, which must not be contenteditable. */
  constructor(root: HTMLElement, model: ViewModel, onError: (error: Error) => void) {
    this.#root = root
    this.#model = model
    this.editor = createEditor({
      namespace: 'sanad-reader',
      editable: false,
      nodes: [ChunkNode, LineNode, PieceNode, SegmentNode],
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
    this.#pieceOfKey.clear()
    this.#update(() => {
      const chunks: ChunkNode[] = []
      const { count } = this.#model.lines
      for (let first = 0; first < count; first += linesPerChunk) {
        const lines: LineNode[] = []
        for (let line = first; line < Math.min(first + linesPerChunk, count); line++) lines.push(this.#$makeLine(line))
        const chunk = $createChunkNode()
        chunk.splice(0, 0, lines)
        chunks.push(chunk)
      }
      const root = $getRoot()
      root.clear()
      root.setDirection('rtl')
      root.splice(0, 0, chunks)
    })
  }

  /** Cuts the given lines into segments anew, in one update. Of a long line only the pieces whose annotations changed. */
  refreshLines(lines: Iterable<number>): void {
    this.#update(() => {
      for (const line of lines) this.#$refreshLine(line)
    })
  }

  /** The element of a line, 0-based. */
  lineElement(line: number): HTMLElement {
    return this.#elementOf(this.#lineKeys[line])
  }

  /** The line or piece of a line that shows an offset; at the cut between two pieces the bias tells which. */
  blockAt(offset: number, bias: 'forward' | 'backward'): TextBlock {
    const line = this.#model.lines.lineAt(offset)
    const long = this.#longLines.get(line)
    if (long === undefined) return { element: this.lineElement(line), start: this.#model.lines.start(line) }
    const piece = pieceAt(long.cuts, offset, bias)
    return { element: this.#elementOf(long.keys[piece]), start: this.#startOfPiece(line, piece) }
  }

  /** The blocks of a line: itself, or the pieces of a long one. */
  blocksOf(line: number): readonly HTMLElement[] {
    const long = this.#longLines.get(line)
    return long === undefined ? [this.lineElement(line)] : long.keys.map((key) => this.#elementOf(key))
  }

  /** What shows an offset and is laid out, or skipped while it is off screen, as a whole: a chunk, or a piece of a long line. */
  skippedAsOne(offset: number): HTMLElement {
    const { element } = this.blockAt(offset, 'forward')
    const isPiece = this.#longLines.has(this.#model.lines.lineAt(offset))
    return isPiece ? element : (element.parentElement ?? element)
  }

  /** The line that a Lexical node key stands for, or null. */
  lineOfKey(key: NodeKey): number | null {
    return this.#lineOfKey.get(key) ?? null
  }

  /** The offset at which the line or piece of a Lexical node key starts; null for other nodes. */
  startOfKey(key: NodeKey): number | null {
    const line = this.#lineOfKey.get(key)
    if (line !== undefined) return this.#model.lines.start(line)
    const place = this.#pieceOfKey.get(key)
    return place === undefined ? null : this.#startOfPiece(place.line, place.piece)
  }

  /** The lines shown in pieces. */
  get longLines(): readonly number[] {
    return [...this.#longLines.keys()]
  }

  /** Where the pieces of a line but the first start; none for a line in one piece. */
  cutsOf(line: number): readonly number[] {
    return this.#longLines.get(line)?.cuts ?? []
  }

  /** Moves the cut before a piece (1 is the second) to another offset between its neighbours, UTF-16 units. */
  moveCut(line: number, piece: number, offset: number): void {
    const long = this.#longLines.get(line)
    if (long === undefined) return
    long.cuts = long.cuts.with(piece - 1, offset)
    this.#update(() => {
      const here = this.#model.index.onLine(line)
      for (const changed of [piece - 1, piece]) this.#$refreshPiece(line, changed, here)
    })
  }

  dispose(): void {
    this.editor.setRootElement(null)
    this.#root.textContent = ''
  }

  #update(change: () => void): void {
    this.editor.update(change, { discrete: true, tag: SKIP_DOM_SELECTION_TAG })
  }

  #elementOf(key: NodeKey | undefined): HTMLElement {
    const element = key === undefined ? null : this.editor.getElementByKey(key)
    invariant(element !== null, 'a line of the text and its pieces are shown')
    return element
  }

  #startOfPiece(line: number, piece: number): number {
    return this.#longLines.get(line)?.cuts[piece - 1] ?? this.#model.lines.start(line)
  }

  #stretchOfPiece(line: number, piece: number, annotations: readonly Annotation[]): Stretch {
    const end = this.#longLines.get(line)?.cuts[piece] ?? this.#model.lines.end(line)
    return { start: this.#startOfPiece(line, piece), end, annotations }
  }

  #stretchOfLine(line: number): Stretch {
    const { lines, index } = this.#model
    return { start: lines.start(line), end: lines.end(line), annotations: index.onLine(line) }
  }

  #$makeLine(line: number): LineNode {
    const { lines, index } = this.#model
    const direction = directionOf(lines.lineText(line))
    const node = $createLineNode(direction)
    this.#lineKeys[line] = node.getKey()
    this.#lineOfKey.set(node.getKey(), line)
    const settled = this.#longLines.get(line)?.cuts
    const cuts = settled ?? pieceCuts(lines.text, lines.start(line), lines.end(line))
    if (cuts.length === 0) {
      $fillSegments(node, lines.text, index, this.#stretchOfLine(line))
      return node
    }
    const pieces = Array.from({ length: cuts.length + 1 }, () => $createPieceNode(direction))
    const here = index.onLine(line)
    this.#longLines.set(line, { cuts, keys: pieces.map((piece) => piece.getKey()), shown: new Set(here) })
    const over = spreadOverPieces(cuts, here)
    for (const [i, piece] of pieces.entries()) {
      this.#pieceOfKey.set(piece.getKey(), { line, piece: i })
      $fillSegments(piece, lines.text, index, this.#stretchOfPiece(line, i, over[i] ?? []))
    }
    node.splice(0, 0, pieces)
    return node
  }

  #$refreshLine(line: number): void {
    const long = this.#longLines.get(line)
    if (long === undefined) {
      const node = this.#$nodeOf(this.#lineKeys[line])
      $refreshSegments(node, this.#model.lines.text, this.#model.index, this.#stretchOfLine(line))
      return
    }
    const before = long.shown
    const here = this.#model.index.onLine(line)
    const now = new Set(here)
    long.shown = now
    const changed = [...here.filter((a) => !before.has(a)), ...[...before].filter((a) => !now.has(a))]
    const touched = new Set<number>()
    for (const { start, end } of changed) {
      const last = pieceAt(long.cuts, end, 'backward')
      for (let piece = pieceAt(long.cuts, start, 'forward'); piece <= last; piece++) touched.add(piece)
    }
    // The same annotations as before: then what changed is how they look, everywhere.
    for (const piece of changed.length === 0 ? long.keys.keys() : touched) this.#$refreshPiece(line, piece, here)
  }

  #$refreshPiece(line: number, piece: number, annotations: readonly Annotation[]): void {
    const node = this.#$nodeOf(this.#longLines.get(line)?.keys[piece])
    $refreshSegments(node, this.#model.lines.text, this.#model.index, this.#stretchOfPiece(line, piece, annotations))
  }

  #$nodeOf(key: NodeKey | undefined): ElementNode {
    const node = key === undefined ? null : $getNodeByKey(key)
    invariant($isLineNode(node) || $isPieceNode(node), 'a line of the text and its pieces are shown')
    return node
  }
}
