/**
 * Searching the open project: what is searched for, and the hits as they come in, document by document. The words and what was
 * found stay while the panel is away. Offsets are UTF-16 units.
 */
import { defaultSearchOptions, type SearchOptions } from '@core/search/query'
import type { Services } from '@renderer/services/services'
import { ProjectSearcher, type SearchProblem } from '@renderer/workers/searchClient'
import type { DocumentHits, ProjectQuery, SearchProgress } from '@renderer/workers/searchJob'
import { create } from 'zustand'
import { openDocument, useNavigation } from './navigation'

export interface ProjectSearch {
  readonly words: string
  readonly options: SearchOptions
  /** Documents with hits, in the order of import. */
  readonly documents: readonly DocumentHits[]
  /** Hits in all documents. */
  readonly count: number
  /** How far the search is, in documents; null when none is under way. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** Why there are no hits. */
  readonly problem: SearchProblem | null
}

const nothingFound = { documents: [], count: 0, progress: null, problem: null } as const

export const useProjectSearch = create<ProjectSearch>(() => ({
  words: '',
  options: defaultSearchOptions,
  ...nothingFound,
}))

const searcher = new ProjectSearcher()

/** How long the texts stay in memory when nobody searches; milliseconds. */
const keptFor = 5 * 60_000
let idle: ReturnType<typeof setTimeout> | undefined

/**
 * Makes ready for searching as long as the panel is shown, and has what was found follow the open project. Returns what ends
 * it: the texts are then kept for a while, because the panel is often folded away and brought back.
 */
export function followProjectSearch(): () => void {
  clearTimeout(idle)
  const follow = (projectId: string | null) => {
    useProjectSearch.setState(nothingFound)
    if (projectId === null) return
    if (useProjectSearch.getState().words.trim() === '') searcher.prepare(projectId)
    else void searchProject()
  }
  follow(useNavigation.getState().projectId)
  const unsubscribe = useNavigation.subscribe(({ projectId }, before) => {
    if (projectId !== before.projectId) follow(projectId)
  })
  return () => {
    unsubscribe()
    idle = setTimeout(() => searcher.end(), keptFor)
  }
}

/** Searches for other words. */
export function setProjectWords(words: string): void {
  if (words === useProjectSearch.getState().words) return
  useProjectSearch.setState({ words })
  void searchProject()
}

/** Turns an option of the search on or off. */
export function toggleProjectOption(option: keyof SearchOptions): void {
  useProjectSearch.setState(({ options }) => ({ options: { ...options, [option]: !options[option] } }))
  void searchProject()
}

/** Searches. What was found before stays until there is something new. */
async function searchProject(): Promise<void> {
  const query = currentQuery()
  if (query === null) {
    useProjectSearch.setState(nothingFound)
    return
  }
  useProjectSearch.setState(({ progress }) => ({ progress: progress ?? { done: 0, total: 0 } }))
  let documents: readonly DocumentHits[] = []
  let count = 0
  const onProgress = ({ documents: more, done, total }: SearchProgress) => {
    documents = [...documents, ...more]
    count += more.reduce((sum, { count: n }) => sum + n, 0)
    useProjectSearch.setState({ documents, count, progress: { done, total }, problem: null })
  }
  const outcome = await searcher.search(query, onProgress)
  if (outcome.ok) useProjectSearch.setState({ progress: null })
  else if (outcome.error.kind !== 'superseded') {
    useProjectSearch.setState({ ...nothingFound, problem: outcome.error })
  }
}

/** What is searched for in the open project; null when that is nothing. */
export function currentQuery(): ProjectQuery | null {
  const { projectId } = useNavigation.getState()
  const { words, options } = useProjectSearch.getState()
  return projectId === null || words.trim() === '' ? null : { projectId, words, options }
}

/** Has all hits of a document shown, not only the first. */
export async function showAllHits(documentId: string): Promise<void> {
  const query = currentQuery()
  if (query === null) return
  const hits = await searcher.hitsOf(documentId, query)
  if (!hits.ok) return
  useProjectSearch.setState(({ documents }) => ({
    documents: documents.map((found) => (found.documentId === documentId ? { ...found, hits: hits.value } : found)),
  }))
}

/** All hits of the project with what is needed to mark them. */
export function taggableHitsOf(query: ProjectQuery): ReturnType<ProjectSearcher['taggable']> {
  return searcher.taggable(query)
}

/** A span that the text is to show as soon as its document is open. */
export interface PendingReveal {
  readonly documentId: string
  readonly start: number
  readonly end: number
  /** To be focused instead, if it is one of the shown annotator's. */
  readonly annotationId?: string
}

/** Null as soon as the text has shown it. */
export const usePendingReveal = create<{ readonly reveal: PendingReveal | null }>(() => ({ reveal: null }))

/** Opens a document at a span. */
export function goToHit(services: Services, reveal: PendingReveal): void {
  usePendingReveal.setState({ reveal })
  if (useNavigation.getState().documentId !== reveal.documentId) void openDocument(services, reveal.documentId)
}

/** Takes what is to be shown in a document, once. */
export function takeReveal(documentId: string): PendingReveal | null {
  const { reveal } = usePendingReveal.getState()
  if (reveal?.documentId !== documentId) return null
  usePendingReveal.setState({ reveal: null })
  return reveal
}
