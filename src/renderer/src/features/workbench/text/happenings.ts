/** What a key did, for the live region and the hint line. */
export type Happening =
  | {
      readonly kind: 'tagged' | 'already-there' | 'focused' | 'deleted' | 'moved'
      readonly label: string
      readonly quote: string
    }
  | {
      readonly kind: 'relabelled'
      readonly label: string
      readonly quote: string
      /** The other ends of links that the annotation had and that its new label cannot have: their quotes. */
      readonly droppedEnds: readonly string[]
    }
  | {
      readonly kind: 'linked' | 'unlinked'
      /** Of the end that was chosen. */
      readonly label: string
      readonly quote: string
    }
  | { readonly kind: 'linking'; readonly count: number }
  | {
      readonly kind:
        | 'nothing-selected'
        | 'nothing-focused'
        | 'no-further'
        | 'no-clitic'
        | 'nothing-to-link'
        | 'cannot-link'
        | 'no-such-number'
        | 'linking-ended'
        | 'offer-dismissed'
        | 'queue-empty'
        | 'undone'
        | 'redone'
        | 'nothing-to-undo'
        | 'nothing-to-redo'
    }
