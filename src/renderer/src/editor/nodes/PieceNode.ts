import { $create, ElementNode } from 'lexical'

/** A part of a very long line, a block of its own: the browser lays it out, or skips it while it is off screen, by itself. */
export class PieceNode extends ElementNode {
  override $config() {
    return this.config('sanad-piece', { extends: ElementNode })
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = 'reader-piece'
    return element
  }

  override updateDOM(): boolean {
    return false
  }
}

/** It has the direction of its line, and says so itself, or Lexical would write dir="auto". */
export function $createPieceNode(direction: 'ltr' | 'rtl'): PieceNode {
  return $create(PieceNode).setDirection(direction)
}

export function $isPieceNode(node: unknown): node is PieceNode {
  return node instanceof PieceNode
}
