import { $create, ElementNode } from 'lexical'
import type { Direction } from '@core/text/direction'

/** One line of the document. */
export class LineNode extends ElementNode {
  override $config() {
    return this.config('sanad-line', { extends: ElementNode })
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('p')
    element.className = 'reader-line'
    return element
  }

  override updateDOM(): boolean {
    return false
  }
}

/** Its direction is its own and is written on the element: style sheets need it to draw the start edge of a mark. */
export function $createLineNode(direction: Direction): LineNode {
  return $create(LineNode).setDirection(direction)
}

export function $isLineNode(node: unknown): node is LineNode {
  return node instanceof LineNode
}
