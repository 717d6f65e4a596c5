/** Where the person is: the open project, the open document, the open dialog. Survives a restart. */
import type { Services } from '@renderer/services/services'
import { create } from 'zustand'

export type AppDialog = 'settings' | 'export' | 'palette' | 'shortcuts' | 'goToLine' | 'documentNote' | 'scheme'

/** What stands at the start side of the text. */
export type StartPanel = 'documents' | 'find'
/** What stands at the end side of the text. */
export type EndPanel = 'marks' | 'guidelines' | 'corrections'
/** What the window is used for: work on a document, the merge of several people's work, or the ledger of all claims. */
export type Place = 'desk' | 'merge' | 'ledger'

export interface Navigation {
  readonly projectId: string | null
  readonly documentId: string | null
  readonly dialog: AppDialog | null
  readonly place: Place
  /** Null: folded away. */
  readonly startPanel: StartPanel | null
  readonly endPanel: EndPanel | null
  /** The window is so narrow (or so enlarged) that panels lie over the text: one at a time, and none to begin with. */
  readonly narrow: boolean
  /** Nothing but the text: panels, rail and top bar are away. */
  readonly focusMode: boolean
  /** The strip that shows the selection's characters one by one. */
  readonly inspectorOpen: boolean
}

export const useNavigation = create<Navigation>(() => ({
  projectId: null,
  documentId: null,
  dialog: null,
  place: 'desk',
  startPanel: 'documents',
  endPanel: 'marks',
  narrow: false,
  focusMode: false,
  inspectorOpen: false,
}))

/** Opens a project at the document that was open in it last, if that is still there; null opens none. */
export async function openProject({ store }: Services, projectId: string | null): Promise<void> {
  const last = projectId === null ? undefined : (await store.settings.get('openDocument'))[projectId]
  const row = projectId !== null && last !== undefined ? await store.documents.get(projectId, last) : undefined
  useNavigation.setState({ projectId, documentId: row?.id ?? null })
  await store.settings.set('activeProjectId', projectId)
}

/** Opens a document of the open project on the desk. */
export async function openDocument({ store }: Services, documentId: string): Promise<void> {
  const { projectId } = useNavigation.getState()
  if (projectId === null) return
  useNavigation.setState(({ narrow, startPanel }) => ({
    documentId,
    place: 'desk',
    startPanel: narrow ? null : startPanel,
  }))
  const open = await store.settings.get('openDocument')
  await store.settings.set('openDocument', { ...open, [projectId]: documentId })
}

/** Goes to the desk, to the merge or to the ledger. */
export function showPlace(place: Place): void {
  useNavigation.setState({ place })
}

/** Closes the open document, for one that was removed. */
export function closeDocument(): void {
  useNavigation.setState({ documentId: null })
}

/** Shows a dialog of the app, or none. */
export function showDialog(dialog: AppDialog | null): void {
  useNavigation.setState({ dialog })
}

/** Folds the panels away when the window gets narrow, and brings them back when it is wide again. Returns what ends it. */
export function followWindowWidth(): () => void {
  const query = window.matchMedia('(max-width: 1000px)')
  const follow = () => {
    const narrow = query.matches
    useNavigation.setState({ narrow, startPanel: narrow ? null : 'documents', endPanel: narrow ? null : 'marks' })
  }
  if (query.matches) follow()
  query.addEventListener('change', follow)
  return () => query.removeEventListener('change', follow)
}

/** Shows a panel at the start side of the desk, or folds it away if it is what is shown. */
export function toggleStartPanel(panel: StartPanel): void {
  useNavigation.setState(({ place, startPanel, narrow }) => ({
    place: 'desk',
    startPanel: place === 'desk' && startPanel === panel ? null : panel,
    focusMode: false,
    ...(narrow && { endPanel: null }),
  }))
}

/** The same at the end side. */
export function toggleEndPanel(panel: EndPanel): void {
  useNavigation.setState(({ place, endPanel, narrow }) => ({
    place: 'desk',
    endPanel: place === 'desk' && endPanel === panel ? null : panel,
    focusMode: false,
    ...(narrow && { startPanel: null }),
  }))
}

export function toggleFocusMode(): void {
  useNavigation.setState(({ focusMode }) => ({ focusMode: !focusMode }))
}

export function toggleInspector(): void {
  useNavigation.setState(({ inspectorOpen }) => ({ inspectorOpen: !inspectorOpen }))
}
