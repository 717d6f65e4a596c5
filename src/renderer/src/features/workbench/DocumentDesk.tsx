/** One open document: tag bar, text, marks, status bar, and the notice when saving failed. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWindowCommands } from '@renderer/commands/useWindowCommands'
import type { OpenDocument } from '@renderer/state/sessions'
import { announce } from '@renderer/ui/announcer'
import { MarksPanel } from './MarksPanel'
import { SaveFailure } from './SaveFailure'
import { describeHappening } from './describeHappening'
import { StatusBar } from './StatusBar'
import { TagBar } from './TagBar'
import { type Happening, textCommands } from './textCommands'
import { usePlace } from './usePlace'
import { useReader } from './useReader'
import '@renderer/editor/reader.css'
import './workbench.css'

/** How long the status bar shows what the last key did. */
const hintMs = 4000

export function DocumentDesk({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation()
  const { hint, say } = useHint()
  const rememberPlace = usePlace(open)
  const [broken, setBroken] = useState<Error | null>(null)
  const { host, context, selection } = useReader(open, {
    label: t('workbench.text'),
    say: (happening) => say(describeHappening(t, happening), happening),
    onError: setBroken,
    onPlace: rememberPlace,
  })

  useEffect(() => {
    if (context !== null && selection !== null) rememberPlace(context.reader)
  }, [context, selection, rememberPlace])

  const handlers = useMemo(() => (context === null ? {} : textCommands(context)), [context])
  useWindowCommands({ ...(handlers.undo && { undo: handlers.undo }), ...(handlers.redo && { redo: handlers.redo }) })

  // A text that cannot be shown right must not be shown at all; the boundary around the desk says so and logs it.
  if (broken !== null) throw broken
  return (
    <div className="desk">
      <main className="desk-text" data-region="text" aria-label={t('workbench.text')}>
        {context !== null && <TagBar context={context} />}
        <SaveFailure open={open} />
        <div className="reader-host" ref={host} />
      </main>
      {context !== null && <MarksPanel context={context} />}
      <StatusBar open={open} selection={selection} hint={hint} />
    </div>
  )
}

/** A line of words that fades from the status bar, and is told to screen readers. */
function useHint() {
  const [hint, setHint] = useState('')
  const timer = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const say = (words: string, happening: Happening) => {
    announce(words)
    // A tag shows itself in the text and in the list; repeating the quote below would be noise.
    if (happening.kind === 'tagged' || happening.kind === 'focused' || happening.kind === 'moved') return
    setHint(words)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setHint(''), hintMs)
  }
  return { hint, say }
}
