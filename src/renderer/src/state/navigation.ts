/** Where the person is: the open project, the open document, the open dialog. Survives a restart. */
import type { Services } from '@renderer/services/services'
import { create } from 'zustand'

export type AppDialog = 'settings' | 'export'

export interface Navigation {
  readonly projectId: string | null
  readonly documentId: string | null
  readonly dialog: AppDialog | null
  readonly documentsPanelOpen: boolean
}

export const useNavigation = create<Navigation>(() => ({
  projectId: null,
  documentId: null,
  dialog: null,
  documentsPanelOpen: true,
}))

/** Opens a project at the document that was open in it last, if that is still there; null opens none. */
export async function openProject({ store }: Services, projectId: string | null): Promise<void> {
  const last = projectId === null ? undefined : (await store.settings.get('openDocument'))[projectId]
  const row = projectId !== null && last !== undefined ? await store.documents.get(projectId, last) : undefined
  useNavigation.setState({ projectId, documentId: row?.id ?? null })
  await store.settings.set('activeProjectId', projectId)
}

/** Opens a document of the open project. */
export async function openDocument({ store }: Services, documentId: string): Promise<void> {
  const { projectId } = useNavigation.getState()
  if (projectId === null) return
  useNavigation.setState({ documentId })
  const open = await store.settings.get('openDocument')
  await store.settings.set('openDocument', { ...open, [projectId]: documentId })
}

/** Closes the open document, for one that was removed. */
export function closeDocument(): void {
  useNavigation.setState({ documentId: null })
}

/** Shows a dialog of the app, or none. */
export function showDialog(dialog: AppDialog | null): void {
  useNavigation.setState({ dialog })
}

/** Folds the documents panel away, or brings it back. */
export function toggleDocumentsPanel(): void {
  useNavigation.setState(({ documentsPanelOpen }) => ({ documentsPanelOpen: !documentsPanelOpen }))
}
