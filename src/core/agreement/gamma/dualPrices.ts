/** Some elements, as ascending numbers from 0, and what the part costs. */
export interface Part {
  readonly elements: readonly number[]
  readonly cost: number
}

/** Steps of the simplex method after which prices are taken as they are; sound, only less sharp. */
const mostSteps = 5000
/** A reduced cost or pivot nearer to 0 counts as 0. */
const tolerance = 1e-9

/**
 * Prices of the elements 0 … n − 1, which may be negative, such that no part costs less than its elements together, and the
 * sum of all prices is as great as possible: the dual solution of the linear relaxation of set partitioning, a lower bound
 * for any partition. Each element must be a part by itself.
 *
 * Revised simplex method with an explicit inverse of the basis (Chvátal, "Linear Programming", 1983, ch. 7), from the basis of
 * single elements, with the most negative reduced cost entering. Right-hand sides are 1 plus small unlike amounts, so that
 * no step stands still; prices do not depend on right-hand sides for being valid. Whatever rounding leaves is taken off the
 * prices at the end.
 */
export function dualPrices(elements: number, parts: readonly Part[]): Float64Array {
  const costs = new Float64Array(elements)
  for (const part of parts) {
    const [single] = part.elements
    if (part.elements.length === 1 && single !== undefined) costs[single] = part.cost
  }
  const prices = costs.slice()
  const amounts = Float64Array.from(costs, (_, i) => 1 + 1e-5 * ((i * 0.6180339887498949) % 1))
  const inverse = Array.from({ length: elements }, (_, i) => {
    const row = new Float64Array(elements)
    row[i] = 1
    return row
  })
  for (let step = 0; step < mostSteps; step++) {
    const entering = cheapest(parts, prices)
    if (entering === null) break
    const column = inverse.map((row) => entering.part.elements.reduce((sum, element) => sum + (row[element] ?? 0), 0))
    const leaving = firstAtZero(amounts, column)
    const pivotRow = inverse[leaving]
    if (pivotRow === undefined) break
    const pivot = column[leaving] ?? 1
    for (let i = 0; i < elements; i++) pivotRow[i] = (pivotRow[i] ?? 0) / pivot
    const amount = (amounts[leaving] ?? 0) / pivot
    column.forEach((factor, r) => {
      const row = inverse[r]
      if (r === leaving || factor === 0 || row === undefined) return
      for (let i = 0; i < elements; i++) row[i] = (row[i] ?? 0) - factor * (pivotRow[i] ?? 0)
      amounts[r] = Math.max(0, (amounts[r] ?? 0) - factor * amount)
    })
    amounts[leaving] = amount
    for (let i = 0; i < elements; i++) prices[i] = (prices[i] ?? 0) + entering.reduced * (pivotRow[i] ?? 0)
  }
  for (const part of parts) {
    const [first] = part.elements
    const reduced = reducedCost(part, prices)
    if (reduced < 0 && first !== undefined) prices[first] = (prices[first] ?? 0) + reduced
  }
  return prices
}

function cheapest(
  parts: readonly Part[],
  prices: Float64Array,
): { readonly part: Part; readonly reduced: number } | null {
  let [best, least]: [Part | null, number] = [null, -tolerance]
  for (const part of parts) {
    const reduced = reducedCost(part, prices)
    if (reduced < least) [best, least] = [part, reduced]
  }
  return best === null ? null : { part: best, reduced: least }
}

function reducedCost({ elements, cost }: Part, prices: Float64Array): number {
  let reduced = cost
  for (const element of elements) reduced -= prices[element] ?? 0
  return reduced
}

/** The row of the basis that reaches 0 first when the entering part comes in; −1 if none does. */
function firstAtZero(amounts: Float64Array, column: readonly number[]): number {
  let [row, least] = [-1, Infinity]
  column.forEach((factor, r) => {
    const ratio = factor > tolerance ? (amounts[r] ?? 0) / factor : Infinity
    if (ratio < least) [row, least] = [r, ratio]
  })
  return row
}
