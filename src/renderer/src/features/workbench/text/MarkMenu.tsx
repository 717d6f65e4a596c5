import { invokeCommand, useCommandHandlers } from '@renderer/commands/handlers'
import type { CommandId } from '@renderer/commands/registry'
import { tagCommands } from '@renderer/commands/tagCommands'
import { idsAt } from '@renderer/editor/Reader'
import { caretRect } from '@renderer/editor/scrolling'
import { isCollapsed } from '@renderer/editor/selection'
import { labelTitle, useScheme } from '@renderer/state/scheme'
import { cycleAmong } from '@renderer/state/tagging'
import { announce } from '@renderer/ui/announcer'
import { copyText } from '@renderer/ui/copyText'
import { ContextMenu, type MenuEntry, type MenuGroup } from '@renderer/ui/Menu'
import type { Annotation } from '@core/annotation/model'
import { useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { TextCommandContext } from './commandContext'
import { tagSelection } from './textCommands'

interface OpenMenu {
  /** Pixels of the window. */
  readonly x: number
  readonly y: number
  readonly annotation: Annotation
}

/** The menu of an annotation: by the secondary button of the pointer on it, or by the key for menus on the focused one. */
export function MarkMenu({ context }: { readonly context: TextCommandContext }) {
  const { t } = useTranslation()
  const { reader, session } = context
  const [menu, setMenu] = useState<OpenMenu | null>(null)

  const handlers = useMemo(
    () => ({
      markMenu: () => {
        const { focused } = session
        if (focused === null) context.say({ kind: 'nothing-focused' })
        else setMenu({ annotation: focused, ...placeOf(context, focused) })
        return true
      },
    }),
    [context, session],
  )
  useCommandHandlers(handlers)

  useEffect(() => {
    const { root } = reader.view
    const onContextMenu = (event: MouseEvent) => {
      event.preventDefault()
      const ids = idsAt(event.target)
      const { focused } = session
      // Several annotations may lie there: the one at work is meant, else the innermost.
      const annotation = focused !== null && ids.includes(focused.id) ? focused : cycleAmong(session, ids)
      if (annotation === null) return
      leaveSelection(context, annotation)
      setMenu({ annotation, x: event.clientX, y: event.clientY })
    }
    root.addEventListener('contextmenu', onContextMenu)
    return () => root.removeEventListener('contextmenu', onContextMenu)
  }, [context, reader, session])

  const scheme = useScheme()
  if (menu === null) return null
  const { annotation } = menu
  const label = labelTitle(t, annotation.label)

  // Away first, and the focus back in the text, so that what was chosen is done as if its key had been pressed there.
  const close = () => {
    flushSync(() => setMenu(null))
    reader.focus()
  }
  const choose = (entry: MenuEntry) => {
    close()
    entry.onChoose()
  }
  const command = (id: CommandId): MenuEntry => ({
    key: id,
    title: t(`commands.${id}`),
    command: id,
    onChoose: () => {
      invokeCommand(id)
    },
  })
  const copyQuote = () => {
    if (copyText(annotation.quote)) announce(t('menus.quoteCopied'))
  }
  const groups: MenuGroup[] = [
    {
      key: t('menus.relabel'),
      title: t('menus.relabel'),
      entries: scheme.labels.map((name, index) => ({
        key: `label ${name}`,
        title: labelTitle(t, name),
        chosen: name === annotation.label,
        ...(tagCommands[index] !== undefined && { command: tagCommands[index] }),
        onChoose: () => tagSelection(context, name, context.snapping()),
      })),
    },
    { key: t('menus.work'), entries: [command('link'), command('editAttributes'), command('editNote')] },
    {
      key: t('menus.removal'),
      entries: [
        { key: 'copy', title: t('menus.copyQuote'), onChoose: copyQuote },
        { ...command('deleteMark'), danger: true },
      ],
    },
  ]
  return (
    <ContextMenu
      label={t('menus.ofMark', { label, quote: annotation.quote })}
      groups={groups}
      at={menu}
      onClose={close}
      onChoose={choose}
    />
  )
}

/** Lets go of a selection elsewhere: what is chosen in the menu is about the annotation, not about what was selected. */
function leaveSelection({ reader }: TextCommandContext, annotation: Annotation): void {
  const { selection } = reader
  const caretIn =
    selection !== null &&
    isCollapsed(selection) &&
    annotation.start <= selection.focus &&
    selection.focus <= annotation.end
  if (!caretIn) reader.select({ anchor: annotation.end, focus: annotation.end })
}

/** Under the start of an annotation, which is brought into view. */
function placeOf(context: TextCommandContext, annotation: Annotation): { readonly x: number; readonly y: number } {
  const { reader } = context
  leaveSelection(context, annotation)
  reader.reveal(annotation.start)
  const { left, bottom } = caretRect(reader.view, annotation.start)
  return { x: left, y: bottom }
}
