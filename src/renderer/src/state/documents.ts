/** The documents of the open project, followed live, and how their list is narrowed and sorted. */
import type { DocumentStatus } from '@core/annotation/model'
import type { Services } from '@renderer/services/services'
import { storeErrorOf, type StoreError } from '@renderer/store/errors'
import type { DocumentRow } from '@renderer/store/rows'
import { create } from 'zustand'
import { listedDocuments, type DocumentListView } from './documentList'
import { openDocument, useNavigation } from './navigation'

interface DocumentsState {
  /** All documents of the open project in the order of import; null until they are read. */
  readonly rows: readonly DocumentRow[] | null
  /** What the list shows of them. */
  readonly listed: readonly DocumentRow[]
  readonly view: DocumentListView
  readonly error: StoreError | null
}

const initialView: DocumentListView = { query: '', sort: 'order', status: 'all' }

export const useDocuments = create<DocumentsState>(() => ({ rows: null, listed: [], view: initialView, error: null }))

/** Changes how the list is narrowed or sorted. */
export function viewDocuments(change: Partial<DocumentListView>): void {
  useDocuments.setState(({ rows, view }) => {
    const changed = { ...view, ...change }
    return { view: changed, listed: listedDocuments(rows ?? [], changed) }
  })
}

/** Follows the documents of whichever project is open. Returns what ends it. */
export function followDocuments({ store }: Services): () => void {
  let projectId: string | null = null
  let stop: () => void = () => undefined
  const follow = (next: string | null) => {
    if (next === projectId) return
    stop()
    projectId = next
    useDocuments.setState({ rows: null, listed: [], view: initialView, error: null })
    stop =
      next === null
        ? () => undefined
        : store.documents.watch(
            next,
            (rows) => useDocuments.setState(({ view }) => ({ rows, listed: listedDocuments(rows, view), error: null })),
            (cause) => useDocuments.setState({ error: storeErrorOf(cause) }),
          )
  }
  follow(useNavigation.getState().projectId)
  const unsubscribe = useNavigation.subscribe((navigation) => follow(navigation.projectId))
  return () => {
    unsubscribe()
    stop()
  }
}

/** The row of the open document, or undefined. */
export function useOpenDocumentRow(): DocumentRow | undefined {
  const documentId = useNavigation((navigation) => navigation.documentId)
  return useDocuments(({ rows }) => rows?.find((row) => row.id === documentId))
}

/** Opens the document after or before the open one in the list as it is shown. Answers whether there is one. */
export function stepDocument(services: Services, step: 1 | -1): boolean {
  const { listed } = useDocuments.getState()
  const { documentId } = useNavigation.getState()
  const target = listed[listed.findIndex((row) => row.id === documentId) + step]
  if (target === undefined || target.id === documentId) return false
  void openDocument(services, target.id)
  return true
}

/** Sets the status of a document of the open project. */
export async function setStatus({ store }: Services, documentId: string, status: DocumentStatus): Promise<void> {
  const { projectId } = useNavigation.getState()
  if (projectId !== null) await store.documents.setStatus(projectId, documentId, status)
}

/**
 * Marks the open document as done and opens the next in the list; one that is done already is taken up again and stays
 * open. Answers whether a document is open.
 */
export function finishDocument(services: Services): boolean {
  const { documentId } = useNavigation.getState()
  const row = useDocuments.getState().rows?.find(({ id }) => id === documentId)
  if (row === undefined) return false
  const done = row.status === 'done'
  // The step comes first: a list of unfinished documents will not hold this one any more.
  if (!done) stepDocument(services, 1)
  void setStatus(services, row.id, done ? 'in-progress' : 'done')
  return true
}
