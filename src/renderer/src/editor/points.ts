/**
 * Document offsets (UTF-16 units) to DOM points and back, through Lexical's keys and a table of lines: no layout is
 * asked for, and Lexical's `getTextContent()` (which joins blocks with two newlines) is never used.
 */
import { $getNearestNodeFromDOMNode, $isElementNode } from 'lexical'
import type { LexicalNode } from 'lexical'
import type { DocumentView } from './DocumentView'
import { $isChunkNode } from './nodes/ChunkNode'
import { $isLineNode, type LineNode } from './nodes/LineNode'
import { $isPieceNode, type PieceNode } from './nodes/PieceNode'

export interface DomPoint {
  readonly node: Node
  readonly offset: number
}

/** At the edge of two segments: `forward` is the start of the second, `backward` the end of the first. */
export type Bias = 'forward' | 'backward'

/** The document offset of a DOM point inside the view's root; null for a point outside it. */
export function offsetOfPoint(view: DocumentView, node: Node, offset: number): number | null {
  if (!view.root.contains(node)) return null
  return view.editor.read(() => $offsetOfPoint(view, node, offset))
}

function $offsetOfPoint(view: DocumentView, node: Node, offset: number): number | null {
  const { lines } = view.model
  if (node === view.root) {
    const chunk = view.root.childNodes[offset]
    return chunk === undefined ? lines.text.length : $startOf(view, $getNearestNodeFromDOMNode(chunk))
  }
  const nearest = $getNearestNodeFromDOMNode(node)
  if (nearest === null) return null
  if ($isChunkNode(nearest)) {
    const line = nearest.getChildAtIndex(offset)
    if (line !== null) return $startOf(view, line)
    const last = nearest.getLastChild()
    const lineNumber = last === null ? null : view.lineOfKey(last.getKey())
    return lineNumber === null ? null : lines.end(lineNumber)
  }
  const block = $blockOf(nearest)
  const start = block === null ? null : view.startOfKey(block.getKey())
  if (block === null || start === null) return null
  if (nearest === block) return $offsetOfChild(view, block, start, offset)

  // A point on the segment's element counts children, of which there is one text: 0 is its start, anything else its end.
  const inSegment = node.nodeType === Node.TEXT_NODE ? offset : offset > 0 ? nearest.getTextContentSize() : 0
  return start + $lengthBefore(nearest) + inSegment
}

/** The line or the piece of a line that a node is or is in. */
function $blockOf(node: LexicalNode): LineNode | PieceNode | null {
  let current: LexicalNode | null = node
  while (current !== null && !$isLineNode(current) && !$isPieceNode(current)) current = current.getParent()
  return current
}

/** The offset at which a line or chunk starts. */
function $startOf(view: DocumentView, node: LexicalNode | null): number | null {
  const line = $isChunkNode(node) ? node.getFirstChild() : node
  return line === null ? null : view.startOfKey(line.getKey())
}

/** The offset before a child of a line or piece that starts at `start`; its end where there are not so many. */
function $offsetOfChild(view: DocumentView, block: LineNode | PieceNode, start: number, count: number): number {
  const child = block.getChildAtIndex(count)
  if ($isPieceNode(child)) return $startOf(view, child) ?? start
  const last = block.getLastChild()
  if (child === null && $isPieceNode(last)) return view.model.lines.end(view.model.lines.lineAt(start))
  return start + $lengthOfFirst(block, count)
}

function $lengthBefore(node: LexicalNode): number {
  let length = 0
  for (let sibling = node.getPreviousSibling(); sibling !== null; sibling = sibling.getPreviousSibling()) {
    if (!$isElementNode(sibling)) length += sibling.getTextContentSize()
  }
  return length
}

function $lengthOfFirst(block: LineNode | PieceNode, count: number): number {
  let length = 0
  for (const child of block.getChildren().slice(0, count)) length += child.getTextContentSize()
  return length
}

/** The DOM point of a document offset. Clamped to the text. */
export function pointOfOffset(view: DocumentView, offset: number, bias: Bias): DomPoint {
  const { lines } = view.model
  const clamped = Math.max(0, Math.min(offset, lines.text.length))
  const { element, start } = view.blockAt(clamped, bias)
  let rest = clamped - start
  let last: DomPoint | null = null
  for (const segment of element.children) {
    const text = segment.firstChild
    if (text === null || text.nodeType !== Node.TEXT_NODE) continue
    const { length } = text as Text
    if (rest < length || (rest === length && bias === 'backward')) return { node: text, offset: rest }
    rest -= length
    last = { node: text, offset: length }
  }
  return last ?? { node: element, offset: 0 }
}

/** A DOM range over [start, end); start looks forward and end backward, so that it hugs the text. */
export function rangeOf(view: DocumentView, start: number, end: number): Range {
  const from = pointOfOffset(view, start, 'forward')
  const to = pointOfOffset(view, end, 'backward')
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}
