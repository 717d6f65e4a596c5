/** Which of two groups go together so that as much as possible is shared: the assignment problem, on small groups. */

type Weight = (row: number, column: number) => number

/**
 * Up to so many steps (rows² × columns, rows being the fewer) a group is solved exactly: 100 spans against 100 that all hang
 * together by overlaps. Larger ones, which no person marks, are matched greedily, or one document could hold up everything.
 */
const exactSteps = 1_000_000

/**
 * For each row the column that it goes with, or -1: one to one, only where the weight is positive. The sum of the weights is
 * as great as possible; in a group of more than `exactSteps`, each row (or column, if they are fewer) in turn takes the
 * heaviest that is free instead. Of equal solutions it always gives the same. Weights are integers below 2⁴⁰, 0 for rows and
 * columns that do not go together.
 *
 * Exactly: successive shortest augmenting paths with potentials, in O(rows² × columns) (Kuhn 1955; Jonker & Volgenant, "A
 * Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems", Computing 38, 1987).
 */
export function assign(rows: number, columns: number, weight: Weight): Int32Array {
  if (rows > columns) {
    const columnOf = new Int32Array(rows).fill(-1)
    assign(columns, rows, (column, row) => weight(row, column)).forEach((row, column) => {
      if (row >= 0) columnOf[row] = column
    })
    return columnOf
  }
  // One row goes with the heaviest column: here greed is exact.
  return rows === 1 || rows * rows * columns > exactSteps ? greedy(rows, columns, weight) : exact(rows, columns, weight)
}

/** Needs rows <= columns. Indices are from 1 inside: column 0 is where a path starts. */
function exact(rows: number, columns: number, weight: Weight): Int32Array {
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(columns + 1)
  const rowOf = new Int32Array(columns + 1)
  const before = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    const distance = new Float64Array(columns + 1).fill(Infinity)
    const visited = new Uint8Array(columns + 1)
    let column = 0
    rowOf[0] = row
    do {
      visited[column] = 1
      const at = rowOf[column] ?? 0
      let [step, next] = [Infinity, 0]
      for (let to = 1; to <= columns; to++) {
        if (visited[to] === 1) continue
        const reduced = -weight(at - 1, to - 1) - (rowPotential[at] ?? 0) - (columnPotential[to] ?? 0)
        if (reduced < (distance[to] ?? 0)) {
          distance[to] = reduced
          before[to] = column
        }
        const reach = distance[to] ?? 0
        if (reach < step) [step, next] = [reach, to]
      }
      for (let to = 0; to <= columns; to++) {
        if (visited[to] === 1) {
          const reached = rowOf[to] ?? 0
          rowPotential[reached] = (rowPotential[reached] ?? 0) + step
          columnPotential[to] = (columnPotential[to] ?? 0) - step
        } else {
          distance[to] = (distance[to] ?? 0) - step
        }
      }
      column = next
    } while (rowOf[column] !== 0)
    while (column !== 0) {
      const previous = before[column] ?? 0
      rowOf[column] = rowOf[previous] ?? 0
      column = previous
    }
  }
  const columnOf = new Int32Array(rows).fill(-1)
  for (let column = 1; column <= columns; column++) {
    const row = (rowOf[column] ?? 0) - 1
    if (row >= 0 && weight(row, column - 1) > 0) columnOf[row] = column - 1
  }
  return columnOf
}

function greedy(rows: number, columns: number, weight: Weight): Int32Array {
  const columnOf = new Int32Array(rows).fill(-1)
  const taken = new Uint8Array(columns)
  for (let row = 0; row < rows; row++) {
    let [heaviest, chosen] = [0, -1]
    for (let column = 0; column < columns; column++) {
      if (taken[column] === 1) continue
      const own = weight(row, column)
      if (own > heaviest) [heaviest, chosen] = [own, column]
    }
    if (chosen < 0) continue
    columnOf[row] = chosen
    taken[chosen] = 1
  }
  return columnOf
}
