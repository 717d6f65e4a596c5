import { mergeWorker } from '@renderer/state/merge'
import { storeErrorOf, type StoreError } from '@renderer/store/errors'
import { passagesPerPage, type PassagePage, type PassageQuery, type PassageView } from '@renderer/workers/mergeContract'
import { useCallback, useEffect, useRef, useState } from 'react'

export interface Passages {
  /** Null as long as they are looked for. */
  readonly total: number | null
  /** Why they could not be had. */
  readonly failure: StoreError | null
  /** A passage by its place; null if its page is not read yet. */
  readonly at: (place: number) => PassageView | null
  /** Has the page of a place read, if it is not. */
  readonly need: (place: number) => void
}

interface Read {
  readonly query: PassageQuery
  readonly total: number | null
  readonly pages: ReadonlyMap<number, PassagePage>
  readonly failure: StoreError | null
}

/** The passages behind a number, read a page at a time as they are needed; the first one at once. */
export function usePassages(query: PassageQuery): Passages {
  const [read, setRead] = useState<Read>({ query, total: null, pages: new Map(), failure: null })
  const asked = useRef<{ readonly query: PassageQuery; readonly pages: Set<number> }>({ query, pages: new Set() })
  const ask = useCallback(
    (page: number) => {
      if (asked.current.query !== query) asked.current = { query, pages: new Set() }
      const { pages } = asked.current
      if (pages.has(page)) return
      pages.add(page)
      const keep = (change: (before: Read) => Partial<Read>) => {
        setRead((now) => {
          if (asked.current.query !== query) return now
          const before = now.query === query ? now : { query, total: null, pages: new Map(), failure: null }
          return { ...before, ...change(before) }
        })
      }
      mergeWorker()
        .call('passages', query, page)
        .then(
          (found) => keep((before) => ({ total: found.total, pages: new Map(before.pages).set(page, found) })),
          (cause: unknown) => keep(() => ({ failure: storeErrorOf(cause) })),
        )
    },
    [query],
  )
  useEffect(() => ask(0), [ask])
  const current = read.query === query ? read : null
  return {
    total: current?.total ?? null,
    failure: current?.failure ?? null,
    at: (place) => current?.pages.get(pageOf(place))?.passages[place % passagesPerPage] ?? null,
    need: useCallback((place: number) => ask(pageOf(place)), [ask]),
  }
}

function pageOf(place: number): number {
  return Math.floor(place / passagesPerPage)
}
