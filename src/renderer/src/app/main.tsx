/** The composition root: fonts and styles, the services, what was open last, and the first picture. */
import '@fontsource/ibm-plex-sans-arabic/400.css'
import '@fontsource/ibm-plex-sans-arabic/500.css'
import '@fontsource/ibm-plex-sans-arabic/600.css'
import '@fontsource-variable/noto-naskh-arabic/wght.css'
import '@fontsource/amiri/400.css'
import '@fontsource/amiri/700.css'
import '@renderer/ui/tokens.css'
import '@renderer/ui/base.css'
import '@renderer/ui/controls.css'
import '@renderer/ui/lists.css'
import '@renderer/ui/overlays.css'
import { startI18n } from '@renderer/i18n/i18n'
import { ServicesProvider, type Services } from '@renderer/services/services'
import { followDocuments } from '@renderer/state/documents'
import { startImports } from '@renderer/state/imports'
import { followWindowWidth, openProject } from '@renderer/state/navigation'
import { startPreferences, usePreferences } from '@renderer/state/preferences'
import { followScheme } from '@renderer/state/scheme'
import { openDatabase } from '@renderer/store/database'
import { storeErrorOf } from '@renderer/store/errors'
import { createStore } from '@renderer/store/store'
import type { Language, SanadBridge } from '@shared/ipc'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { logUncaught } from './logUncaught'
import { StartFailure } from './StartFailure'

async function start(bridge: SanadBridge, element: HTMLElement): Promise<void> {
  const root = createRoot(element, logUncaught(bridge))
  const info = await bridge.appInfo()
  const asked = info.ok ? info.value.languageArgument : null
  const system: Language = info.ok ? info.value.systemLanguage : 'ar'
  try {
    const services: Services = { bridge, store: createStore(await openDatabase()) }
    const settings = await services.store.settings.all()
    const language = asked ?? settings.language ?? system
    startI18n(language)
    startPreferences(services, settings, language)
    await reopenProject(services, settings.activeProjectId)
    followDocuments(services)
    followScheme(services)
    followWindowWidth()
    whenSomeoneIsThere(() => startImports(services))
    root.render(
      <ServicesProvider services={services}>
        <App />
      </ServicesProvider>,
    )
  } catch (cause) {
    const error = storeErrorOf(cause)
    void bridge.logError(`start: ${error.detail}`)
    startI18n(asked ?? system)
    root.render(<StartFailure error={error} bridge={bridge} />)
  }
}

/** Opens the project that was open last, else the oldest, if there is any. */
async function reopenProject(services: Services, lastId: string | null): Promise<void> {
  const projects = await services.store.projects.list()
  const project = projects.find(({ id }) => id === lastId) ?? projects[0]
  if (project !== undefined) await openProject(services, project.id)
}

/** Runs `begin` once, as soon as an annotator is at work: at the first start, after the name was given. */
function whenSomeoneIsThere(begin: () => void): void {
  if (usePreferences.getState().activeAnnotatorId !== null) {
    begin()
    return
  }
  const unsubscribe = usePreferences.subscribe(({ activeAnnotatorId }) => {
    if (activeAnnotatorId === null) return
    unsubscribe()
    begin()
  })
}

const element = document.getElementById('root')
if (element) void start(window.sanad, element)
