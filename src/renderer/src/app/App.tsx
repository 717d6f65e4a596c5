import { FirstRun } from '@renderer/features/firstRun/FirstRun'
import { localeOf } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import { Announcer } from '@renderer/ui/announcer'
import { Notices } from '@renderer/ui/notices'
import { I18nProvider } from 'react-aria-components'
import { ClosingGuard } from './ClosingGuard'
import { ErrorBoundary } from './ErrorBoundary'
import { Shell } from './Shell'

/** Everything on the screen: the welcome until somebody is known, then the workbench. */
export function App() {
  const language = usePreferences((preferences) => preferences.language)
  const digits = usePreferences((preferences) => preferences.digits)
  const known = usePreferences((preferences) => preferences.activeAnnotatorId !== null)
  return (
    <I18nProvider locale={localeOf(language, digits)}>
      <ErrorBoundary>{known ? <Shell /> : <FirstRun />}</ErrorBoundary>
      <ClosingGuard />
      <Notices />
      <Announcer />
    </I18nProvider>
  )
}
