/** What the pieces of a card do, whoever presses them. */
import { invokeCommand } from '@renderer/commands/handlers'
import type { CommandId } from '@renderer/commands/registry'
import { toggleLink, useLinking } from '@renderer/state/linking'
import { linkWith } from '../text/linkCommands'
import { goTo, type TextCommandContext } from '../text/commandContext'

/** The commands that act on the annotation of a card, with the keys that they have in the text. */
const cardCommands = [
  'link',
  'editAttributes',
  'editNote',
  'deleteMark',
  'markMenu',
  'nextWithoutSource',
  'previousWithoutSource',
  'nextUnlinked',
  'previousUnlinked',
] as const satisfies readonly CommandId[]
export type CardCommand = (typeof cardCommands)[number]

export function isCardCommand(id: CommandId): id is CardCommand {
  return (cardCommands as readonly CommandId[]).includes(id)
}

/** Focuses an annotation here and in the text, where the caret goes to it, and the keyboard with the caret. */
export function focusAnnotation({ session, reader }: TextCommandContext, id: string): void {
  const annotation = session.index.get(id)
  if (annotation === undefined) return
  session.setFocus(id)
  goTo(reader, annotation)
}

/** Focuses an annotation and brings it into view in the text, but leaves the caret and with it the keyboard alone. */
export function showAnnotation({ session, reader }: TextCommandContext, id: string): void {
  const annotation = session.index.get(id)
  if (annotation === undefined) return
  session.setFocus(id)
  reader.reveal(annotation.start, 'center')
}

/** The number that chooses an annotation while links are made; undefined when none does. */
export function codeOf({ session }: TextCommandContext, id: string): string | undefined {
  const { mode } = useLinking.getState()
  return mode?.session === session ? mode.ends.find((end) => end.id === id)?.code : undefined
}

/** A card or a chip was chosen: it is one end of a link while links are made, else the annotation to go on with. */
export function chooseAnnotation(context: TextCommandContext, id: string): void {
  if (codeOf(context, id) === undefined) focusAnnotation(context, id)
  else linkWith(context, id)
}

/** Does a command for an annotation, which is focused for it. */
export function runOn(context: TextCommandContext, id: string, command: CardCommand): void {
  if (context.session.focused?.id !== id) focusAnnotation(context, id)
  invokeCommand(command)
}

/** Removes the link between two annotations and says so; it can be undone like any change. */
export function unlink({ session, say }: TextCommandContext, id: string, otherId: string): void {
  const other = session.index.get(otherId)
  if (other === undefined || session.links.between(id, otherId) === undefined) return
  if (toggleLink(session, id, otherId) === 'unlinked') say({ kind: 'unlinked', label: other.label, quote: other.quote })
}

/** Deletes an annotation and goes on to `neighbourId`, so that a walk through the list does not end there. */
export function deleteAnnotation(context: TextCommandContext, id: string, neighbourId: string | null): void {
  runOn(context, id, 'deleteMark')
  if (neighbourId !== null && context.session.index.get(id) === undefined) focusAnnotation(context, neighbourId)
}
