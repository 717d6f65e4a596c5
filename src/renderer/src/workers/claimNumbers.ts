/** Numbers for claims: shorter to send than ids, a hundred thousand at a time. */
import type { LedgerRow } from '@core/ledger/ledger'

/** A number is given when it is first asked for, and never again to another claim. */
export class ClaimNumbers {
  readonly #byClaim = new Map<string, number>()
  /** Where the rows of the last list stand in it, by their numbers. */
  #placed: { readonly rows: readonly LedgerRow[]; readonly places: ReadonlyMap<number, number> } | null = null

  of(claimId: string): number {
    const known = this.#byClaim.get(claimId)
    if (known !== undefined) return known
    const number = this.#byClaim.size
    this.#byClaim.set(claimId, number)
    return number
  }

  /** The place of a row in a list whose claims stay where they are; -1 if it is not in it. */
  placeIn(rows: readonly LedgerRow[], number: number): number {
    if (this.#placed?.rows !== rows) {
      const places = new Map(rows.map((row, place) => [this.of(row.claim.annotationId), place]))
      this.#placed = { rows, places }
    }
    return this.#placed.places.get(number) ?? -1
  }
}
