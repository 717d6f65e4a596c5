import type { CommandHandlers } from '@renderer/commands/registry'
import { useWindowCommands } from '@renderer/commands/useWindowCommands'
import { useServices, type Services } from '@renderer/services/services'
import { finishDocument, stepDocument } from '@renderer/state/documents'
import { importFromDialog } from '@renderer/state/imports'
import { showDialog } from '@renderer/state/navigation'
import { readingSizes, setPreference, usePreferences } from '@renderer/state/preferences'
import { useMemo } from 'react'
import { stepRegion } from './regions'

/** The keys that work everywhere in the shell. */
export function useAppCommands(): void {
  const services = useServices()
  useWindowCommands(useMemo(() => appCommands(services), [services]))
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
  const show = (dialog: 'settings' | 'export') => (): true => {
    showDialog(dialog)
    return true
  }
  return {
    openFiles: () => run(importFromDialog(services, 'files')),
    openFolder: () => run(importFromDialog(services, 'folder')),
    export: show('export'),
    settings: show('settings'),
    nextRegion: () => stepRegion(1),
    previousRegion: () => stepRegion(-1),
    nextDocument: () => stepDocument(services, 1),
    previousDocument: () => stepDocument(services, -1),
    finishDocument: () => finishDocument(services),
    largerText: () => resize(readingSizes.step),
    smallerText: () => resize(-readingSizes.step),
  }
}
