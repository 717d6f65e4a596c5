import { type LinkIndex, sourceChain } from '@core/annotation/links'

/** A source in a chain, and what rests on it there. */
export interface ChainStep {
  readonly id: string
  /** The other end of the link that leads here: a claim or a source. */
  readonly from: string
  /** Whether the step before this one is what rests on it; false at the start of a chain and at a second branch. */
  readonly follows: boolean
}

/** The chains of sources that a claim or a source rests on, each from nearest to farthest. */
export function chainsOf(links: LinkIndex, id: string): readonly (readonly ChainStep[])[] {
  return links.sourcesOf(id).map((first) => {
    const chain = sourceChain(links, first).filter((step) => step !== id)
    return chain.map((step, i): ChainStep => {
      if (i === 0) return { id: step, from: id, follows: false }
      const from = chain.slice(0, i).findLast((earlier) => links.sourcesOf(earlier).includes(step)) ?? id
      return { id: step, from, follows: from === chain[i - 1] }
    })
  })
}
