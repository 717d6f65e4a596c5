/** The documents of the open project, followed live: how their list is narrowed and sorted, and which are chosen in it. */
import type { DocumentStatus } from '@core/annotation/model'
import type { Services } from '@renderer/services/services'
import { storeErrorOf, type StoreError } from '@renderer/store/errors'
import type { DocumentRow } from '@renderer/store/rows'
import { nothingSelected, type ListSelection } from '@renderer/ui/listSelection'
import { create } from 'zustand'
import { listedDocuments, relistedDocuments, type DocumentListView } from './documentList'
import { closeDocument, openDocument, useNavigation } from './navigation'
import { settleSessions } from './sessions'

interface DocumentsState {
  /** All documents of the open project in the order of import; null until they are read. */
  readonly rows: readonly DocumentRow[] | null
  /** What the list shows of them. */
  readonly listed: readonly DocumentRow[]
  readonly view: DocumentListView
  /** The documents chosen in the list, for what is done to several at once; all of them are listed. */
  readonly selection: ListSelection
  readonly error: StoreError | null
}

/** The list as it is first seen: everything, in the order of import. */
export const initialView: DocumentListView = { query: '', sort: 'order', filter: 'all' }

const nothing: DocumentsState = { rows: null, listed: [], view: initialView, selection: nothingSelected, error: null }

export const useDocuments = create<DocumentsState>(() => nothing)

/** Changes how the list is narrowed or sorted. */
export function viewDocuments(change: Partial<DocumentListView>): void {
  useDocuments.setState(({ rows, view, selection }) => {
    const changed = { ...view, ...change }
    const listed = listedDocuments(rows ?? [], changed)
    return { view: changed, listed, selection: stillListed(selection, listed) }
  })
}

/** Chooses documents in the list. */
export function selectDocuments(selection: ListSelection): void {
  useDocuments.setState({ selection })
}

/** The selection without what is no longer listed: nothing is done to documents out of sight. */
function stillListed(selection: ListSelection, listed: readonly DocumentRow[]): ListSelection {
  if (selection.keys.size === 0) return selection
  const keys = new Set(listed.map(({ id }) => id).filter((id) => selection.keys.has(id)))
  return keys.size === selection.keys.size ? selection : { ...selection, keys }
}

/** Follows the documents of whichever project is open. Returns what ends it. */
export function followDocuments({ store }: Services): () => void {
  let projectId: string | null = null
  let stop: () => void = () => undefined
  const follow = (next: string | null) => {
    if (next === projectId) return
    stop()
    projectId = next
    useDocuments.setState(nothing)
    stop =
      next === null
        ? () => undefined
        : store.documents.watch(
            next,
            (rows) => useDocuments.setState((before) => withRows(before, rows)),
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

function withRows(before: DocumentsState, rows: readonly DocumentRow[]): Partial<DocumentsState> {
  const listed = relistedDocuments({ rows: before.rows ?? [], listed: before.listed }, rows, before.view)
  return { rows, listed, selection: stillListed(before.selection, listed), error: null }
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
 * Sets the status of several documents of the open project at once. Answers what takes it back, or null if all had that
 * status. Rejects, and changes nothing, if the store does.
 */
export async function setStatuses(
  { store }: Services,
  ids: ReadonlySet<string>,
  status: DocumentStatus,
): Promise<{ readonly changed: number; readonly undo: () => Promise<unknown> } | null> {
  const { projectId } = useNavigation.getState()
  if (projectId === null) return null
  const before = await store.documents.setStatuses(projectId, new Map([...ids].map((id) => [id, status])))
  if (before.size === 0) return null
  return { changed: before.size, undo: () => store.documents.setStatuses(projectId, before) }
}

/**
 * Removes documents from the open project with everybody's work on them, for good. What is open among them is closed, and
 * what is being written is waited for. Rejects, and removes nothing, if the store does.
 */
export async function removeDocuments({ store }: Services, ids: ReadonlySet<string>): Promise<void> {
  const { projectId, documentId } = useNavigation.getState()
  if (projectId === null) return
  await settleSessions()
  await store.documents.remove(projectId, [...ids])
  if (documentId !== null && ids.has(documentId)) closeDocument()
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
