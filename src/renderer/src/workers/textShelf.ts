/** The texts that the project search reads, kept in memory with their folded forms, as far as there is room. */
import { foldFor, type SearchOptions } from '@core/search/query'
import type { FoldedText } from '@core/text/folding'
import type { SanadDatabase } from '@renderer/store/database'
import { watchDocuments } from '@renderer/store/documentWatch'
import type { DocumentRow } from '@renderer/store/rows'

type Folding = Pick<SearchOptions, 'taMarbuta' | 'exact'>

/** A text, and what a search reads of it. */
export interface ShelvedText {
  readonly text: string
  /** See `foldFor` in the core; kept for the next search. */
  readonly foldFor: (folding: Folding) => FoldedText | null
}

/** A text with the document that it belongs to. */
export interface ShelvedDocument extends ShelvedText {
  readonly documentId: string
  readonly title: string
}

interface Kept {
  readonly text: string
  plain: FoldedText | null
  taMarbuta: FoldedText | null
}

/** UTF-16 code units of texts and folded texts together: at most 128 MB, some 10,000 articles. Beyond, texts are read anew. */
const room = 64 * 1024 * 1024
/** How many texts are read from the database in one request. */
const atOnce = 64

export class TextShelf {
  readonly #db: SanadDatabase
  /** By id, which is the hash of the text: what is kept never grows old. */
  readonly #kept = new Map<string, Kept>()
  #units = 0
  #list: { readonly projectId: string; rows: Promise<readonly DocumentRow[]>; readonly stop: () => void } | null = null

  constructor(db: SanadDatabase) {
    this.#db = db
  }

  /** The documents of a project in the order of import, followed from the first question on. */
  documents(projectId: string): Promise<readonly DocumentRow[]> {
    if (this.#list?.projectId === projectId) return this.#list.rows
    this.#list?.stop()
    let stop: () => void = () => undefined
    const rows = new Promise<readonly DocumentRow[]>((resolve, reject) => {
      const onRows = (next: readonly DocumentRow[]) => {
        resolve(next)
        if (this.#list?.projectId === projectId) this.#list.rows = Promise.resolve(next)
      }
      const onError = (cause: unknown) => {
        reject(cause instanceof Error ? cause : new Error(String(cause)))
        if (this.#list?.projectId === projectId) this.#list = null
      }
      stop = watchDocuments(this.#db, projectId, onRows, onError)
    })
    this.#list = { projectId, rows, stop }
    return rows
  }

  /** The texts of these documents, in their order. One whose text is not on this laptop is left out. */
  async *texts(rows: readonly DocumentRow[]): AsyncGenerator<ShelvedDocument, void> {
    for (let from = 0; from < rows.length; from += atOnce) {
      const part = rows.slice(from, from + atOnce)
      const read = await this.#read(part.map(({ id }) => id).filter((id) => !this.#kept.has(id)))
      for (const { id, title } of part) {
        const kept = this.#kept.get(id) ?? read.get(id)
        if (kept !== undefined) yield { documentId: id, title, ...this.#shelved(kept) }
      }
    }
  }

  /** One text; undefined when this laptop does not have it. */
  async text(documentId: string): Promise<ShelvedText | undefined> {
    const kept = this.#kept.get(documentId) ?? (await this.#read([documentId])).get(documentId)
    return kept && this.#shelved(kept)
  }

  async #read(ids: readonly string[]): Promise<ReadonlyMap<string, Kept>> {
    const read = new Map<string, Kept>()
    if (ids.length === 0) return read
    for (const row of await this.#db.texts.bulkGet([...ids])) {
      if (row === undefined) continue
      const kept: Kept = { text: row.text, plain: null, taMarbuta: null }
      read.set(row.id, kept)
      if (this.#take(row.text.length)) this.#kept.set(row.id, kept)
    }
    return read
  }

  #shelved(kept: Kept): ShelvedText {
    return { text: kept.text, foldFor: (folding) => this.#fold(kept, folding) }
  }

  #fold(kept: Kept, { taMarbuta, exact }: Folding): FoldedText | null {
    if (exact) return null
    const form = taMarbuta ? 'taMarbuta' : 'plain'
    const known = kept[form]
    if (known !== null) return known
    const folded = foldFor(kept.text, { taMarbuta, exact })
    if (folded !== null && this.#take(folded.folded.length + folded.steps.length * 4)) kept[form] = folded
    return folded
  }

  /** Takes room for so many units, if there is as much. */
  #take(units: number): boolean {
    if (this.#units + units > room) return false
    this.#units += units
    return true
  }
}
