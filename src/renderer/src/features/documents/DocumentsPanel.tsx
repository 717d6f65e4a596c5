import { documentStatuses } from '@core/annotation/model'
import { storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { useDocuments, viewDocuments } from '@renderer/state/documents'
import { openDocument, useNavigation } from '@renderer/state/navigation'
import { Button } from '@renderer/ui/Button'
import { Pill } from '@renderer/ui/Pill'
import { Select } from '@renderer/ui/Select'
import { SearchField } from '@renderer/ui/TextField'
import { VirtualList } from '@renderer/ui/VirtualList'
import { useTranslation } from 'react-i18next'
import { AddButtons } from './AddButtons'
import { DocumentEntry } from './DocumentEntry'
import './documents.css'

/** The documents of the open project. Each part follows what it shows and no more: rows change at every mark. */
export function DocumentsPanel() {
  const listing = useDocuments(({ rows }) => rows !== null && rows.length > 0)
  const known = useDocuments(({ rows }) => rows !== null)
  return (
    <>
      <PanelHeader />
      {listing && <ListTools />}
      <ReadingProblem />
      {known && <List />}
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
          options={[
            { key: 'order', title: t('documents.sortOrder') },
            { key: 'title', title: t('documents.sortTitle') },
            { key: 'updated', title: t('documents.sortUpdated') },
          ]}
        />
        <Select
          compact
          label={t('documents.filter')}
          value={view.status}
          onChange={(status) => viewDocuments({ status })}
          options={[
            { key: 'all', title: t('documents.filterAll') },
            ...documentStatuses.map((status) => ({ key: status, title: t(`status.${status}`) })),
          ]}
        />
      </div>
    </div>
  )
}

function List() {
  const { t } = useTranslation()
  const services = useServices()
  const empty = useDocuments(({ rows }) => rows?.length === 0)
  const listed = useDocuments((documents) => documents.listed)
  const documentId = useNavigation((navigation) => navigation.documentId)
  if (empty)
    return (
      <div className="documents-message">
        <strong>{t('documents.empty')}</strong>
        <p>{t('documents.emptyHelp')}</p>
      </div>
    )
  if (listed.length === 0)
    return (
      <div className="documents-message" role="status">
        <strong>{t('documents.noMatch')}</strong>
        <p>{t('documents.noMatchHelp')}</p>
        <Button small onPress={() => viewDocuments({ query: '', status: 'all' })}>
          {t('documents.showAll')}
        </Button>
      </div>
    )
  return (
    <VirtualList
      items={listed}
      getKey={(row) => row.id}
      getText={(row) => row.title}
      renderItem={(row) => <DocumentEntry row={row} />}
      itemProps={(row) => ({ 'data-document-id': row.id })}
      activeKey={documentId}
      onActivate={(id) => void openDocument(services, id)}
      label={t('documents.title')}
      estimateSize={88}
      data-testid="documents-list"
    />
  )
}
