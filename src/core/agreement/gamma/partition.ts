/**
 * The cheapest choice of given parts such that each element is in exactly one of them (set partitioning), exactly: an integer
 * program, solved by branch and bound over its linear relaxation.
 */
import { invariant } from '../../assert'
import { dualPrices, type Part } from './dualPrices'

interface Choice {
  /** Bit i: element (first + i). */
  readonly mask: bigint
  /** Cost beyond the prices of its elements: 0 or more. */
  readonly excess: number
}

/**
 * The least cost of a partition of the elements 0 … n − 1 into given parts. Each element must be a part by itself too (a
 * broken invariant otherwise), so that there always is one. Null if the search needs more than `most` states.
 *
 * With prices on the elements such that no part costs less than its elements (`dualPrices`), a partition costs the sum of
 * all prices and the excesses of its parts. The search takes the first element that is not covered, tries each part that
 * begins with it, and drops what has more excess than allowed; what covers the same elements is one state, kept at its least
 * excess. The allowance grows until a partition is found, which then is the cheapest, as every other one within the allowance
 * was seen. Where the relaxation is exact, as it mostly is, the first search already succeeds.
 */
export function leastPartition(elements: number, parts: readonly Part[], most: number): number | null {
  const prices = dualPrices(elements, parts)
  const choices: Choice[][] = Array.from({ length: elements }, () => [])
  for (const part of parts) {
    const first = part.elements[0]
    invariant(first !== undefined, 'a part has an element')
    let [mask, excess] = [0n, part.cost]
    for (const element of part.elements) {
      mask |= 1n << BigInt(element - first)
      excess -= prices[element] ?? 0
    }
    choices[first]?.push({ mask, excess })
  }
  for (const own of choices) {
    invariant(
      own.some(({ mask }) => mask === 1n),
      'each element is a part by itself',
    )
    own.sort((a, b) => a.excess - b.excess)
  }
  const base = prices.reduce((sum, price) => sum + price, 0)
  for (let allowance = smallestAllowance; ; allowance *= 4) {
    const excess = leastExcess(choices, allowance, most)
    if (excess === 'too many') return null
    if (excess !== null) return base + excess
  }
}

/** About the rounding of the prices. */
const smallestAllowance = 1e-6

/** Null where every partition exceeds the allowance. */
function leastExcess(choices: readonly Choice[][], allowance: number, most: number): number | null | 'too many' {
  // By first uncovered element: which of the elements from there on are covered, and the least excess so far.
  const states: Map<bigint, number>[] = Array.from({ length: choices.length + 1 }, () => new Map<bigint, number>())
  states[0]?.set(0n, 0)
  let seen = 0
  for (const [element, own] of choices.entries()) {
    for (const [covered, excess] of states[element] ?? []) {
      if (++seen > most) return 'too many'
      for (const choice of own) {
        const sum = excess + choice.excess
        if (sum > allowance) break
        if ((covered & choice.mask) !== 0n) continue
        let [rest, next] = [covered | choice.mask, element]
        for (; (rest & 1n) === 1n; rest >>= 1n) next++
        const known = states[next]?.get(rest)
        if (known === undefined || sum < known) states[next]?.set(rest, sum)
      }
    }
    states[element]?.clear()
  }
  return states[choices.length]?.get(0n) ?? null
}
