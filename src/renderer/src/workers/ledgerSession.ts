/**
 * The rows of one project as the ledger worker holds them: read step by step, so that the first are there at once, and built anew
 * where something changes.
 */
import { LedgerEntry } from '@core/ledger/entry'
import type { LedgerRow, Review } from '@core/ledger/ledger'
import { comparableFigures, contradictedClaims } from '@core/ledger/figureComparison'
import { LedgerIndex } from '@core/ledger/query'
import { changedKeys, isChanged } from '@renderer/store/changedKeys'
import type { SanadDatabase } from '@renderer/store/database'
import { documentsById } from '@renderer/store/documentRows'
import type { ClaimNumbers } from './claimNumbers'
import { listReviews, putReviews, readReviews } from '@renderer/store/reviews'
import { Dexie, type ObservabilitySet } from 'dexie'
import type { LedgerProgress } from './ledgerContract'
import {
  layerKey,
  readLayerKeys,
  readLayers,
  readPeople,
  readTitles,
  rowsOfLayer,
  type LayerKey,
  type LedgerPeople,
  type RowsPlace,
} from './ledgerRead'

/** Layers read at once: few enough that whoever asks for something meanwhile need not wait for the step. */
const layersPerStep = 100

/** What changed in the database since the rows were built. */
interface Stale {
  /** Null: all of them. */
  layers: Map<string, LayerKey> | null
  readonly documents: Set<string>
  readonly reviews: Map<string, LayerKey['documentId']>
}

export class LedgerSession {
  readonly place: RowsPlace
  readonly #db: SanadDatabase
  readonly #report: (progress: LedgerProgress) => void
  readonly #stop: () => void
  #people: LedgerPeople = { annotators: new Map(), mergeId: null }
  #titles = new Map<string, string>()
  #reviews = new Map<string, Review>()
  /** By `layerKey`. */
  #entries = new Map<string, readonly LedgerEntry[]>()
  /** Layers whose rows are not yet there, in the order of the rows, from `next` on. */
  #unread: { readonly keys: readonly LayerKey[]; next: number } = { keys: [], next: 0 }
  #index: LedgerIndex | null = null
  #contradicted: ReadonlySet<string> | null = null
  /** The entries of `#index` by number. */
  #byNumber: ReadonlyMap<number, LedgerEntry> | null = null
  readonly #numbers: ClaimNumbers
  #stale: Stale = { layers: null, documents: new Set(), reviews: new Map() }

  private constructor(
    db: SanadDatabase,
    place: RowsPlace,
    numbers: ClaimNumbers,
    report: (progress: LedgerProgress) => void,
  ) {
    this.#db = db
    this.place = place
    this.#numbers = numbers
    this.#report = report
    const onMutated = (parts: ObservabilitySet) => this.#notice(parts)
    Dexie.on('storagemutated', onMutated)
    this.#stop = () => Dexie.on.storagemutated.unsubscribe(onMutated)
  }

  /**
   * Reads the first rows of a place, and follows the database until `close`; `readMore` reads the others. Numbers of a session
   * before this one stay.
   */
  static async open(
    db: SanadDatabase,
    place: RowsPlace,
    numbers: ClaimNumbers,
    report: (progress: LedgerProgress) => void,
  ): Promise<LedgerSession> {
    const session = new LedgerSession(db, place, numbers, report)
    await session.refresh()
    return session
  }

  close(): void {
    this.#stop()
  }

  /** Documents with any row. */
  get documentCount(): number {
    const documents = new Set<string>()
    for (const [first] of this.#entries.values()) if (first !== undefined) documents.add(first.row.documentId)
    return documents.size
  }

  /** All rows that were read, in their order. */
  get rows(): readonly LedgerRow[] {
    return this.index.rows
  }

  /** The same, to be found in. */
  get index(): LedgerIndex {
    return (this.#index ??= new LedgerIndex(this.#allEntries(), this.#contradicted ?? new Set()))
  }

  /** The same, also for a query of contradicted claims, which takes comparing all figures. */
  indexWithContradictions(): LedgerIndex {
    if (this.#contradicted === null) {
      const { rows } = this.index
      this.#contradicted = contradictedClaims(rows, comparableFigures(rows))
      this.#index = null
    }
    return this.index
  }

  /** Rows by their numbers; null for one that is not here (any more). */
  rowsOf(numbers: readonly number[]): readonly (LedgerRow | null)[] {
    const byNumber = (this.#byNumber ??= new Map(this.#allEntries().map((entry) => [entry.number, entry])))
    return numbers.map((number) => byNumber.get(number)?.row ?? null)
  }

  numberOfClaim(claimId: string): number {
    return this.#numbers.of(claimId)
  }

  /** The reviews there are of claims, also of those that this layer does not show; null where there is none. */
  reviewsOf(claims: readonly Pick<Review, 'claimId'>[]): readonly (Review | null)[] {
    return claims.map(({ claimId }) => this.#reviews.get(claimId) ?? null)
  }

  /** The layers of these keys as they are stored. */
  readLayers(keys: readonly LayerKey[]): ReturnType<typeof readLayers> {
    return readLayers(this.#db, this.place.projectId, this.#people, keys)
  }

  /** Writes reviews, and has them on their rows. Resolves when they are on the disk. */
  async write(reviews: readonly Review[]): Promise<void> {
    await putReviews(this.#db, this.place.projectId, reviews)
    this.#take(reviews)
    // What was just written is announced, too.
    for (const { claimId } of reviews) this.#stale.reviews.delete(claimId)
  }

  #take(reviews: readonly Review[]): void {
    for (const review of reviews) this.#reviews.set(review.claimId, review)
    this.index.review(reviews)
  }

  #allEntries(): readonly LedgerEntry[] {
    const compare = this.#byPlace()
    const layers = [...this.#entries.values()].flatMap((entries) => {
      const [first] = entries
      return first === undefined ? [] : [{ entries, first: first.row }]
    })
    return layers.sort(({ first: a }, { first: b }) => compare(a, b)).flatMap(({ entries }) => entries)
  }

  /** The order of layers: that of the documents in the project, and for each document that of the people. */
  #byPlace(): (a: LayerKey, b: LayerKey) => number {
    const order = new Map([...this.#titles.keys()].map((id, i) => [id, i]))
    const rank = new Map([...this.#people.annotators.keys()].map((id, i) => [id, i]))
    return (a, b) =>
      (order.get(a.documentId) ?? 0) - (order.get(b.documentId) ?? 0) ||
      (rank.get(a.annotatorId) ?? 0) - (rank.get(b.annotatorId) ?? 0)
  }

  /** Notes what a transaction changed, here or in another thread, and says so. */
  #notice(parts: ObservabilitySet): void {
    const { projectId } = this.place
    const layers = changedKeys(parts, this.#db, 'layers', projectId)
    const documents = changedKeys(parts, this.#db, 'documents', projectId)
    const reviews = changedKeys(parts, this.#db, 'reviews', projectId)
    const everything =
      [layers, documents, reviews].includes('many') ||
      isChanged(parts, this.#db, 'annotators') ||
      (['gold', 'all'].includes(this.place.layer) &&
        (isChanged(parts, this.#db, 'mergeGold') || isChanged(parts, this.#db, 'merges')))
    if (everything) this.#stale.layers = null
    else {
      for (const [, documentId = '', annotatorId = ''] of layers) {
        this.#stale.layers?.set(layerKey({ documentId, annotatorId }), { documentId, annotatorId })
      }
      for (const [, documentId = ''] of documents) this.#stale.documents.add(documentId)
      for (const [, documentId = '', claimId = ''] of reviews) this.#stale.reviews.set(claimId, documentId)
    }
    if (this.#isStale) this.#report({ work: 'changed' })
  }

  get #isStale(): boolean {
    const { layers, documents, reviews } = this.#stale
    return layers === null || layers.size + documents.size + reviews.size > 0
  }

  /** Brings the rows that were read up to date with the database. */
  async refresh(): Promise<void> {
    while (this.#isStale) {
      const stale = this.#stale
      this.#stale = { layers: new Map(), documents: new Set(), reviews: new Map() }
      try {
        if (stale.layers === null) await this.#readAll()
        else await this.#readChanged(stale, stale.layers)
      } catch (cause) {
        // What was not read is read the next time.
        this.#stale.layers = null
        throw cause
      }
    }
  }

  /** Whether there are rows that were not read. */
  get hasMore(): boolean {
    return this.#unread.next < this.#unread.keys.length
  }

  /** Reads the next rows, says how far it is, and answers them. */
  async readMore(): Promise<readonly LedgerEntry[]> {
    const { keys, next } = this.#unread
    const end = Math.min(keys.length, next + layersPerStep)
    const step = keys.slice(next, end)
    await this.#buildRows(step)
    this.#unread.next = end
    this.#changed()
    this.#report({ work: 'reading', done: end, total: keys.length })
    return step.flatMap((key) => this.#entries.get(layerKey(key)) ?? [])
  }

  /** Reads all that was not read. */
  async readRest(): Promise<void> {
    while (this.hasMore) await this.readMore()
  }

  async #readAll(): Promise<void> {
    const { projectId } = this.place
    this.#people = await readPeople(this.#db, this.place)
    this.#titles = await readTitles(this.#db, projectId)
    this.#reviews = new Map((await listReviews(this.#db, projectId)).map((review) => [review.claimId, review]))
    const keys = await readLayerKeys(this.#db, projectId, this.#people)
    this.#entries = new Map()
    this.#unread = { keys: keys.toSorted(this.#byPlace()), next: 0 }
    await this.readMore()
  }

  async #readChanged({ documents, reviews }: Stale, layers: ReadonlyMap<string, LayerKey>): Promise<void> {
    const { projectId } = this.place
    const changed = new Map([...layers].filter(([, { annotatorId }]) => this.#people.annotators.has(annotatorId)))
    const rows = await documentsById(this.#db, projectId, [...documents])
    for (const id of documents) {
      const title = rows.get(id)?.title
      // Every mark touches its document's row; only a title, or a document that comes or goes, changes the ledger.
      if (title === this.#titles.get(id)) continue
      if (title === undefined) this.#titles.delete(id)
      else this.#titles.set(id, title)
      for (const [key, [first]] of this.#entries) {
        if (first?.row.documentId === id) changed.set(key, { documentId: id, annotatorId: first.row.annotatorId })
      }
    }
    if (reviews.size > 0) {
      const read = await readReviews(
        this.#db,
        projectId,
        [...reviews].map(([claimId, documentId]) => ({ claimId, documentId })),
      )
      this.#take(read.filter((review) => this.#reviews.get(review.claimId)?.updatedAt !== review.updatedAt))
      const found = new Set(read.map(({ claimId }) => claimId))
      for (const claimId of reviews.keys()) {
        if (found.has(claimId)) continue
        this.#reviews.delete(claimId)
        for (const entry of this.#allEntries()) if (entry.row.claim.annotationId === claimId) entry.review(null)
        this.#changed()
      }
    }
    if (changed.size === 0) return
    await this.#buildRows([...changed.values()])
    this.#changed()
  }

  async #buildRows(keys: readonly LayerKey[]): Promise<void> {
    const layers = await this.readLayers(keys)
    for (const key of keys) {
      const id = layerKey(key)
      const layer = layers.get(id)
      const title = this.#titles.get(key.documentId)
      const annotator = this.#people.annotators.get(key.annotatorId)
      if (layer === undefined || title === undefined || annotator === undefined) this.#entries.delete(id)
      else {
        const rows = rowsOfLayer(key, layer, title, annotator, this.#reviews)
        this.#entries.set(id, rows.map((row) => new LedgerEntry(row, this.#numbers.of(row.claim.annotationId)))) // prettier-ignore
      }
    }
  }

  #changed(): void {
    this.#index = null
    this.#byNumber = null
    this.#contradicted = null
  }
}
