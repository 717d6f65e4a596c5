/** The reviews of a merged file: of each claim the one that holds, and whatever else stood in their place. */
import { canonicalJson, compareText } from '../exchange/canonicalJson'
import type { Review } from '../ledger/ledger'
import { isReview, laterReview } from '../ledger/review'

/**
 * The member `reviews` of several files. Of two reviews of a claim the later holds. What is no review (of a later version, or
 * broken) is kept as it came, the same thing once. A value that is no list at all stands only where no file has a list, of
 * several the greater by its canonical JSON.
 */
export class ReviewUnion {
  /** By claim id. */
  readonly #reviews = new Map<string, Review>()
  /** By canonical JSON. */
  readonly #unread = new Map<string, unknown>()
  #listed = false
  /** Null: none came. */
  #unlisted: { readonly json: string; readonly value: unknown } | null = null

  /** Takes the member of one file. Answers whether that changed the result. */
  add(value: unknown): boolean {
    if (!Array.isArray(value)) return this.#addUnlisted(value)
    const first = !this.#listed
    this.#listed = true
    return value.map((item: unknown) => this.#addItem(item)).includes(true) || first
  }

  /** Reviews by claim, then the rest by its canonical JSON; undefined if no file had the member. */
  result(): unknown {
    if (!this.#listed) return this.#unlisted?.value
    const reviews = [...this.#reviews.values()].sort((a, b) => compareText(a.claimId, b.claimId))
    const unread = [...this.#unread].sort(([a], [b]) => compareText(a, b)).map(([, item]) => item)
    return [...reviews, ...unread]
  }

  #addItem(item: unknown): boolean {
    if (!isReview(item)) {
      const before = this.#unread.size
      this.#unread.set(canonicalJson(item), item)
      return this.#unread.size > before
    }
    const present = this.#reviews.get(item.claimId)
    const holds = present === undefined ? item : laterReview(present, item)
    this.#reviews.set(item.claimId, holds)
    return present === undefined || canonicalJson(holds) !== canonicalJson(present)
  }

  #addUnlisted(value: unknown): boolean {
    const json = canonicalJson(value)
    if (this.#unlisted !== null && compareText(json, this.#unlisted.json) <= 0) return false
    this.#unlisted = { json, value }
    return !this.#listed
  }
}
