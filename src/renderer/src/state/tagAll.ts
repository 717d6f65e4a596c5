/** Marking all hits of a search at once, in the open document or in the whole project. Offsets are UTF-16 units. */
import { addAnnotation, combineEdits, type Edit } from '@core/annotation/edits'
import type { Annotation } from '@core/annotation/model'
import type { DefaultLabel } from '@core/annotation/scheme'
import { err, ok, type Result } from '@core/result'
import type { Hit } from '@core/search/query'
import { standingOf, type Standing } from '@core/search/standing'
import type { Services } from '@renderer/services/services'
import { storeErrorOf, type StoreError } from '@renderer/store/errors'
import type { SearchProblem } from '@renderer/workers/searchClient'
import { mostTaggable, type ProjectQuery, type TaggableHit, taggableHits } from '@renderer/workers/searchJob'
import { create } from 'zustand'
import type { DocumentSession } from './documentSession'
import { taggableHitsOf } from './projectSearch'
import { openSessionOf, reloadIfOpened, rememberProjectStep } from './projectUndo'
import { settleSessions } from './sessions'

/** Whose hits are to be marked: those of the open document, or all of a project's. */
export type TagAllSource =
  | {
      readonly kind: 'document'
      readonly session: DocumentSession
      readonly title: string
      /** In order, none over another. */
      readonly hits: readonly Hit[]
      readonly words: string
    }
  | { readonly kind: 'project'; readonly query: ProjectQuery; readonly annotatorId: string }

interface TagAll {
  /** What the dialog is asked about; null while it is closed. */
  readonly source: TagAllSource | null
  /** The label that was chosen last. At first the one of names, which are what recurs. */
  readonly label: string
}

export const useTagAll = create<TagAll>(() => ({ source: null, label: 'source' satisfies DefaultLabel }))

/** Opens the dialog; null closes it. */
export function showTagAll(source: TagAllSource | null): void {
  useTagAll.setState({ source })
}

/** Chooses a label, for this time and the next. */
export function chooseTagAllLabel(label: string): void {
  useTagAll.setState({ label })
}

/** A document with its hits, and the annotator's live annotations on it. */
export interface CandidateDocument {
  readonly documentId: string
  readonly title: string
  readonly hits: readonly TaggableHit[]
  readonly annotations: readonly Annotation[]
}

export interface Candidates {
  readonly documents: readonly CandidateDocument[]
  /** There are more hits than these. */
  readonly cut: boolean
}

export type CandidatesProblem = SearchProblem | { readonly kind: 'store'; readonly error: StoreError }

/** Reads all that may be marked. Never rejects. */
export async function readCandidates(
  { store }: Services,
  source: TagAllSource,
): Promise<Result<Candidates, CandidatesProblem>> {
  if (source.kind === 'document') return ok(candidatesOf(source))
  const { query, annotatorId } = source
  const found = await taggableHitsOf(query)
  if (!found.ok) return found
  const { documents, cut } = found.value
  const open = openSessionOf(query.projectId, annotatorId)
  try {
    const ids = documents.map(({ documentId }) => documentId)
    const stored = await store.tagAll.annotations(query.projectId, annotatorId, ids)
    const annotationsOf = (id: string) =>
      id === open?.documentId ? open.session.index.inOrder() : (stored.get(id) ?? [])
    return ok({ cut, documents: documents.map((d) => ({ ...d, annotations: annotationsOf(d.documentId) })) })
  } catch (cause) {
    return err({ kind: 'store', error: storeErrorOf(cause) })
  }
}

function candidatesOf({ session, title, hits }: TagAllSource & { readonly kind: 'document' }): Candidates {
  const document = {
    documentId: session.layer.documentId,
    title,
    hits: taggableHits(session.text, hits.slice(0, mostTaggable)),
    annotations: session.index.inOrder(),
  }
  return { documents: hits.length === 0 ? [] : [document], cut: hits.length > mostTaggable }
}

/** A hit in the list of what may be marked. */
export interface Candidate {
  /** Unique among the candidates. */
  readonly key: string
  readonly hit: TaggableHit
  readonly standing: Standing
}

/** The candidates of a document for one label, in order. */
export function candidatesFor({ documentId, hits, annotations }: CandidateDocument, label: string): Candidate[] {
  const standing = standingOf(hits, annotations, label)
  return hits.map((hit, i) => ({ key: `${documentId} ${hit.start}`, hit, standing: standing[i] ?? 'free' }))
}

/** Whether a candidate is chosen before the person has said anything: what is doubtful is not. */
export function isChosenAtFirst({ hit, standing }: Candidate): boolean {
  return standing === 'free' && !hit.insideWord
}

/** Spans to be marked in a document. */
export interface ChosenHits {
  readonly documentId: string
  readonly hits: readonly Hit[]
}

/**
 * Marks hits as one undo step. In the open document that is a step of its history; in others all is written in one
 * transaction, and `undoProjectStep` takes it back, the open document's part included. On an error nothing is marked.
 */
export async function tagAll(
  { store }: Services,
  source: TagAllSource,
  label: string,
  chosen: readonly ChosenHits[],
): Promise<Result<null, StoreError>> {
  const edits = chosen
    .filter(({ hits }) => hits.length > 0)
    .map(({ documentId, hits }) => ({ documentId, edit: marksOf(hits, label) }))
  if (source.kind === 'document') {
    for (const { edit } of edits) source.session.perform(edit)
    return ok(null)
  }
  const unsaved = await settleSessions()
  if (unsaved !== null) return err(unsaved)
  const { annotatorId } = source
  const { projectId } = source.query
  const open = openSessionOf(projectId, annotatorId)
  const others = edits.filter(({ documentId }) => documentId !== open?.documentId)
  try {
    await store.tagAll.apply(projectId, annotatorId, others)
  } catch (cause) {
    return err(storeErrorOf(cause))
  }
  reloadIfOpened(others.map(({ documentId }) => documentId))
  const own = edits.find(({ documentId }) => documentId === open?.documentId)
  if (own !== undefined) open?.session.perform(own.edit)
  if (others.length > 0) rememberProjectStep({ projectId, annotatorId, edits })
  return ok(null)
}

function marksOf(hits: readonly Hit[], label: string): Edit {
  return combineEdits(
    ...hits.map(({ start, end }) =>
      addAnnotation(crypto.randomUUID(), { label, start, end, attributes: {}, note: '', origin: 'manual' }),
    ),
  )
}
