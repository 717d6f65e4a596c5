import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { TextField } from './TextField'

export interface PromptDialogProps {
  readonly title: string
  readonly label: string
  readonly initial: string
  /** The word on the button that takes the answer. */
  readonly confirm: string
  /** Said when the answer is empty. */
  readonly emptyProblem: string
  /** Gets the answer, trimmed and not empty. The dialog is closed by its owner. */
  readonly onAnswer: (answer: string) => void
  readonly onClose: () => void
}

/** Asks for one line of text. */
export function PromptDialog({ title, label, initial, confirm, emptyProblem, onAnswer, onClose }: PromptDialogProps) {
  const { t } = useTranslation()
  const [value, setValue] = useState(initial)
  const [asked, setAsked] = useState(false)
  const answer = value.trim()
  const submit = () => {
    setAsked(true)
    if (answer !== '') onAnswer(answer)
  }
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={submit}>
            {confirm}
          </Button>
        </>
      }
    >
      <TextField
        label={label}
        value={value}
        onChange={setValue}
        problem={asked && answer === '' ? emptyProblem : null}
        onSubmit={submit}
        autoFocus
      />
    </Dialog>
  )
}
