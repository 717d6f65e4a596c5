import { useOpenDocumentRow } from '@renderer/state/documents'
import { useServices } from '@renderer/services/services'
import type { DocumentRow } from '@renderer/store/rows'
import { storeErrorOf } from '@renderer/store/errors'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { announce } from '@renderer/ui/announcer'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Label, Text, TextArea, TextField } from 'react-aria-components'
import './documentNote.css'

/** The note on the open document, in a dialog. */
export function DocumentNote({ onClose }: { readonly onClose: () => void }) {
  const row = useOpenDocumentRow()
  return row === undefined ? null : <NoteDialog key={row.id} row={row} onClose={onClose} />
}

function NoteDialog({ row, onClose }: { readonly row: DocumentRow; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { store } = useServices()
  const before = row.note ?? ''
  const [note, setNote] = useState(before)
  const [problem, setProblem] = useState('')

  // However the dialog is closed, what was written is kept: nobody loses a paragraph to the Escape key.
  const close = async () => {
    const written = note.trim() === '' ? '' : note
    try {
      if (written !== before) {
        await store.documents.setNote(row.projectId, row.id, written)
        announce(t('reading.noteSaved'))
      }
      onClose()
    } catch (cause) {
      setProblem(t(`storeErrors.${storeErrorOf(cause).code}`))
    }
  }
  return (
    <Dialog
      title={t('commands.documentNote')}
      testId="document-note"
      onClose={() => void close()}
      actions={
        <Button variant="primary" onPress={() => void close()}>
          {t('common.done')}
        </Button>
      }
    >
      <TextField
        className="field"
        value={note}
        onChange={setNote}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) void close()
          else event.continuePropagation()
        }}
      >
        <Label className="field-label">
          {t('reading.noteOn', { title: row.title === '' ? t('documents.untitled') : row.title })}
        </Label>
        <TextArea
          className="input document-note-field"
          dir={note === '' ? undefined : 'auto'}
          rows={6}
          spellCheck={false}
        />
        <Text slot="description" className="field-help">
          {t('reading.noteHelp')}
        </Text>
      </TextField>
      {problem === '' ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
