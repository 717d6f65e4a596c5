/**
 * Finding in the open document: what is searched for, the hits, and which of them the person is at. A text never changes, so
 * hits hold as long as the document is open. The words and options stay from one document to the next. Offsets are UTF-16
 * units.
 */
import { defaultSearchOptions, type Hit, type SearchOptions } from '@core/search/query'
import { type FindProblem, TextFinder } from '@renderer/workers/findClient'
import { create } from 'zustand'
import type { DocumentSession } from './documentSession'

export interface FindInDocument {
  /** Whose text is searched; null while no document is open. */
  readonly session: DocumentSession | null
  readonly words: string
  readonly options: SearchOptions
  /** In the order of the text. */
  readonly hits: readonly Hit[]
  /** There are more hits than these. */
  readonly cut: boolean
  /** The place in `hits` of the one that the person is at; null when there are none. */
  readonly current: number | null
  /** Why there are no hits; null when the search is done or nothing is searched for. */
  readonly problem: FindProblem | null
  readonly searching: boolean
}

const nothingFound = { hits: [], cut: false, current: null, problem: null, searching: false } as const

export const useFindInDocument = create<FindInDocument>(() => ({
  session: null,
  words: '',
  options: defaultSearchOptions,
  ...nothingFound,
}))

/** What belongs to the open document, beside the state that is shown. */
interface Binding {
  readonly finder: TextFinder
  /** Where the search starts from: the first hit from here on becomes the current one. */
  origin: number
  /** The search whose outcome is or will be in the state; null before the first in this document. */
  search: Promise<void> | null
}

let binding: Binding | null = null

/** Binds the search to an open document; nothing is searched before somebody asks. Returns what lets it go. */
export function bindFind(session: DocumentSession, finder: TextFinder = new TextFinder(session.text)): () => void {
  const mine: Binding = { finder, origin: 0, search: null }
  binding = mine
  useFindInDocument.setState({ session, ...nothingFound })
  return () => {
    finder.dispose()
    if (binding !== mine) return
    binding = null
    useFindInDocument.setState({ session: null, ...nothingFound })
  }
}

/** Searches for other words. */
export function setFindWords(words: string): Promise<void> {
  if (words === useFindInDocument.getState().words) return ensureSearched()
  useFindInDocument.setState({ words })
  return search()
}

/** Turns an option of the search on or off. */
export function toggleFindOption(option: keyof SearchOptions): Promise<void> {
  const { options } = useFindInDocument.getState()
  useFindInDocument.setState({ options: { ...options, [option]: !options[option] } })
  return search()
}

/** Has the words of the state searched for in this document, if they are not yet. */
export function ensureSearched(): Promise<void> {
  return binding?.search ?? search()
}

/** Starts from another offset: the first hit from there on, or else the first of all, becomes the current one. */
export function startFindFrom(offset: number): void {
  if (binding !== null) binding.origin = offset
  useFindInDocument.setState(({ hits }) => ({ current: firstFrom(hits, offset) }))
}

/** The hit that the person is at. */
export function currentHit(): Hit | null {
  const { hits, current } = useFindInDocument.getState()
  return current === null ? null : (hits[current] ?? null)
}

export interface FindStep {
  readonly hit: Hit
  /** The search went on at the other end of the text. */
  readonly wrapped: boolean
}

/**
 * Goes to the next hit after a span, or the previous one before it, and round the end of the text. The hits of the words
 * are waited for. Null when there are none.
 * @param from where the person is; null: at the current hit
 */
export async function stepToHit(
  direction: 'next' | 'previous',
  from: { readonly start: number; readonly end: number } | null,
): Promise<FindStep | null> {
  await ensureSearched()
  const { hits } = useFindInDocument.getState()
  const at = from ?? currentHit() ?? { start: 0, end: 0 }
  const found =
    direction === 'next'
      ? hits.findIndex(({ start }) => start >= at.end)
      : hits.findLastIndex(({ end }) => end <= at.start)
  const current = found >= 0 ? found : direction === 'next' ? 0 : hits.length - 1
  const hit = hits[current]
  if (hit === undefined) return null
  if (binding !== null) binding.origin = hit.start
  useFindInDocument.setState({ current })
  return { hit, wrapped: found < 0 }
}

function search(): Promise<void> {
  const mine = binding
  if (mine === null) return Promise.resolve()
  const { words, options } = useFindInDocument.getState()
  if (words.trim() === '') {
    mine.search = Promise.resolve()
    useFindInDocument.setState(nothingFound)
    return mine.search
  }
  // The hits before stay until there are others: a field that blinks at every letter is hard to look at.
  useFindInDocument.setState({ searching: true })
  const running: Promise<void> = mine.finder.find(words, options).then((outcome) => {
    if (binding !== mine) return undefined
    // A newer search: whoever waits for this one wants that.
    if (mine.search !== null && mine.search !== running) return mine.search
    if (outcome.kind === 'found') {
      const { hits, cut } = outcome
      useFindInDocument.setState({ ...nothingFound, hits, cut, current: firstFrom(hits, mine.origin) })
    } else {
      useFindInDocument.setState({ ...nothingFound, problem: outcome.kind === 'problem' ? outcome.problem : null })
    }
    return undefined
  })
  mine.search = running
  return running
}

function firstFrom(hits: readonly Hit[], offset: number): number | null {
  if (hits.length === 0) return null
  const found = hits.findIndex(({ start }) => start >= offset)
  return found >= 0 ? found : 0
}
