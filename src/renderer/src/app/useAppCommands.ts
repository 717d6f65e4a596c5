import { useCommandHandlers } from '@renderer/commands/handlers'
import type { CommandHandlers } from '@renderer/commands/registry'
import { useWindowKeys } from '@renderer/commands/useWindowKeys'
import { appErrorText, storeErrorText } from '@renderer/i18n/failures'
import { useServices, type Services } from '@renderer/services/services'
import { finishDocument, stepDocument } from '@renderer/state/documents'
import { pickDataset } from '@renderer/state/datasetImport'
import { importFromDialog } from '@renderer/state/imports'
import {
  showDialog,
  showPlace,
  toggleEndPanel,
  toggleFocusMode,
  toggleInspector,
  toggleStartPanel,
  useNavigation,
  type AppDialog,
} from '@renderer/state/navigation'
import { readingSizes, setPreference, usePreferences } from '@renderer/state/preferences'
import { canUndoProjectStep, undoProjectStep } from '@renderer/state/projectUndo'
import { storeErrorOf } from '@renderer/store/errors'
import { announce } from '@renderer/ui/announcer'
import { notify } from '@renderer/ui/notices'
import i18next from 'i18next'
import { useMemo } from 'react'
import { askToTagAll } from './askToTagAll'
import { stepRegion } from './regions'

/** The keys that work everywhere in the shell. */
export function useAppCommands(): void {
  const services = useServices()
  useWindowKeys()
  useCommandHandlers(useMemo(() => appCommands(services), [services]))
}

function appCommands(services: Services): CommandHandlers {
  const run = (job: Promise<unknown>): true => {
    void job
    return true
  }
  const resize = (step: number): true => {
    const size = usePreferences.getState().readingSize + step
    const fitting = Math.min(readingSizes.max, Math.max(readingSizes.min, size))
    return run(setPreference(services, 'readingSize', fitting))
  }
  const show = (dialog: AppDialog) => (): true => {
    showDialog(dialog)
    return true
  }
  const then = (change: () => void) => (): true => {
    change()
    return true
  }
  const atDesk = () => useNavigation.getState().place === 'desk'
  const undoProject = (): boolean => {
    if (!atDesk() || !canUndoProjectStep()) return false
    undoProjectStep(services).then(
      () => announce(i18next.t('workbench.said.undone')),
      (cause: unknown) => notify({ tone: 'problem', text: storeErrorText(i18next.t, storeErrorOf(cause)) }),
    )
    return true
  }
  const importDataset = (what: 'files' | 'folder') =>
    run(
      pickDataset(services, what).then((picked) => {
        if (!picked.ok) notify({ tone: 'problem', text: appErrorText(i18next.t, picked.error) })
      }),
    )
  return {
    undo: undoProject,
    tagAllFound: askToTagAll,
    toggleDocuments: then(() => toggleStartPanel('documents')),
    findInProject: then(() => toggleStartPanel('find')),
    toggleMarks: then(() => toggleEndPanel('marks')),
    guidelines: then(() => toggleEndPanel('guidelines')),
    corrections: then(() => toggleEndPanel('corrections')),
    merge: then(() => showPlace(useNavigation.getState().place === 'merge' ? 'desk' : 'merge')),
    ledger: then(() => showPlace(useNavigation.getState().place === 'ledger' ? 'desk' : 'ledger')),
    focusMode: () => atDesk() && then(toggleFocusMode)(),
    inspectSelection: () => atDesk() && then(toggleInspector)(),
    showInvisibles: () => run(setPreference(services, 'showInvisibles', !usePreferences.getState().showInvisibles)),
    resetTextSize: () => run(setPreference(services, 'readingSize', readingSizes.normal)),
    commandPalette: show('palette'),
    scheme: show('scheme'),
    shortcuts: show('shortcuts'),
    goToLine: () => atDesk() && show('goToLine')(),
    documentNote: () => atDesk() && useNavigation.getState().documentId !== null && show('documentNote')(),
    openFiles: () => run(importFromDialog(services, 'files')),
    openFolder: () => run(importFromDialog(services, 'folder')),
    importDatasetFiles: () => importDataset('files'),
    importDatasetFolder: () => importDataset('folder'),
    export: show('export'),
    settings: show('settings'),
    nextRegion: () => stepRegion(1),
    previousRegion: () => stepRegion(-1),
    nextDocument: () => atDesk() && stepDocument(services, 1),
    previousDocument: () => atDesk() && stepDocument(services, -1),
    finishDocument: () => atDesk() && finishDocument(services),
    largerText: () => resize(readingSizes.step),
    smallerText: () => resize(-readingSizes.step),
  }
}
