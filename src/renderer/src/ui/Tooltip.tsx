import { keysOf } from '@renderer/commands/keymap'
import type { CommandId } from '@renderer/commands/registry'
import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { Kbd } from './Kbd'

export interface TooltipProps {
  readonly text: string
  readonly command?: CommandId | undefined
  readonly placement?: 'top' | 'bottom' | 'start' | 'end'
  /** One focusable control. */
  readonly children: ReactElement
}

/** Words (and keys) that appear at a control when it is hovered or focused, and describe it to screen readers. */
export function Tooltip({ text, command, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className="tooltip" placement={placement} offset={6}>
        {text}
        {command === undefined ? null : <Kbd keys={keysOf(command)} />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
