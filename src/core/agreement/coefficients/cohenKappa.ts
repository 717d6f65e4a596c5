import { invariant } from '../../assert'

/**
 * Cohen's κ of two annotators who gave each item one of k categories:
 *
 *   κ = (p_o − p_e) / (1 − p_e),  p_o = Σ_c n_cc / n,  p_e = Σ_c n_c· n_·c / n²
 *
 * (Jacob Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20(1), 1960,
 * pp. 37–46.) Chance is that of each annotator's own distribution of categories.
 *
 * Takes the contingency table: row = the category that the first gave, column = the second, cell = how many items; it must
 * be square. Returns null where there is no item and where chance alone agrees on all (both gave one and the same category
 * throughout).
 */
export function cohenKappa(table: readonly (readonly number[])[]): number | null {
  const columns = new Array<number>(table.length).fill(0)
  let [items, same, byChance] = [0, 0, 0]
  const rows = table.map((row, category) => {
    invariant(row.length === table.length, 'a contingency table is square')
    row.forEach((count, column) => (columns[column] = (columns[column] ?? 0) + count))
    same += row[category] ?? 0
    return row.reduce((sum, count) => sum + count, 0)
  })
  rows.forEach((row, category) => {
    items += row
    byChance += row * (columns[category] ?? 0)
  })
  // Multiplied by n² throughout: whole numbers, so that the comparison with zero is exact.
  const chanceDisagreement = items * items - byChance
  return chanceDisagreement === 0 ? null : (items * same - byChance) / chanceDisagreement
}
