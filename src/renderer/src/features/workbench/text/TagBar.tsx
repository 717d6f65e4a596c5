/** The label buttons above the text, with their keys, and undo and redo. */
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { defaultLabels, type DefaultLabel } from '@core/annotation/scheme'
import { ariaKeys, keysOf } from '@renderer/commands/keymap'
import type { CommandId } from '@renderer/commands/registry'
import { IconButton } from '@renderer/ui/Button'
import { Kbd } from '@renderer/ui/Kbd'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { tagSelection, type TextCommandContext, textCommands } from './textCommands'

const commandOf: Readonly<Record<DefaultLabel, CommandId>> = {
  claim: 'tagClaim',
  source: 'tagSource',
  figure: 'tagFigure',
}

export function TagBar({ context }: { readonly context: TextCommandContext }) {
  const { t } = useTranslation()
  const { session } = context
  const canUndo = useStore(session.store, (s) => s.canUndo)
  const canRedo = useStore(session.store, (s) => s.canRedo)

  const tag = (label: DefaultLabel) => {
    tagSelection(context, label, context.snapping())
    context.reader.focus()
  }
  const travel = (way: 'undo' | 'redo') => {
    textCommands(context)[way]?.()
    context.reader.focus()
  }

  return (
    <div className="tagbar" role="toolbar" aria-label={t('workbench.tagBar')}>
      <span className="tagbar-title" aria-hidden="true">
        {t('workbench.tagBar')}
      </span>
      {defaultLabels.map((label) => (
        <button
          key={label}
          type="button"
          className="tag-button"
          data-label={label}
          aria-keyshortcuts={ariaKeys(commandOf[label])}
          // Keeps the selection in the text while the button is pressed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => tag(label)}
        >
          <LabelSwatch label={label} />
          {t(`labels.${label}`)}
          <Kbd keys={keysOf(commandOf[label])} />
        </button>
      ))}
      <span className="grow" />
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
    </div>
  )
}
