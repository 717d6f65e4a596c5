/** Asks for a line number and puts the caret at the start of that line. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { TextField } from '@renderer/ui/TextField'
import type { TextCommandContext } from '../text/commandContext'
import { lineNumberOf } from './lineNumber'

export interface GoToLineProps {
  readonly context: TextCommandContext
  readonly onClose: () => void
}

export function GoToLine({ context: { reader, session }, onClose }: GoToLineProps) {
  const { t } = useTranslation()
  const { lines } = session
  const [written, setWritten] = useState(() => String(lines.lineAt(reader.lastSelection.focus) + 1))
  const [asked, setAsked] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // Where the caret is stands there to be written over.
  useEffect(() => field.current?.select(), [])
  const number = lineNumberOf(written)
  const isThere = number !== null && number >= 1 && number <= lines.count
  const problem =
    number === null
      ? t('reading.goToLine.notANumber')
      : isThere
        ? null
        : t('reading.goToLine.outOfRange', { first: 1, last: lines.count })

  const go = () => {
    setAsked(true)
    if (!isThere) return
    const start = lines.start(number - 1)
    onClose()
    reader.focus()
    reader.select({ anchor: start, focus: start })
    reader.reveal(start, 'center')
  }

  return (
    <Dialog
      title={t('reading.goToLine.title')}
      size="small"
      testId="go-to-line"
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={go}>
          {t('reading.goToLine.go')}
        </Button>
      }
    >
      <TextField
        label={t('reading.goToLine.line')}
        help={t('reading.goToLine.help', { first: 1, last: lines.count })}
        value={written}
        onChange={setWritten}
        problem={asked ? problem : null}
        onSubmit={go}
        autoFocus
        inputRef={field}
        testId="line-number"
      />
    </Dialog>
  )
}
