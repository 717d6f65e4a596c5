/** What the dialog of the scheme does with files and with the project. */
import { compareSchemes, forbids, type SchemeDifference, type SchemeMisfit } from '@core/annotation/schemeChange'
import type { Scheme } from '@core/annotation/scheme'
import { readScheme, type SchemeProblem, writeScheme } from '@core/annotation/schemeFile'
import { err, ok, type Result } from '@core/result'
import type { Services } from '@renderer/services/services'
import { saveText } from '@renderer/state/saveText'
import { showScheme } from '@renderer/state/scheme'
import { reloadSessions, settleSessions } from '@renderer/state/sessions'
import { type StoreError, storeErrorOf } from '@renderer/store/errors'
import type { ProjectRow } from '@renderer/store/rows'
import type { AppError } from '@shared/errors'
import type { SavedFile } from '@shared/ipc'

/** A file that was chosen: its scheme, or what is wrong with it. */
export interface SchemeFile {
  readonly fileName: string
  readonly reading: Result<Scheme, readonly SchemeProblem[]>
}

/** Another scheme, and what it would mean for the project. */
export interface Proposal {
  readonly name: string
  readonly scheme: Scheme
  readonly difference: SchemeDifference
  readonly misfits: readonly SchemeMisfit[]
}

/** Asks for a scheme file and reads it; null when the dialog was closed. */
export async function pickScheme({ bridge }: Services): Promise<Result<SchemeFile | null, AppError>> {
  const picked = await bridge.pickTextFile('scheme')
  if (!picked.ok || picked.value === null) return picked.ok ? ok(null) : picked
  const { fileName, text } = picked.value
  return ok({ fileName, reading: readScheme(text) })
}

/** Works out what `scheme` would mean for a project, of which everything that can be saved is saved first. */
export async function proposeScheme(
  { store }: Services,
  project: ProjectRow,
  name: string,
  scheme: Scheme,
): Promise<Result<Proposal, StoreError>> {
  const unsaved = await settleSessions()
  if (unsaved !== null) return err(unsaved)
  try {
    const misfits = await store.projects.misfits(project.id, scheme)
    return ok({ name, scheme, difference: compareSchemes(project.scheme, scheme), misfits })
  } catch (cause) {
    return err(storeErrorOf(cause))
  }
}

/**
 * Gives the project a scheme, unless annotations forbid it, and opens its documents anew by it: their undo histories go, for
 * redoing could bring back a label that is gone. Answers what does not fit.
 */
export async function applyScheme(
  { store }: Services,
  projectId: string,
  scheme: Scheme,
): Promise<Result<readonly SchemeMisfit[], StoreError>> {
  const unsaved = await settleSessions()
  if (unsaved !== null) return err(unsaved)
  try {
    const misfits = await store.projects.setScheme(projectId, scheme)
    if (!misfits.some(forbids)) {
      showScheme(scheme)
      reloadSessions()
    }
    return ok(misfits)
  } catch (cause) {
    return err(storeErrorOf(cause))
  }
}

/** Asks where, and writes the scheme there. Null when the dialog was closed. */
export function saveScheme({ bridge }: Services, scheme: Scheme): Promise<Result<SavedFile | null, AppError>> {
  return saveText(bridge, 'scheme', `${scheme.id}.json`, writeScheme(scheme))
}
