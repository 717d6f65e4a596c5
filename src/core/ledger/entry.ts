/** A row of the ledger with what finding it needs. */
import { defaultSearchOptions } from '../search/query'
import { foldText } from '../text/folding'
import type { LedgerRow, Review } from './ledger'
import { sourcesInOrder } from './rows'

/** Whoever holds many rows keeps their entries, so that nothing is folded twice when some of the others change. */
export class LedgerEntry {
  #row: LedgerRow
  #words: string | null = null

  /** `number` is what its holder calls the claim by; nothing is read into it here. */
  constructor(
    row: LedgerRow,
    readonly number: number,
  ) {
    this.#row = row
  }

  get row(): LedgerRow {
    return this.#row
  }

  /** Puts a review, or none, on the row. */
  review(review: Review | null): void {
    if (review === this.#row.review) return
    this.#row = { ...this.#row, review }
    this.#words = null
  }

  /** Makes `words` now, so that who searches first need not wait for those of all rows. */
  fold(): void {
    this.#words ??= wordsOf(this.#row)
  }

  /** The words of the row, folded as Find does with its usual options, one kind of words a line: nothing is found across two. */
  get words(): string {
    return (this.#words ??= wordsOf(this.#row))
  }
}

function wordsOf({ claim, sources, figures, documentTitle, annotatorName, note, review }: LedgerRow): string {
  const words = [claim.quote]
  for (const { source } of sourcesInOrder(sources)) words.push(source.quote)
  for (const { quote, unit } of figures) words.push(quote, unit ?? '')
  words.push(documentTitle, annotatorName, note, review?.comment ?? '')
  return foldText(words.join('\n'), defaultSearchOptions).folded
}
