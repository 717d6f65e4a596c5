import { storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { marksOf } from '@renderer/state/documentList'
import { removeDocuments, useDocuments } from '@renderer/state/documents'
import { storeErrorOf } from '@renderer/store/errors'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { notify } from '@renderer/ui/notices'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface RemoveDocumentsDialogProps {
  readonly ids: ReadonlySet<string>
  readonly onClose: () => void
}

/** Removes documents from the project after it was said what goes with them, and that it is for good. */
export function RemoveDocumentsDialog({ ids, onClose }: RemoveDocumentsDialogProps) {
  const { t } = useTranslation()
  const services = useServices()
  const rows = useDocuments((documents) => documents.rows)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const going = (rows ?? []).filter(({ id }) => ids.has(id))
  const marks = going.reduce((sum, row) => sum + marksOf(row), 0)

  const remove = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await removeDocuments(services, ids)
      notify({ tone: 'done', text: t('documents.removed', { count: ids.size }) })
      onClose()
    } catch (cause) {
      setProblem(storeErrorText(t, storeErrorOf(cause)))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('documents.removeTitle', { count: ids.size })}
      size="small"
      role="alertdialog"
      onClose={busy ? undefined : onClose}
      testId="remove-documents"
      actions={
        <>
          <Button onPress={onClose} isDisabled={busy} autoFocus>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" isDisabled={busy} onPress={() => void remove()} data-testid="remove-now">
            {t('documents.removeNow')}
          </Button>
        </>
      }
    >
      {going.length <= 3 && (
        <ul className="removed-titles">
          {going.map((row) => (
            <li key={row.id} dir="auto">
              {row.title === '' ? t('documents.untitled') : row.title}
            </li>
          ))}
        </ul>
      )}
      {marks > 0 && <p>{t('documents.removeMarks', { marks: t('counts.annotations', { count: marks }) })}</p>}
      <p>{t('documents.removeForGood')}</p>
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
