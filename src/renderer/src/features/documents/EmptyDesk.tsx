import { useDocuments } from '@renderer/state/documents'
import { Icon } from '@renderer/ui/Icon'
import { useTranslation } from 'react-i18next'
import { AddButtons } from './AddButtons'

/** The middle of the window while no document is open. */
export function EmptyDesk() {
  const { t } = useTranslation()
  const empty = useDocuments(({ rows }) => rows?.length === 0)
  return (
    <main className="empty-desk" data-region="text">
      <Icon name="documents" />
      <h1>{t(empty ? 'documents.empty' : 'documents.choose')}</h1>
      <p>{t(empty ? 'documents.emptyHelp' : 'documents.chooseHelp')}</p>
      <AddButtons showKeys />
    </main>
  )
}
