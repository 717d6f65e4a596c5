import { useLinking } from '@renderer/state/linking'
import { Icon } from '@renderer/ui/Icon'
import type { TextCommandContext } from '../text/commandContext'

export interface LinkCodeProps {
  readonly context: TextCommandContext
  readonly id: string
}

/** The number that links an annotation with the one whose links are being made, and a check if it is linked; else nothing. */
export function LinkCode({ context, id }: LinkCodeProps) {
  const mode = useLinking((s) => s.mode)
  const end = mode?.session === context.session ? mode.ends.find((e) => e.id === id) : undefined
  if (mode === null || end === undefined) return null
  const linked = context.session.links.between(mode.fromId, id) !== undefined
  const pending = mode.typed !== '' && end.code.startsWith(mode.typed)
  return (
    <span className="link-code" data-linked={linked ? '' : undefined} data-pending={pending ? '' : undefined}>
      {end.code}
      {linked && <Icon name="check" />}
    </span>
  )
}
