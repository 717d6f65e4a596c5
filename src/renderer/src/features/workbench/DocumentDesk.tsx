/** One open document: tag bar, text, marks, status bar, and the notice when saving failed. */
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommandHandlers } from '@renderer/commands/handlers'
import type { ReviewDesk } from '@renderer/state/corrections'
import { showDeskBar } from '@renderer/state/deskBar'
import { showDialog, toggleInspector, useNavigation } from '@renderer/state/navigation'
import type { OpenDocument } from '@renderer/state/sessions'
import { announce } from '@renderer/ui/announcer'
import { AttributeBar } from './attributes/AttributeBar'
import { NoteBar } from './attributes/NoteBar'
import { MarksPanel } from './cards/MarksPanel'
import { FindInDocument } from './find/FindInDocument'
import { LinkBar } from './links/LinkBar'
import { GoToLine } from './reading/GoToLine'
import { Inspector } from './reading/Inspector'
import { useOverviewLanes } from './reading/overviewLanes'
import { OverviewStrip } from './reading/OverviewStrip'
import { useReadingPreferences } from './reading/useReadingPreferences'
import { SaveFailure } from './SaveFailure'
import { describeHappening } from './text/describeHappening'
import { StatusBar } from './StatusBar'
import { MarkMenu } from './text/MarkMenu'
import { TagBar } from './text/TagBar'
import type { Happening } from './text/happenings'
import type { TextCommandContext } from './text/commandContext'
import { textCommands } from './text/textCommands'
import { usePendingHit } from './text/usePendingHit'
import { usePlace } from './text/usePlace'
import { useReader } from './text/useReader'
import '@renderer/editor/reader.css'
import './workbench.css'

/** How long the status bar shows what the last key did. */
const hintMs = 4000

export interface DocumentDeskProps {
  readonly open: OpenDocument
  /** What stands beside the text when the guidelines are asked for. */
  readonly guidelines: ReactNode
  /** What stands there when the corrections are asked for. */
  readonly corrections: (desk: ReviewDesk) => ReactNode
}

export function DocumentDesk({ open, guidelines, corrections }: DocumentDeskProps) {
  const { dialog, endPanel, focusMode, inspectorOpen } = useNavigation()
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

  const desk = useMemo((): ReviewDesk | null => {
    if (context === null) return null
    const { reader } = context
    return { open, reveal: (offset) => reader.reveal(offset, 'center'), focusText: () => reader.focus() }
  }, [open, context])
  const handlers = useMemo(() => (context === null ? {} : textCommands(context)), [context])
  useCommandHandlers(handlers)
  useReadingPreferences(context?.reader ?? null)
  usePendingHit(context)

  // A text that cannot be shown right must not be shown at all; the boundary around the desk says so and logs it.
  if (broken !== null) throw broken
  return (
    <div className="desk" data-end={focusMode ? 'folded' : (endPanel ?? 'folded')}>
      <main className="desk-text" data-region="text" aria-label={t('workbench.text')}>
        {context !== null && <TagBar context={context} />}
        <SaveFailure open={open} />
        <div className="reader-frame">
          <div className="reader-host" ref={host} />
          {context !== null && <Overview context={context} />}
          {context !== null && <LinkBar context={context} />}
        </div>
        {context !== null && <FootBars context={context} />}
        {context !== null && inspectorOpen && (
          <Inspector
            text={open.session.text}
            selection={selection}
            onClose={() => {
              toggleInspector()
              context.reader.focus()
            }}
          />
        )}
      </main>
      {!focusMode && endPanel === 'marks' && context !== null && <MarksPanel context={context} />}
      {!focusMode && endPanel === 'guidelines' && guidelines}
      {!focusMode && endPanel === 'corrections' && desk !== null && corrections(desk)}
      <StatusBar open={open} selection={selection} hint={hint} />
      {context !== null && <MarkMenu context={context} />}
      {context !== null && dialog === 'goToLine' && <GoToLine context={context} onClose={() => showDialog(null)} />}
    </div>
  )
}

function Overview({ context }: { readonly context: TextCommandContext }) {
  return <OverviewStrip context={context} lanes={useOverviewLanes(context.session)} />
}

/** What is asked at the foot of the text: the words to find, the attributes or the note of the focused annotation. */
function FootBars({ context }: { readonly context: TextCommandContext }) {
  const close = useCallback(() => {
    showDeskBar(null)
    context.reader.focus()
  }, [context])
  return (
    <>
      <FindInDocument context={context} />
      <AttributeBar context={context} onClose={close} />
      <NoteBar context={context} onClose={close} />
    </>
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
