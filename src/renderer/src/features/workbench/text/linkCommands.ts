/** The keys of linking: numbering the ends, choosing among them, and the link that is offered in place. */
import { linkBetween } from '@core/annotation/links'
import { digitOf } from '@renderer/commands/keymap'
import type { CommandHandlers } from '@renderer/commands/registry'
import { nextInQueue, type Queue } from '@renderer/state/cards'
import {
  acceptOffer,
  dismissOffer,
  startLinking,
  stopLinking,
  toggleLink,
  typeCode,
  useLinking,
} from '@renderer/state/linking'
import { goTo, type TextCommandContext } from './commandContext'

/** Links the annotation whose links are being made with another, or unlinks it, and says which. */
export function linkWith({ session, say }: TextCommandContext, otherId: string): void {
  const { mode } = useLinking.getState()
  const other = session.index.get(otherId)
  if (mode === null || other === undefined) return
  const outcome = toggleLink(session, mode.fromId, otherId)
  say(outcome === 'cannot' ? { kind: 'cannot-link' } : { kind: outcome, label: other.label, quote: other.quote })
}

/** A click on annotations while ends are numbered: the first that can be linked is meant. Answers whether there is one. */
export function linkAmong(context: TextCommandContext, ids: readonly string[]): boolean {
  const { session } = context
  const { mode } = useLinking.getState()
  const from = mode?.session === session ? session.index.get(mode.fromId) : undefined
  if (from === undefined) return false
  const target = ids.flatMap((id) => session.index.get(id) ?? []).find((end) => linkBetween(from, end) !== null)
  if (target !== undefined) linkWith(context, target.id)
  return target !== undefined
}

/** A key while ends are numbered: digits choose, L, Enter and Escape end it, any other key ends it and keeps its meaning. */
export function handleLinkKey(context: TextCommandContext, event: KeyboardEvent): boolean {
  const { mode } = useLinking.getState()
  if (mode?.session !== context.session || isModifier(event)) return false
  const digit = event.ctrlKey || event.metaKey || event.altKey ? null : digitOf(event.code)
  if (digit !== null) {
    const end = typeCode(digit)
    if (end === null) context.say({ kind: 'no-such-number' })
    else if (end !== 'more') linkWith(context, end.id)
    return true
  }
  stopLinking()
  context.say({ kind: 'linking-ended' })
  return ['KeyL', 'Enter', 'NumpadEnter', 'Escape'].includes(event.code)
}

function isModifier({ key }: KeyboardEvent): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta' || key === 'AltGraph'
}

/** Handlers of the commands about links. */
export function linkCommands(context: TextCommandContext): CommandHandlers {
  const { reader, session, say } = context
  return {
    link: () => {
      if (session.focused === null) say({ kind: 'nothing-focused' })
      else if (startLinking(session)) say({ kind: 'linking', count: useLinking.getState().mode?.ends.length ?? 0 })
      else say({ kind: 'nothing-to-link' })
      return true
    },
    acceptLink: () => {
      if (useLinking.getState().offer?.session !== session) return false
      const accepted = acceptOffer()
      const claim = accepted === null ? undefined : session.index.get(accepted.toId)
      if (claim === undefined) say({ kind: 'cannot-link' })
      else say({ kind: 'linked', label: claim.label, quote: claim.quote })
      return true
    },
    dismissLink: () => {
      if (useLinking.getState().offer?.session !== session || !dismissOffer()) return false
      say({ kind: 'offer-dismissed' })
      return true
    },
    ...queueCommands({ reader, session, say }),
  }
}

function queueCommands({
  reader,
  session,
  say,
}: Pick<TextCommandContext, 'reader' | 'session' | 'say'>): CommandHandlers {
  const walk = (queue: Queue, direction: 'next' | 'previous') => (): true => {
    const target = nextInQueue(session, queue, reader.selection?.focus ?? 0, direction)
    if (target === null) {
      say({ kind: 'queue-empty' })
      return true
    }
    session.setFocus(target.id)
    goTo(reader, target)
    say({ kind: 'focused', label: target.label, quote: target.quote })
    return true
  }
  return {
    nextWithoutSource: walk('without-source', 'next'),
    previousWithoutSource: walk('without-source', 'previous'),
    nextUnlinked: walk('unlinked', 'next'),
    previousUnlinked: walk('unlinked', 'previous'),
  }
}
