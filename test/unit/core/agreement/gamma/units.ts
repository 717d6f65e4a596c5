import type { Unit } from '@core/agreement/unitizing/continuum'

/** Lists of units, one per annotator, from `[start, end, category]`. */
export function annotatorsOf(...lists: readonly (readonly (readonly [number, number, string])[])[]): Unit[][] {
  return lists.map((units) => units.map(([start, end, category]) => ({ start, end, category })))
}

/** Alex, Paul and Suzan of pygamma-agreement (`tests/data/AlexPaulSuzan.csv`). */
export const alexPaulSuzan = annotatorsOf(
  [
    [2, 9, '1'],
    [11, 17, '2'],
    [24, 30, '5'],
    [32, 36, '6'],
    [36, 44, '6'],
    [44, 60, '7'],
  ],
  [
    [2, 9, '1'],
    [11, 17, '3'],
    [19, 25, '5'],
    [32, 44, '6'],
  ],
  [
    [2, 9, '1'],
    [11, 17, '4'],
    [21, 27, '5'],
    [32, 36, '6'],
    [36, 40, '6'],
    [40, 44, '6'],
  ],
)
