import { $create, ElementNode } from 'lexical'

/**
 * A run of lines that the browser may skip while it is off screen (`content-visibility`). Per chunk, not per line:
 * thousands of skipped boxes cost more than they save.
 */
export class ChunkNode extends ElementNode {
  override $config() {
    return this.config('sanad-chunk', { extends: ElementNode })
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div')
    element.className = 'reader-chunk'
    return element
  }

  override updateDOM(): boolean {
    return false
  }
}

export function $createChunkNode(): ChunkNode {
  // Explicit, or Lexical would write dir="auto" and one Latin first line would turn the whole chunk around.
  return $create(ChunkNode).setDirection('rtl')
}

export function $isChunkNode(node: unknown): node is ChunkNode {
  return node instanceof ChunkNode
}
