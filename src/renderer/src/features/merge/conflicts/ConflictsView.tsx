/** The conflicts of a merge: the list at the start side, the one at hand in the centre, everything decided by one key. */
import { invokeCommand, useCommandHandlers } from '@renderer/commands/handlers'
import { runCommand } from '@renderer/commands/keymap'
import { isDialogOpen } from '@renderer/commands/useWindowKeys'
import { useMerge } from '@renderer/state/merge'
import { currentLine, followMergeQueue, loadQueue, useMergeQueue } from '@renderer/state/mergeQueue'
import { lineAt, lineId } from '@renderer/state/mergeQueueList'
import { Button } from '@renderer/ui/Button'
import { type KeyboardEvent, memo, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConflictHead } from './ConflictHead'
import { ConflictItemView } from './ConflictItemView'
import { ConflictList } from './ConflictList'
import { NothingLeft } from './NothingLeft'
import { type Asking, useReview } from './useReview'
import './conflicts.css'

/** Where keys are typed, or belong to a control of their own. */
const ownKeys = 'input, textarea, select, [data-own-keys]'

/** It looks at the state by itself: what changes around it draws it not anew. */
export const ConflictsView = memo(function ConflictsView() {
  const { t } = useTranslation()
  const root = useRef<HTMLDivElement>(null)
  const phase = useMergeQueue((queue) => queue.phase)
  const line = useCurrentLine()
  const [asking, setAsking] = useAsking(line?.id ?? null)
  const handlers = useReview(line, setAsking)
  useEffect(() => followMergeQueue(), [])
  useCommandHandlers(handlers)
  useUnfocusedKeys()
  useFocusHere(root, `${line?.id ?? ''} ${asking ?? ''} ${phase}`)

  const onKeyDown = (event: KeyboardEvent) => {
    const { target, currentTarget, nativeEvent } = event
    // What a popover is asked comes here too, although it is elsewhere in the page.
    const elsewhere =
      !(target instanceof Element) || !currentTarget.contains(target) || target.closest(ownKeys) !== null
    if (elsewhere || event.defaultPrevented || nativeEvent.isComposing) return
    if (runCommand(nativeEvent, 'review', invokeCommand)) event.preventDefault()
  }
  return (
    <div className="conflicts" ref={root} onKeyDown={onKeyDown} data-testid="conflicts">
      <ConflictList />
      <main className="conflict-desk" data-region="conflict" aria-label={t('conflicts.itemTitle')}>
        <ConflictHead line={line} />
        {phase === 'failed' ? (
          <div className="conflict-message" role="alert">
            <p>{t('conflicts.loadFailed')}</p>
            <Button onPress={() => void loadQueue()}>{t('common.tryAgain')}</Button>
          </div>
        ) : line === null ? (
          phase === 'ready' && <NothingLeft />
        ) : (
          <ConflictItemView line={line} asking={asking} onAsk={setAsking} />
        )}
      </main>
    </div>
  )
})

/** The line of the item at hand, followed. */
function useCurrentLine() {
  const current = useMerge((merge) => merge.current)
  return useMergeQueue(({ queue }) =>
    current === null ? null : lineAt(queue, lineId(current.documentId, current.key)),
  )
}

/** What is asked is asked about one item: with another one it is over. */
function useAsking(id: string | null) {
  const [asked, setAsked] = useState<{ readonly what: Asking; readonly id: string | null }>({ what: null, id })
  const ask = useCallback((what: Asking) => setAsked({ what, id: currentLine()?.id ?? null }), [])
  return [asked.id === id ? asked.what : null, ask] as const
}

/**
 * Keeps the focus in the view, or the keys would do nothing: when it comes up, and whenever what had the focus went away. A tab
 * that the keyboard is at keeps it, since the arrows there lead on to other tabs.
 */
function useFocusHere(root: RefObject<HTMLDivElement | null>, change: string) {
  const came = useRef(false)
  useEffect(() => {
    // After a press its own control gets the focus; that comes first.
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document
      const lost = activeElement === null || activeElement === document.body || activeElement.matches(':disabled')
      const byPointer = !came.current && activeElement?.matches(':focus-visible') === false
      came.current = true
      if ((lost || byPointer) && !isDialogOpen()) {
        root.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus({ preventScroll: true })
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [root, change])
}

/** Has the keys work while nothing has the focus, such as after a dialog was closed whose opener is gone. */
function useUnfocusedKeys() {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.target !== document.body || event.defaultPrevented || isDialogOpen()) return
      if (runCommand(event, 'review', invokeCommand)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
