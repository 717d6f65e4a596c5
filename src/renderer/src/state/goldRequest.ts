/** A wish to export the gold, from wherever in the merge it is wished; the merge screen's header answers it. */
import { create } from 'zustand'

export const useGoldRequest = create<{ readonly asked: boolean }>(() => ({ asked: false }))

export function askForGold(): void {
  useGoldRequest.setState({ asked: true })
}

/** For whoever shows the export: it is asked no more. */
export function goldAnswered(): void {
  useGoldRequest.setState({ asked: false })
}
