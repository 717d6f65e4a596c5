/**
 * Document offsets (UTF-16 units) to DOM points and back, through Lexical's keys and a table of lines: no layout is
 * asked for, and Lexical's `getTextContent()` (which joins blocks with two newlines) is never used.
 */
import { $getNearestNodeFromDOMNode, $isElementNode } from 'lexical'
import type { LexicalNode } from 'lexical'
import type { DocumentView } from './DocumentView'
import { $isChunkNode } from './nodes/ChunkNode'
import { $isLineNode, type LineNode } from './nodes/LineNode'

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
  const line = $lineOf(nearest)
  const start = $startOf(view, line)
  if (line === null || start === null) return null
  if (nearest === line) return start + $lengthOfFirst(line, offset)

  // A point on the segment's element counts children, of which there is one text: 0 is its start, anything else its end.
  const inSegment = node.nodeType === Node.TEXT_NODE ? offset : offset > 0 ? nearest.getTextContentSize() : 0
  return start + $lengthBefore(nearest) + inSegment
}

function $lineOf(node: LexicalNode): LineNode | null {
  let current: LexicalNode | null = node
  while (current !== null && !$isLineNode(current)) current = current.getParent()
  return current
}

/** The offset at which a line or chunk starts. */
function $startOf(view: DocumentView, node: LexicalNode | null): number | null {
  const line = $isChunkNode(node) ? node.getFirstChild() : node
  const lineNumber = line === null ? null : view.lineOfKey(line.getKey())
  return lineNumber === null ? null : view.model.lines.start(lineNumber)
}

function $lengthBefore(node: LexicalNode): number {
  let length = 0
  for (let sibling = node.getPreviousSibling(); sibling !== null; sibling = sibling.getPreviousSibling()) {
    if (!$isElementNode(sibling)) length += sibling.getTextContentSize()
  }
  return length
}

function $lengthOfFirst(line: LineNode, count: number): number {
  let length = 0
  for (const child of line.getChildren().slice(0, count)) length += child.getTextContentSize()
  return length
}

/** The DOM point of a document offset. Clamped to the text. */
export function pointOfOffset(view: DocumentView, offset: number, bias: Bias): DomPoint {
  const { lines } = view.model
  const clamped = Math.max(0, Math.min(offset, lines.text.length))
  const line = lines.lineAt(clamped)
  const element = view.lineElement(line)
  let rest = clamped - lines.start(line)
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
