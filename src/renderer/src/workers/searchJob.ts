/**
 * What the worker of the project search does. It keeps the texts of the project, folded, from one search to the next, and
 * sends what it finds in batches, in the order of import. A newer search ends an older one.
 */
import { ok, type Result } from '@core/result'
import { isInsideWord } from '@core/search/insideWord'
import {
  compileQuery,
  findHitsIn,
  type Hit,
  type Query,
  type QueryProblem,
  type SearchOptions,
} from '@core/search/query'
import { snippetOf, type Snippet } from '@core/search/snippet'
import { LineTable } from '@core/text/lineTable'
import type { SanadDatabase } from '@renderer/store/database'
import { type ShelvedDocument, type ShelvedText, TextShelf } from './textShelf'

/** What is searched for, and where. */
export interface ProjectQuery {
  readonly projectId: string
  readonly words: string
  readonly options: SearchOptions
}

/** A hit with what stands around it. */
export interface FoundHit extends Hit {
  readonly snippet: Snippet
}

export interface DocumentHits {
  readonly documentId: string
  readonly title: string
  /** Of all hits in the document. */
  readonly count: number
  /** The first of them. */
  readonly hits: readonly FoundHit[]
}

export interface SearchProgress {
  /** The number that the search was given. */
  readonly run: number
  /** Documents read, of all. */
  readonly done: number
  readonly total: number
  /** Documents with hits since the last report, in the order of import. */
  readonly documents: readonly DocumentHits[]
}

export type SearchOutcome = 'done' | 'superseded'

/** A hit to be marked. */
export interface TaggableHit extends FoundHit {
  readonly insideWord: boolean
}

export interface TaggableDocument {
  readonly documentId: string
  readonly title: string
  readonly hits: readonly TaggableHit[]
}

export interface TaggableHits {
  readonly documents: readonly TaggableDocument[]
  /** There are more hits than these. */
  readonly cut: boolean
}

export interface SearchService {
  readonly functions: {
    /** Reads the texts of a project, so that the first search is as fast as the others. A search ends it. */
    readonly prepare: (projectId: string) => Promise<null>
    /** Searches; what is found is reported, at last a report that all is done. */
    readonly search: (run: number, query: ProjectQuery) => Promise<Result<SearchOutcome, QueryProblem>>
    /** Ends what is under way. Answered when the worker is not deaf over a text. */
    readonly stop: () => Promise<null>
    /** Up to `mostOfDocument` hits of one document. */
    readonly hitsOf: (documentId: string, query: ProjectQuery) => Promise<Result<readonly FoundHit[], QueryProblem>>
    /** All hits, up to `mostTaggable`. */
    readonly taggable: (query: ProjectQuery) => Promise<Result<TaggableHits, QueryProblem>>
  }
  readonly progress: SearchProgress
}

/** How many hits of a document are reported at first, and of a whole search: beyond, a document comes with its count. */
export const firstOfDocument = 5
const mostReported = 1000
const mostOfDocument = 2000
/** Nobody checks more by eye. */
export const mostTaggable = 5000

/** How long the worker is deaf to newer searches, and how often it reports; milliseconds. */
const slice = 12
const reportEvery = 40

export function searchFunctions(
  db: SanadDatabase,
  report: (progress: SearchProgress) => void,
): SearchService['functions'] {
  const shelf = new TextShelf(db)
  /** What was asked last; whatever else is under way ends when it notices. */
  let latest = 0

  /** Goes through the texts of a project; false when something newer was asked meanwhile, or when the visitor has enough. */
  async function visit(
    projectId: string,
    visitor: (document: ShelvedDocument, done: number, total: number) => boolean,
    turn: number,
  ): Promise<boolean> {
    const rows = await shelf.documents(projectId)
    let rested = performance.now()
    let done = 0
    for await (const text of shelf.texts(rows)) {
      done++
      if (turn !== latest || !visitor(text, done, rows.length)) return false
      if (performance.now() - rested < slice) continue
      await rest()
      rested = performance.now()
    }
    return turn === latest
  }

  return {
    async prepare(projectId) {
      await visit(projectId, (document) => document.foldFor({ taMarbuta: false, exact: false }) !== null, ++latest)
      return null
    },

    async search(run, { projectId, words, options }) {
      const query = compileQuery(words, options)
      const turn = ++latest
      if (!query.ok) return query
      let found: DocumentHits[] = []
      let room = mostReported
      let reportedAt = performance.now()
      const isWhole = await visit(
        projectId,
        (document, done, total) => {
          const hits = hitsIn(document, query.value)
          if (hits.length > 0) {
            const { documentId, title } = document
            const shown = hits.slice(0, Math.min(firstOfDocument, room))
            room -= shown.length
            found.push({ documentId, title, count: hits.length, hits: shown.map((hit) => inContext(document, hit)) })
          }
          if (done < total && performance.now() - reportedAt > reportEvery) {
            report({ run, done, total, documents: found })
            found = []
            reportedAt = performance.now()
          }
          return true
        },
        turn,
      )
      if (!isWhole) return ok('superseded')
      const { length: total } = await shelf.documents(projectId)
      report({ run, done: total, total, documents: found })
      return ok('done')
    },

    stop() {
      latest++
      return Promise.resolve(null)
    },

    async hitsOf(documentId, { words, options }) {
      const query = compileQuery(words, options)
      if (!query.ok) return query
      const text = await shelf.text(documentId)
      if (text === undefined) return ok([])
      return ok(hitsIn(text, query.value, mostOfDocument).map((hit) => inContext(text, hit)))
    },

    async taggable({ projectId, words, options }) {
      const query = compileQuery(words, options)
      if (!query.ok) return query
      const documents: TaggableDocument[] = []
      let room = mostTaggable
      let cut = false
      await visit(
        projectId,
        (document) => {
          const hits = hitsIn(document, query.value, room + 1)
          cut = hits.length > room
          const kept = hits.slice(0, room)
          room -= kept.length
          if (kept.length > 0) {
            const { documentId, title, text } = document
            documents.push({ documentId, title, hits: taggableHits(text, kept) })
          }
          return !cut
        },
        ++latest,
      )
      return ok({ documents, cut })
    },
  }
}

/** Hits of a text, in order, with what a person needs to decide whether to mark them. */
export function taggableHits(text: string, hits: readonly Hit[]): TaggableHit[] {
  const lines = new LineTable(text)
  return hits.map((hit) => ({ ...hit, snippet: snippetOf(text, hit), insideWord: isInsideWord(lines, hit) }))
}

function hitsIn(text: ShelvedText, query: Query, limit?: number): Hit[] {
  return findHitsIn(text.text, text.foldFor(query.options), query, limit)
}

function inContext({ text }: ShelvedText, hit: Hit): FoundHit {
  return { ...hit, snippet: snippetOf(text, hit) }
}

/** Lets messages that wait be heard. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
