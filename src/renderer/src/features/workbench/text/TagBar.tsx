/** The label buttons above the text, with their keys, and undo and redo. */
import { Toolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { invokeCommand } from '@renderer/commands/handlers'
import { ariaKeys, keysOf } from '@renderer/commands/keymap'
import { tagCommands } from '@renderer/commands/tagCommands'
import { labelTitle, useScheme } from '@renderer/state/scheme'
import { IconButton } from '@renderer/ui/Button'
import { Kbd } from '@renderer/ui/Kbd'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import type { TextCommandContext } from './commandContext'
import { tagSelection } from './textCommands'
import './tagBar.css'

export function TagBar({ context }: { readonly context: TextCommandContext }) {
  const { t } = useTranslation()
  const { session } = context
  const canUndo = useStore(session.store, (s) => s.canUndo)
  const canRedo = useStore(session.store, (s) => s.canRedo)
  const labels = useScheme((s) => s.labels)

  const tag = (label: string) => {
    tagSelection(context, label, context.snapping())
    context.reader.focus()
  }
  const travel = (way: 'undo' | 'redo') => {
    invokeCommand(way)
    context.reader.focus()
  }

  return (
    <Toolbar className="tagbar" aria-label={t('workbench.tagBar')} data-many={labels.length > 5}>
      <span className="tagbar-title" aria-hidden="true">
        {t('workbench.tagBar')}
      </span>
      <div className="tagbar-labels">
        {labels.map((label, i) => (
          <TagButton key={label} label={label} place={i} onTag={tag} />
        ))}
      </div>
      <IconButton
        icon="undo"
        label={t('workbench.undo')}
        command="undo"
        isDisabled={!canUndo}
        onPress={() => travel('undo')}
      />
      <IconButton
        icon="redo"
        label={t('workbench.redo')}
        command="redo"
        isDisabled={!canRedo}
        onPress={() => travel('redo')}
      />
    </Toolbar>
  )
}

interface TagButtonProps {
  readonly label: string
  /** Among the labels, from 0: it says which key the label has. */
  readonly place: number
  readonly onTag: (label: string) => void
}

function TagButton({ label, place, onTag }: TagButtonProps) {
  const { t } = useTranslation()
  // A label beyond the ninth, which only a merge can bring, has no key.
  const command = tagCommands[place]
  return (
    <button
      type="button"
      className="tag-button"
      data-label={label}
      aria-keyshortcuts={command && ariaKeys(command)}
      // Keeps the selection in the text while the button is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTag(label)}
    >
      <LabelSwatch label={label} />
      <span dir="auto">{labelTitle(t, label)}</span>
      {command && <Kbd keys={keysOf(command)} />}
    </button>
  )
}
