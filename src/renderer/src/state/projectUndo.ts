/**
 * Taking back one change of many documents. There is at most one such step, and it is forgotten as soon as anything else is
 * done to a mark, so that it never stands between a person and what they did last.
 */
import { invertEdit } from '@core/annotation/edits'
import type { Services } from '@renderer/services/services'
import type { LayerEdit } from '@renderer/store/tagAll'
import { create } from 'zustand'
import type { DocumentSession } from './documentSession'
import { reloadSessions, useSessions } from './sessions'

export interface ProjectStep {
  readonly projectId: string
  readonly annotatorId: string
  /** What was done to each document, the open one among them if it was. */
  readonly edits: readonly LayerEdit[]
}

interface ProjectUndoState {
  readonly step: ProjectStep | null
  readonly forget: () => void
}

const nothing: ProjectUndoState = { step: null, forget: () => undefined }

const useProjectUndo = create<ProjectUndoState>(() => nothing)

/** Remembers a step that was just done. */
export function rememberProjectStep(step: ProjectStep): void {
  useProjectUndo.getState().forget()
  const stopWatching = watchWork(forgetProjectStep)
  useProjectUndo.setState({
    step,
    forget: () => {
      stopWatching()
      useProjectUndo.setState(nothing)
    },
  })
}

/** Lets go of the step, if there is one. */
function forgetProjectStep(): void {
  useProjectUndo.getState().forget()
}

/** Whether the last thing that was done is a step that `undoProjectStep` would take back. */
export function canUndoProjectStep(): boolean {
  return useProjectUndo.getState().step !== null
}

/**
 * Takes the step back: in the open document as its session's undo or as an edit, in all others in one transaction. Answers
 * false when there is no step. Rejects with the store's error; then the step is still there.
 */
export async function undoProjectStep({ store }: Services): Promise<boolean> {
  const { step, forget } = useProjectUndo.getState()
  if (step === null) return false
  const { projectId, annotatorId, edits } = step
  const open = openSessionOf(projectId, annotatorId)
  const stored = edits.filter(({ documentId }) => documentId !== open?.documentId)
  await store.tagAll.apply(
    projectId,
    annotatorId,
    stored.map(({ documentId, edit }) => ({ documentId, edit: invertEdit(edit) })),
  )
  forget()
  reloadIfOpened(stored.map(({ documentId }) => documentId))
  const own = edits.find(({ documentId }) => documentId === open?.documentId)
  if (own === undefined || open === null) return true
  const last = open.session.history.done.at(-1)
  if (last?.edit === own.edit) open.session.undo()
  else open.session.perform(invertEdit(own.edit))
  return true
}

/** The session of the open document, if it is of this project and shows this annotator's layer. */
export function openSessionOf(
  projectId: string,
  annotatorId: string,
): { readonly documentId: string; readonly session: DocumentSession } | null {
  const { open } = useSessions.getState()
  if (open === null || open.project.id !== projectId || open.annotator.id !== annotatorId) return null
  return { documentId: open.row.id, session: open.session }
}

/** Reads the open document anew if its layer was written just now: it was opened meanwhile and shows the layer before. */
export function reloadIfOpened(written: readonly string[]): void {
  const { open } = useSessions.getState()
  if (open !== null && written.includes(open.row.id)) reloadSessions()
}

/** Calls back when a mark or link of the open document changes, whichever document that is by then. Returns what ends it. */
function watchWork(onWork: () => void): () => void {
  let stopSession: () => void = () => undefined
  const watch = (session: DocumentSession | undefined) => {
    stopSession()
    stopSession =
      session?.store.subscribe((state, before) => {
        if (state.annotations !== before.annotations || state.links !== before.links) onWork()
      }) ?? (() => undefined)
  }
  watch(useSessions.getState().open?.session)
  const stopSessions = useSessions.subscribe(({ open, generation }, before) => {
    if (generation !== before.generation) onWork()
    else if (open !== before.open) watch(open?.session)
  })
  return () => {
    stopSession()
    stopSessions()
  }
}
