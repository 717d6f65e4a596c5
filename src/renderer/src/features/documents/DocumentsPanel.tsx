import { storeErrorText } from '@renderer/i18n/failures'
import { documentFilters, documentSorts, type DocumentFilter, type DocumentSort } from '@renderer/state/documentList'
import { useDocuments, viewDocuments } from '@renderer/state/documents'
import { Pill } from '@renderer/ui/Pill'
import { Select } from '@renderer/ui/Select'
import { SearchField } from '@renderer/ui/TextField'
import { useTranslation } from 'react-i18next'
import { AddButtons } from './AddButtons'
import { DocumentList } from './DocumentList'
import { ProjectProgress } from './ProjectProgress'
import './documents.css'

/** The documents of the open project. Each part follows what it shows and no more: rows change at every mark. */
export function DocumentsPanel() {
  const listing = useDocuments(({ rows }) => rows !== null && rows.length > 0)
  const known = useDocuments(({ rows }) => rows !== null)
  return (
    <>
      <PanelHeader />
      <ProjectProgress />
      {listing && <ListTools />}
      <ReadingProblem />
      {listing ? <DocumentList /> : known && <Empty />}
      <footer className="documents-foot">
        <AddButtons />
      </footer>
    </>
  )
}

function PanelHeader() {
  const { t } = useTranslation()
  const total = useDocuments(({ rows }) => rows?.length ?? 0)
  const shown = useDocuments(({ listed }) => listed.length)
  return (
    <header className="panel-header">
      <h2>{t('documents.title')}</h2>
      <Pill>{shown === total ? t('counts.documents', { count: total }) : t('documents.shown', { shown, total })}</Pill>
    </header>
  )
}

function ReadingProblem() {
  const { t } = useTranslation()
  const error = useDocuments((documents) => documents.error)
  if (error === null) return null
  return (
    <p className="documents-message" role="alert">
      {storeErrorText(t, error)}
    </p>
  )
}

const sortTitles = {
  order: 'documents.sortOrder',
  title: 'documents.sortTitle',
  updated: 'documents.sortUpdated',
  status: 'documents.sortStatus',
  marks: 'documents.sortMarks',
} as const satisfies Record<DocumentSort, string>

const filterTitles = {
  all: 'documents.filterAll',
  'not-started': 'status.not-started',
  'in-progress': 'status.in-progress',
  done: 'status.done',
  'with-note': 'documents.filterWithNote',
  'without-marks': 'documents.filterWithoutMarks',
} as const satisfies Record<DocumentFilter, string>

function ListTools() {
  const { t } = useTranslation()
  const view = useDocuments((documents) => documents.view)
  return (
    <div className="documents-tools">
      <SearchField label={t('documents.search')} value={view.query} onChange={(query) => viewDocuments({ query })} />
      <div className="documents-selects">
        <Select
          compact
          label={t('documents.sort')}
          value={view.sort}
          onChange={(sort) => viewDocuments({ sort })}
          options={documentSorts.map((key) => ({ key, title: t(sortTitles[key]) }))}
        />
        <Select
          compact
          label={t('documents.filter')}
          value={view.filter}
          onChange={(filter) => viewDocuments({ filter })}
          options={documentFilters.map((key) => ({ key, title: t(filterTitles[key]) }))}
        />
      </div>
    </div>
  )
}

function Empty() {
  const { t } = useTranslation()
  return (
    <div className="documents-message">
      <strong>{t('documents.empty')}</strong>
      <p>{t('documents.emptyHelp')}</p>
    </div>
  )
}
