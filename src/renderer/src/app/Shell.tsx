import { CorrectionsPanel } from '@renderer/features/corrections/CorrectionsPanel'
import { DocumentsPanel } from '@renderer/features/documents/DocumentsPanel'
import { EmptyDesk } from '@renderer/features/documents/EmptyDesk'
import { DatasetImportDialog } from '@renderer/features/transfer/DatasetImportDialog'
import { ImportDialogs } from '@renderer/features/transfer/ImportDialogs'
import { ImportStatus } from '@renderer/features/transfer/ImportStatus'
import { ExchangeDialog } from '@renderer/features/transfer/ExchangeDialog'
import { ExportDialog } from '@renderer/features/transfer/ExportDialog'
import { FindPanel } from '@renderer/features/find/FindPanel'
import { TagAllDialog } from '@renderer/features/find/TagAllDialog'
import { LedgerScreen } from '@renderer/features/ledger/LedgerScreen'
import { MergeScreen } from '@renderer/features/merge/MergeScreen'
import { GuidelinesPane } from '@renderer/features/guidelines/GuidelinesPane'
import { CommandPalette } from '@renderer/features/palette/CommandPalette'
import { DocumentNote } from '@renderer/features/documents/DocumentNote'
import { ShortcutsDialog } from '@renderer/features/shortcuts/ShortcutsDialog'
import { SchemeDialog } from '@renderer/features/schemes/SchemeDialog'
import { SettingsDialog } from '@renderer/features/settings/SettingsDialog'
import { Workbench } from '@renderer/features/workbench/Workbench'
import { type AppDialog, showDialog, useNavigation } from '@renderer/state/navigation'
import { showTagAll, useTagAll } from '@renderer/state/tagAll'
import { useTranslation } from 'react-i18next'
import { AppMenu } from './AppMenu'
import { DropTarget } from './DropTarget'
import { ErrorBoundary } from './ErrorBoundary'
import { Rail } from './Rail'
import { TopBar } from './TopBar'
import { useAppCommands } from './useAppCommands'
import './shell.css'

/** The window once somebody is at work: rail, top bar, documents, and the desk with the open one. */
export function Shell() {
  const { t } = useTranslation()
  const { projectId, documentId, dialog, place, startPanel, focusMode } = useNavigation()
  const shown = projectId === null ? 'desk' : place
  const atDesk = shown === 'desk'
  const tagAllSource = useTagAll(({ source }) => source)
  useAppCommands()
  return (
    <div
      className="shell"
      data-start={focusMode || !atDesk ? 'folded' : (startPanel ?? 'folded')}
      data-focus-mode={focusMode}
    >
      <nav className="rail" data-region="rail" aria-label={t('app.regions')}>
        <Rail />
      </nav>
      <header className="topbar" data-region="topbar">
        <ErrorBoundary>
          <TopBar />
        </ErrorBoundary>
      </header>
      {atDesk && startPanel === 'documents' && (
        <aside className="documents" data-region="documents" aria-label={t('documents.title')}>
          <ErrorBoundary key={projectId}>
            <DocumentsPanel />
          </ErrorBoundary>
        </aside>
      )}
      {atDesk && startPanel === 'find' && (
        <aside className="documents" data-region="find" aria-label={t('find.project.title')}>
          <ErrorBoundary key={projectId}>
            <FindPanel />
          </ErrorBoundary>
        </aside>
      )}
      <div className="centre">
        <ErrorBoundary key={atDesk ? documentId : shown}>
          {shown === 'merge' ? (
            <MergeScreen key={projectId} />
          ) : shown === 'ledger' ? (
            <LedgerScreen key={projectId} />
          ) : projectId !== null && documentId !== null ? (
            <Workbench
              projectId={projectId}
              documentId={documentId}
              guidelines={<GuidelinesPane />}
              corrections={(desk) => <CorrectionsPanel desk={desk} />}
            />
          ) : (
            <EmptyDesk />
          )}
        </ErrorBoundary>
      </div>
      <ErrorBoundary>
        <ImportStatus />
        <ImportDialogs />
        <DatasetImportDialog />
        {/* While the merge is shown, it takes the exchange files that are opened or dropped. */}
        {shown !== 'merge' && <ExchangeDialog />}
        {tagAllSource !== null && <TagAllDialog source={tagAllSource} onClose={() => showTagAll(null)} />}
        <OpenDialog dialog={dialog} />
        <AppMenu />
      </ErrorBoundary>
      <DropTarget />
    </div>
  )
}

/** The dialog that is asked for, if it is the window's; going to a line is the open document's. */
function OpenDialog({ dialog }: { readonly dialog: AppDialog | null }) {
  const close = () => showDialog(null)
  switch (dialog) {
    case 'documentNote':
      return <DocumentNote onClose={close} />
    case 'export':
      return <ExportDialog onClose={close} />
    case 'palette':
      return <CommandPalette onClose={close} />
    case 'scheme':
      return <SchemeDialog onClose={close} />
    case 'settings':
      return <SettingsDialog onClose={close} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />
    case 'goToLine':
    case null:
      return null
  }
}
