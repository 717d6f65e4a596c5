/** What the worker of a search in one document does: it keeps the text, and the folded text from one search to the next. */
import { ok, type Result } from '@core/result'
import { compileQuery, findHitsIn, foldFor, type QueryProblem, type SearchOptions } from '@core/search/query'

/** Nobody walks through more hits than this; finding and keeping them would only cost. */
export const mostHits = 100_000

export interface FoundSpans {
  /** The start and the end of every hit in turn, UTF-16 units, ascending. */
  readonly offsets: Uint32Array
  /** There are more hits than these. */
  readonly cut: boolean
}

export interface FindService {
  readonly functions: {
    /** Takes the text that is searched from now on. */
    readonly open: (text: string) => Promise<void>
    readonly find: (words: string, options: SearchOptions) => Promise<Result<FoundSpans, QueryProblem>>
  }
  readonly progress: never
}

export function findFunctions(): FindService['functions'] {
  let text = ''
  let folded: { readonly key: string; readonly value: ReturnType<typeof foldFor> } | null = null
  const foldedFor = (options: SearchOptions) => {
    const key = options.exact ? 'exact' : options.taMarbuta ? 'ta-marbuta' : 'plain'
    if (folded?.key !== key) folded = { key, value: foldFor(text, options) }
    return folded.value
  }
  return {
    open(newText) {
      text = newText
      folded = null
      return Promise.resolve()
    },
    find(words, options) {
      const query = compileQuery(words, options)
      if (!query.ok) return Promise.resolve(query)
      const hits = findHitsIn(text, foldedFor(options), query.value, mostHits + 1)
      const kept = hits.slice(0, mostHits)
      const offsets = Uint32Array.from(kept.flatMap(({ start, end }) => [start, end]))
      return Promise.resolve(ok({ offsets, cut: hits.length > mostHits }))
    },
  }
}
