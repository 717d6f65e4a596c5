import { $create, $getState, $setState, createState, ElementNode } from 'lexical'
import type { Direction } from '@core/text/direction'

const directionState = createState('direction', {
  parse: (value): Direction => (value === 'ltr' ? 'ltr' : 'rtl'),
})

/** One line of the document. Its direction is its own: style sheets need it to draw the start edge of a mark. */
export class LineNode extends ElementNode {
  override $config() {
    return this.config('sanad-line', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: directionState }],
    })
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('p')
    element.className = 'reader-line'
    if ($getState(this, directionState) === 'ltr') element.dataset['dir'] = 'ltr'
    return element
  }

  override updateDOM(): boolean {
    return false
  }
}

export function $createLineNode(direction: Direction): LineNode {
  const node = $create(LineNode)
  return direction === 'ltr' ? $setState(node, directionState, direction) : node
}

export function $isLineNode(node: unknown): node is LineNode {
  return node instanceof LineNode
}
