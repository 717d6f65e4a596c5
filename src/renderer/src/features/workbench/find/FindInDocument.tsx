/** Finding in the open document: its commands, what is painted in the text, and the bar while that is open. */
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommandHandlers } from '@renderer/commands/handlers'
import { spanOf } from '@renderer/editor/selection'
import { useDeskBar } from '@renderer/state/deskBar'
import { bindFind, currentHit, ensureSearched, startFindFrom, useFindInDocument } from '@renderer/state/findInDocument'
import type { TextCommandContext } from '../text/commandContext'
import { FindActions } from './findActions'
import { FindBar } from './FindBar'

export function FindInDocument({ context }: { readonly context: TextCommandContext }) {
  const { t } = useTranslation()
  const { reader, session } = context
  const isOpen = useDeskBar(({ bar }) => bar === 'find')
  const actions = useMemo(() => new FindActions(context, t), [context, t])

  useEffect(() => bindFind(session), [session])

  // Whoever opened the bar, the search goes on from where the reader is.
  useEffect(() => {
    if (!isOpen) return
    startFindFrom(spanOf(reader.lastSelection).start)
    void ensureSearched()
  }, [isOpen, reader, session])

  useEffect(() => {
    if (!isOpen) return undefined
    const show = () => reader.setHits(useFindInDocument.getState().hits, currentHit())
    show()
    const stop = useFindInDocument.subscribe(({ hits, current }, before) => {
      if (hits !== before.hits || current !== before.current) show()
    })
    return () => {
      stop()
      reader.setHits([], null)
    }
  }, [isOpen, reader])

  useCommandHandlers({
    find: () => {
      actions.open()
      return true
    },
    findNext: () => {
      void actions.step('next')
      return true
    },
    findPrevious: () => {
      void actions.step('previous')
      return true
    },
  })

  return isOpen ? <FindBar actions={actions} /> : null
}
