import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Label, TextArea, TextField } from 'react-aria-components'

export interface EditGuidelinesProps {
  readonly initial: string
  /** Gets the text, which is not empty. The dialog is closed by its owner. */
  readonly onSave: (text: string) => void
  readonly onClose: () => void
}

/** The project's guidelines as Markdown, to be written. Nothing but its buttons closes it: a page of text is not lost by a press beside it. */
export function EditGuidelines({ initial, onSave, onClose }: EditGuidelinesProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(initial)
  return (
    <Dialog
      title={t('guidelines.editTitle')}
      size="large"
      testId="edit-guidelines"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={text.trim() === ''} onPress={() => onSave(text)}>
            {t('guidelines.save')}
          </Button>
        </>
      }
    >
      <TextField className="field" value={text} onChange={setText} autoFocus>
        <Label className="field-help">{t('guidelines.editLabel')}</Label>
        <TextArea className="input guide-source" dir="auto" spellCheck={false} rows={20} />
      </TextField>
    </Dialog>
  )
}
