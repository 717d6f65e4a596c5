/** The dataset of another tool that is being imported: its files, the project it goes into, and who imports it. */
import type { AppError } from '@shared/errors'
import type { Result } from '@core/result'
import { ok } from '@core/result'
import type { Services } from '@renderer/services/services'
import type { AnnotatorRow } from '@renderer/store/rows'
import type { PickedFile } from '@renderer/workers/datasetImportClient'
import { create } from 'zustand'
import { usePreferences } from './preferences'
import { projectToWorkIn } from './projects'

export interface PickedDataset {
  readonly files: readonly PickedFile[]
  readonly projectId: string
  /** All people that are known here; whoever is at work comes first. */
  readonly people: readonly AnnotatorRow[]
}

interface DatasetImportState {
  /** Null while none is imported. */
  readonly picked: PickedDataset | null
}

export const useDatasetImport = create<DatasetImportState>(() => ({ picked: null }))

/** Asks for the files or the folder of a dataset, and has its dialog opened. Answers what main could not do. */
export async function pickDataset(services: Services, what: 'files' | 'folder'): Promise<Result<null, AppError>> {
  const picked = await services.bridge.pickDataset(what)
  if (!picked.ok) return picked
  if (picked.value === null) return ok(null)
  const projectId = await projectToWorkIn(services)
  const { activeAnnotatorId } = usePreferences.getState()
  const isMe = ({ id }: AnnotatorRow) => id === activeAnnotatorId
  const people = (await services.store.annotators.list()).toSorted((a, b) => Number(isMe(b)) - Number(isMe(a)))
  useDatasetImport.setState({ picked: { files: picked.value, projectId, people } })
  return ok(null)
}

/** Done with the dataset, whatever came of it. */
export function closeDatasetImport(): void {
  useDatasetImport.setState({ picked: null })
}
