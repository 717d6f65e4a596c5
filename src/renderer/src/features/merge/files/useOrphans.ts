import { mergeWorker } from '@renderer/state/merge'
import { storeErrorOf, type StoreError } from '@renderer/store/errors'
import type { MergeOverview, OrphanView } from '@renderer/workers/mergeContract'
import { useEffect, useState } from 'react'

export type Orphans =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly orphans: readonly OrphanView[] }
  | { readonly kind: 'failed'; readonly error: StoreError }

/**
 * The decisions about nothing that is there any more, as they are with this overview: they follow from files, joinings and what
 * was carried over. What was read last stays until there is something newer.
 */
export function useOrphans(overview: MergeOverview): Orphans {
  const [orphans, setOrphans] = useState<Orphans>({ kind: 'loading' })
  useEffect(() => {
    let gone = false
    mergeWorker()
      .call('orphans')
      .then(
        (found) => {
          if (!gone) setOrphans({ kind: 'ready', orphans: found })
        },
        (cause: unknown) => {
          if (!gone) setOrphans({ kind: 'failed', error: storeErrorOf(cause) })
        },
      )
    return () => {
      gone = true
    }
  }, [overview])
  return orphans
}
