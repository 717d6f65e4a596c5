/**
 * The sessions of this window. One document is open at a time; the undo histories of the others are kept, and a session
 * that could not be saved stays in memory whole until it is, or until a copy of it was saved.
 */
import { create } from 'zustand'
import type { History } from '@core/annotation/history'
import type { Services } from '@renderer/services/services'
import type { AnnotatorRow, DocumentRow, ProjectRow, ReadingPlace } from '@renderer/store/rows'
import type { StoreError } from '@renderer/store/errors'
import { DocumentSession } from './documentSession'

/** All that the workbench needs of one document, read together. */
export interface OpenDocument {
  readonly key: string
  readonly project: ProjectRow
  readonly row: DocumentRow
  readonly annotator: AnnotatorRow
  readonly session: DocumentSession
  readonly place: ReadingPlace | null
}

interface SessionsState {
  readonly open: OpenDocument | null
  /** Grows when stored layers changed behind the open session's back. */
  readonly generation: number
}

export const useSessions = create<SessionsState>(() => ({ open: null, generation: 0 }))

const histories = new Map<string, History>()
const unsaved = new Map<string, OpenDocument>()

/** Why a document could not be opened. */
export type OpenFailure = 'not-found' | 'text-missing'

/** Opens a document for an annotator. Rejects with the store's error if the database does not answer. */
export async function openSession(
  { store }: Services,
  projectId: string,
  documentId: string,
  annotatorId: string,
): Promise<OpenDocument | OpenFailure> {
  const key = [projectId, documentId, annotatorId].join(' ')
  const kept = unsaved.get(key)
  if (kept !== undefined) return show(kept)
  const [project, row, text, layer, place, annotators] = await Promise.all([
    store.projects.get(projectId),
    store.documents.get(projectId, documentId),
    store.texts.get(documentId),
    store.layers.get(projectId, documentId, annotatorId),
    store.places.get(projectId, documentId),
    store.annotators.list(),
  ])
  const annotator = annotators.find((a) => a.id === annotatorId)
  if (project === undefined || row === undefined || annotator === undefined) return 'not-found'
  if (text === undefined) return 'text-missing'
  const session = new DocumentSession({
    text,
    layer,
    history: histories.get(key),
    persist: (changed) => store.layers.save(projectId, changed),
  })
  return show({ key, project, row, annotator, session, place: place ?? null })
}

function show(open: OpenDocument): OpenDocument {
  useSessions.setState({ open })
  return open
}

/** Lets a session go when its document is left: its history stays, and all of it while something is not saved. */
export async function leaveSession(open: OpenDocument): Promise<void> {
  histories.set(open.key, open.session.history)
  if (useSessions.getState().open === open) useSessions.setState({ open: null })
  if (!open.session.hasUnsaved) return
  unsaved.set(open.key, open)
  await open.session.settled()
  forgetSaved()
}

/** Lets go of the kept sessions that are saved by now. */
function forgetSaved(): void {
  for (const [key, { session }] of unsaved) if (!session.hasUnsaved) unsaved.delete(key)
}

const writers = new Set<() => Promise<void>>()

/** Has a job done before sessions settle, such as writing down where the reader is. Returns what ends it. */
export function beforeSettling(write: () => Promise<void>): () => void {
  writers.add(write)
  return () => writers.delete(write)
}

/** Waits for what is being written. Null when nothing is left unsaved in any session, else why something is. */
export async function settleSessions(): Promise<StoreError | null> {
  const { open } = useSessions.getState()
  const sessions = [...unsaved.values(), ...(open === null ? [] : [open])].map((o) => o.session)
  await Promise.all([...writers].map((write) => write()))
  await Promise.all(sessions.map((session) => session.settled()))
  forgetSaved()
  const failed = sessions.map((session) => session.store.getState().save).find((save) => save.kind === 'failed')
  return failed?.error ?? null
}

/** Reads the open document anew, after records of it were merged in from a file. Histories that no longer fit are dropped. */
export function reloadSessions(): void {
  histories.clear()
  useSessions.setState(({ generation }) => ({ open: null, generation: generation + 1 }))
}
