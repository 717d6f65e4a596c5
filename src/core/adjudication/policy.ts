/** What the machine accepts without asking, and how that is written on the command line and in provenance. */
import type { Policy } from './settled'

/** Full agreement only; what one person marked alone is not gold. */
export const defaultPolicy: Policy = { accept: { kind: 'all' }, acceptSingle: false }

/**
 * The policy that `agree` or `vote:K` names (K a whole number of at least 1); otherwise that of `defaultPolicy`. Null if
 * it names none.
 */
export function parsePolicy(name: string): Policy | null {
  if (name === 'agree') return defaultPolicy
  const votes = /^vote:([1-9]\d{0,8})$/.exec(name)?.[1]
  return votes === undefined ? null : { ...defaultPolicy, accept: { kind: 'vote', atLeast: Number(votes) } }
}

/** The name of a policy in provenance: `all`, `vote:2`. */
export function policyName({ accept }: Policy): string {
  return accept.kind === 'all' ? 'all' : `vote:${accept.atLeast}`
}
