/** What the reviewer writes about claims: leaving the field saves it, as Ctrl+Enter does; Escape leaves what was there. */
import { Button } from '@renderer/ui/Button'
import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { say } from './ledgerActions'

export function CommentField({ numbers, comment }: { readonly numbers: readonly number[]; readonly comment: string }) {
  const { t } = useTranslation()
  /** Null while nobody writes: then it follows what is known. */
  const [draft, setDraft] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const written = draft ?? comment
  const changed = draft !== null && draft.trim() !== comment

  const save = () => {
    if (changed) void say(t, numbers, { comment: written.trim() })
    setDraft(null)
  }
  const backToTable = () => document.querySelector<HTMLElement>('[data-testid="ledger-table"]')?.focus()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const saves = event.key === 'Enter' && !event.shiftKey
    if (!saves && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    // Drawn before the field is left: leaving it saves what it holds then.
    flushSync(saves ? save : () => setDraft(null))
    backToTable()
  }
  return (
    <div className="ledger-comment-field">
      <textarea
        ref={field}
        className="input"
        dir={written === '' ? undefined : 'auto'}
        rows={3}
        aria-label={t(numbers.length > 1 ? 'ledger.commentForAll' : 'ledger.comment')}
        placeholder={t(numbers.length > 1 ? 'ledger.commentForAll' : 'ledger.commentPlaceholder')}
        value={written}
        data-testid="review-comment"
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          // Another window in front is not leaving. What is for several is written on purpose only.
          if (document.hasFocus() && numbers.length === 1) save()
        }}
      />
      {changed && (
        <Button small variant="primary" onPress={save}>
          {t('ledger.saveComment')}
        </Button>
      )}
    </div>
  )
}
