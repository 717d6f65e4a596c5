import { DocumentsPanel } from '@renderer/features/documents/DocumentsPanel'
import { EmptyDesk } from '@renderer/features/documents/EmptyDesk'
import { ImportDialogs } from '@renderer/features/transfer/ImportDialogs'
import { ImportStatus } from '@renderer/features/transfer/ImportStatus'
import { ExchangeDialog } from '@renderer/features/transfer/ExchangeDialog'
import { ExportDialog } from '@renderer/features/transfer/ExportDialog'
import { SettingsDialog } from '@renderer/features/settings/SettingsDialog'
import { Workbench } from '@renderer/features/workbench/Workbench'
import { showDialog, useNavigation } from '@renderer/state/navigation'
import { useTranslation } from 'react-i18next'
import { DropTarget } from './DropTarget'
import { ErrorBoundary } from './ErrorBoundary'
import { Rail } from './Rail'
import { TopBar } from './TopBar'
import { useAppCommands } from './useAppCommands'
import './shell.css'

/** The window once somebody is at work: rail, top bar, documents, and the desk with the open one. */
export function Shell() {
  const { t } = useTranslation()
  const { projectId, documentId, dialog, documentsPanelOpen } = useNavigation()
  useAppCommands()
  return (
    <div className="shell" data-documents={documentsPanelOpen ? 'open' : 'folded'}>
      <nav className="rail" data-region="rail" aria-label={t('app.regions')}>
        <Rail />
      </nav>
      <header className="topbar" data-region="topbar">
        <ErrorBoundary>
          <TopBar />
        </ErrorBoundary>
      </header>
      {documentsPanelOpen && (
        <aside className="documents" data-region="documents" aria-label={t('documents.title')}>
          <ErrorBoundary key={projectId}>
            <DocumentsPanel />
          </ErrorBoundary>
        </aside>
      )}
      <div className="centre">
        <ErrorBoundary key={documentId}>
          {projectId !== null && documentId !== null ? (
            <Workbench projectId={projectId} documentId={documentId} />
          ) : (
            <EmptyDesk />
          )}
        </ErrorBoundary>
      </div>
      <ErrorBoundary>
        <ImportStatus />
        <ImportDialogs />
        <ExchangeDialog />
        {dialog === 'export' && <ExportDialog onClose={() => showDialog(null)} />}
        {dialog === 'settings' && <SettingsDialog onClose={() => showDialog(null)} />}
      </ErrorBoundary>
      <DropTarget />
    </div>
  )
}
