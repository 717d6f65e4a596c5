/** The bar that stands at the foot of the text, if any: one thing at a time is asked there. */
import { create } from 'zustand'

export type DeskBar = 'attributes' | 'note' | 'find'

export const useDeskBar = create<{ readonly bar: DeskBar | null }>(() => ({ bar: null }))

/** Shows a bar in place of whichever is shown; null shows none. Whoever closes one gives the focus back to the text. */
export function showDeskBar(bar: DeskBar | null): void {
  useDeskBar.setState({ bar })
}
