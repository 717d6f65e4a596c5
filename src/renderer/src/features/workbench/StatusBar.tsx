/** What the analyst glances at: saved or not, where the caret is, how much is selected, who is at work. */
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { countGraphemes } from '@core/text/graphemes'
import { countWords } from '@core/text/words'
import { isCollapsed, spanOf, type TextSelection } from '@renderer/editor/selection'
import { usePreferences } from '@renderer/state/preferences'
import type { OpenDocument } from '@renderer/state/sessions'

/** Farther than this many UTF-16 units into a line the place in it is not counted at every move. */
const countedInLine = 20_000

/** Above this many UTF-16 units the selection is not counted at every move: nobody reads the number that far. */
const countedUpTo = 200_000

export function StatusBar({ open, selection, hint }: StatusBarProps) {
  const { t } = useTranslation()
  const exact = usePreferences((p) => p.snapping === 'exact')
  return (
    <footer className="status-bar" aria-label={t('workbench.status')}>
      <SaveIndicator open={open} />
      <span className="status-hint">{hint}</span>
      <span className="grow" />
      {exact && <span>{t('workbench.exact')}</span>}
      {selection !== null && <SelectionSize open={open} selection={selection} />}
      {selection !== null && <Position open={open} offset={selection.focus} />}
      <span className="status-annotator">{t('workbench.annotator', { name: open.annotator.name })}</span>
    </footer>
  )
}

interface StatusBarProps {
  readonly open: OpenDocument
  readonly selection: TextSelection | null
  /** What the last key did, for a moment. */
  readonly hint: string
}

function SaveIndicator({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation()
  const kind = useStore(open.session.store, (s) => s.save.kind)
  return (
    <span className="save-state" data-testid="save-state" data-state={kind} role="status">
      <i className="save-dot" aria-hidden="true" />
      {t(`workbench.${kind}`)}
    </span>
  )
}

function Position({ open, offset }: { readonly open: OpenDocument; readonly offset: number }) {
  const { t } = useTranslation()
  const { lines, text } = open.session
  const line = lines.lineAt(offset)
  const start = lines.start(line)
  if (offset - start > countedInLine) {
    return <span data-testid="position">{t('workbench.line', { line: line + 1 })}</span>
  }
  const column = countGraphemes(text.slice(start, offset)) + 1
  return <span data-testid="position">{t('workbench.position', { line: line + 1, column })}</span>
}

function SelectionSize({ open, selection }: { readonly open: OpenDocument; readonly selection: TextSelection }) {
  const { t } = useTranslation()
  if (isCollapsed(selection)) return null
  const { start, end } = spanOf(selection)
  if (end - start > countedUpTo) return null
  const selected = open.session.text.slice(start, end)
  const letters = t('workbench.selectedLetters', { count: countGraphemes(selected) })
  const words = t('workbench.selectedWords', { count: countWords(selected) })
  return <span data-testid="selection-size">{t('workbench.selected', { letters, words })}</span>
}
