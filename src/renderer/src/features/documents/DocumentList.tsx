/** The list of the open project's documents: opening one, choosing several, and what is done to those. */
import type { DocumentStatus } from '@core/annotation/model'
import { storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { foldName } from '@core/text/folding'
import { foldedTitleOf } from '@renderer/state/documentList'
import { initialView, selectDocuments, setStatuses, useDocuments, viewDocuments } from '@renderer/state/documents'
import { openDocument, useNavigation } from '@renderer/state/navigation'
import { storeErrorOf } from '@renderer/store/errors'
import type { DocumentRow } from '@renderer/store/rows'
import { announce } from '@renderer/ui/announcer'
import { Button } from '@renderer/ui/Button'
import { nothingSelected } from '@renderer/ui/listSelection'
import { notify } from '@renderer/ui/notices'
import { VirtualList, type ItemState } from '@renderer/ui/VirtualList'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { DocumentEntry } from './DocumentEntry'
import { RemoveDocumentsDialog } from './RemoveDocumentsDialog'
import { SelectionBar } from './SelectionBar'

const keyOf = (row: DocumentRow) => row.id
const attributesOf = (row: DocumentRow, { selected }: ItemState) => ({
  'data-document-id': row.id,
  ...(selected && { 'data-chosen': 'true' }),
})
const renderEntry = (row: DocumentRow) => <DocumentEntry row={row} />

export function DocumentList() {
  const { t } = useTranslation()
  const services = useServices()
  const listed = useDocuments((documents) => documents.listed)
  const selection = useDocuments((documents) => documents.selection)
  const documentId = useNavigation((navigation) => navigation.documentId)
  const [removing, setRemoving] = useState<ReadonlySet<string> | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const chosen = selection.keys
  const focusList = () => frame.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
  const changeStatuses = useStatusChange(focusList)

  // When nothing is chosen any more the bar goes, and the focus in it.
  const some = chosen.size > 0
  const before = useRef(some)
  useEffect(() => {
    if (before.current && !some && document.activeElement === document.body) focusList()
    before.current = some
  }, [some])

  if (listed.length === 0) return <NothingListed />
  const onKey = (event: KeyboardEvent, cursorKey: string | null) => {
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    const menu = event.code === 'ContextMenu' || (event.code === 'F10' && event.shiftKey)
    if (event.code === 'Delete' && bare) {
      if (chosen.size > 0) setRemoving(chosen)
      else if (cursorKey !== null) setRemoving(new Set([cursorKey]))
    } else if (event.code === 'Enter' && (event.ctrlKey || event.metaKey) && chosen.size > 0) {
      void changeStatuses(chosen, 'done')
    } else if (menu && chosen.size > 0) {
      frame.current?.querySelector<HTMLElement>('[data-testid="status-of-selected"]')?.click()
    } else return
    event.preventDefault()
  }
  return (
    <div className="document-list" ref={frame}>
      <VirtualList
        items={listed}
        getKey={keyOf}
        getText={foldedTitleOf}
        foldTyped={foldName}
        renderItem={renderEntry}
        itemProps={attributesOf}
        activeKey={documentId}
        onActivate={(id) => void openDocument(services, id)}
        selection={selection}
        onSelect={selectDocuments}
        onKey={onKey}
        label={t('documents.title')}
        estimateSize={88}
        data-testid="documents-list"
      />
      <SelectionBar
        onStatus={(status) => void changeStatuses(chosen, status)}
        onRemove={() => {
          focusList()
          setRemoving(chosen)
        }}
        onClear={() => selectDocuments(nothingSelected)}
      />
      {removing !== null && <RemoveDocumentsDialog ids={removing} onClose={() => setRemoving(null)} />}
    </div>
  )
}

function NothingListed() {
  const { t } = useTranslation()
  return (
    <div className="documents-message" role="status">
      <strong>{t('documents.noMatch')}</strong>
      <p>{t('documents.noMatchHelp')}</p>
      <Button small onPress={() => viewDocuments({ query: initialView.query, filter: initialView.filter })}>
        {t('documents.showAll')}
      </Button>
    </div>
  )
}

/** Sets the status of several documents, says so, and offers to take it back; the focus goes to the list, the menu being gone. */
function useStatusChange(focusList: () => void) {
  const { t } = useTranslation()
  const services = useServices()
  const failed = (cause: unknown) => notify({ tone: 'problem', text: storeErrorText(t, storeErrorOf(cause)) })
  return async (ids: ReadonlySet<string>, status: DocumentStatus): Promise<void> => {
    try {
      const change = await setStatuses(services, ids, status)
      focusList()
      if (change === null) return
      notify({
        tone: 'done',
        text: t('documents.statusChanged', { count: change.changed, status: t(`status.${status}`) }),
        action: {
          title: t('commands.undo'),
          onPress: () => {
            focusList()
            change.undo().then(() => announce(t('documents.undone')), failed)
          },
        },
      })
    } catch (cause) {
      failed(cause)
    }
  }
}
