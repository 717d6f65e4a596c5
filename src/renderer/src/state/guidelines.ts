/** What the team marks and how: the app's guide, or the project's own. */
import { ok, type Result } from '@core/result'
import type { Services } from '@renderer/services/services'
import type { AppError } from '@shared/errors'
import type { Language, SavedFile } from '@shared/ipc'
import arabicGuide from '../../../../resources/guidelines/ar.md?raw'
import englishGuide from '../../../../resources/guidelines/en.md?raw'

const guides: Readonly<Record<Language, string>> = { ar: arabicGuide, en: englishGuide }

/** The app's guide, Markdown. */
export function defaultGuide(language: Language): string {
  return guides[language]
}

export interface LoadedGuidelines {
  readonly fileName: string
  /** The file has no visible character, and nothing was changed. */
  readonly empty: boolean
}

/** Asks for a file of Markdown and makes it the project's guidelines. Answers null when the dialog was closed. */
export async function loadGuidelines(
  { bridge, store }: Services,
  projectId: string,
): Promise<Result<LoadedGuidelines | null, AppError>> {
  const picked = await bridge.pickTextFile('guidelines')
  if (!picked.ok || picked.value === null) return picked.ok ? ok(null) : picked
  const { fileName, text } = picked.value
  const empty = text.trim() === ''
  if (!empty) await store.projects.setGuidelines(projectId, text)
  return ok({ fileName, empty })
}

/** Asks where, and writes guidelines there. Answers null when the dialog was closed. */
export async function saveGuidelines(
  { bridge }: Services,
  suggestedName: string,
  text: string,
): Promise<Result<SavedFile | null, AppError>> {
  const target = await bridge.beginSave('guidelines', suggestedName)
  if (!target.ok || target.value === null) return target.ok ? ok(null) : target
  const { writeId } = target.value
  const written = await bridge.writeSave(writeId, text)
  if (written.ok) return bridge.commitSave(writeId)
  await bridge.abortSave(writeId)
  return written
}
