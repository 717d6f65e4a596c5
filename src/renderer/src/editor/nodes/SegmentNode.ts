import { $create, $getState, $setState, createState, NODE_STATE_DIRECT, TextNode } from 'lexical'
import type { EditorConfig, LexicalEditor } from 'lexical'
import { applyPaint, type Paint, samePaint, unpainted } from '../paint'

function isPaint(value: unknown): value is Paint {
  return typeof value === 'object' && value !== null && 'ids' in value && 'labels' in value && 'className' in value
}

const paintState = createState('paint', {
  parse: (value): Paint => (isPaint(value) ? value : unpainted),
  isEqual: samePaint,
})

/**
 * A stretch of a line over which the same annotations lie. Segments are flat: overlap is a set of ids, never nesting,
 * so that adding a mark touches two boundaries and not a tree.
 */
export class SegmentNode extends TextNode {
  override $config() {
    return this.config('sanad-segment', {
      extends: TextNode,
      stateConfigs: [{ flat: true, stateConfig: paintState }],
    })
  }

  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const element = super.createDOM(config, editor)
    const paint = $getState(this, paintState)
    if (paint !== unpainted) applyPaint(element, paint)
    return element
  }

  override updateDOM(previous: this, element: HTMLElement, config: EditorConfig): boolean {
    const replace = super.updateDOM(previous, element, config)
    if (!replace) {
      const paint = $getState(this, paintState)
      if ($getState(previous, paintState, NODE_STATE_DIRECT) !== paint) applyPaint(element, paint)
    }
    return replace
  }
}

export function $createSegmentNode(text: string, paint: Paint): SegmentNode {
  const node = $create(SegmentNode)
  // A node that was just made is writable; the setter would look it up again, for every segment of a megabyte.
  node.__text = text
  return paint === unpainted ? node : $setState(node, paintState, paint)
}

export function $paintOf(node: SegmentNode): Paint {
  return $getState(node, paintState)
}

export function $setPaint(node: SegmentNode, paint: Paint): void {
  $setState(node, paintState, paint)
}

export function $isSegmentNode(node: unknown): node is SegmentNode {
  return node instanceof SegmentNode
}
