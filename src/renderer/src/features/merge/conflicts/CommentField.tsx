/** What the adjudicator writes about an item: Enter saves it, Escape leaves what was there, and leaving the field saves too. */
import { rulingAtHand } from '@renderer/state/mergeQueue'
import { Button } from '@renderer/ui/Button'
import { Kbd } from '@renderer/ui/Kbd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeComment } from './useReview'

export function CommentField({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [comment, setComment] = useState(() => rulingAtHand()?.comment ?? '')
  const field = useRef<HTMLTextAreaElement>(null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = field
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
    current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const save = () => {
    writeComment(t, comment.trim())
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const saves = event.key === 'Enter' && !event.shiftKey && event.target === field.current
    if (!saves && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (saves) save()
    else onClose()
  }
  return (
    <div className="conflict-comment" ref={box} onKeyDown={onKeyDown} data-testid="conflict-comment">
      <textarea
        ref={field}
        className="input"
        dir={comment === '' ? undefined : 'auto'}
        rows={2}
        aria-label={t('conflicts.comment')}
        placeholder={t('conflicts.commentPlaceholder')}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        onBlur={({ relatedTarget }) => {
          // Another window in front is not leaving, nor are the buttons below.
          if (document.hasFocus() && box.current?.contains(relatedTarget) !== true) save()
        }}
      />
      <div className="conflict-comment-actions">
        <Button small variant="primary" onPress={save}>
          {t('conflicts.saveComment')} <Kbd keys={['↵']} />
        </Button>
        <Button small onPress={onClose}>
          {t('common.cancel')} <Kbd keys={['Esc']} />
        </Button>
      </div>
    </div>
  )
}
