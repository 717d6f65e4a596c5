/** Numbers for claims: shorter to send than ids, a hundred thousand at a time. */

/** A number is given when it is first asked for, and never again to another claim. */
export class ClaimNumbers {
  readonly #byClaim = new Map<string, number>()

  of(claimId: string): number {
    const known = this.#byClaim.get(claimId)
    if (known !== undefined) return known
    const number = this.#byClaim.size
    this.#byClaim.set(claimId, number)
    return number
  }
}
