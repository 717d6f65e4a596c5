import { ariaKeys, keysOf } from '@renderer/commands/keymap'
import type { CommandId } from '@renderer/commands/registry'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Icon, type IconName } from './Icon'
import { Kbd } from './Kbd'
import { Tooltip, type TooltipProps } from './Tooltip'

type Variant = 'plain' | 'primary' | 'quiet' | 'danger'

interface Shared extends Omit<AriaButtonProps, 'children' | 'className' | 'render'> {
  readonly variant?: Variant
  readonly small?: boolean
  /** The command that the button runs: its keys are shown and told to screen readers. */
  readonly command?: CommandId | undefined
  /** For a command whose keys are shown by the caller. */
  readonly 'aria-keyshortcuts'?: string
  readonly 'data-testid'?: string
  readonly ref?: Ref<HTMLButtonElement>
}

export interface ButtonProps extends Shared {
  readonly icon?: IconName
  readonly children: ReactNode
}

/** A button with words. */
export function Button({ icon, children, command, ...rest }: ButtonProps) {
  return (
    <BareButton {...rest} command={command} kind="">
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
      {command === undefined ? null : <Kbd keys={keysOf(command)} />}
    </BareButton>
  )
}

export interface IconButtonProps extends Shared {
  readonly icon: IconName
  /** What it does: its name for screen readers and its tooltip. */
  readonly label: string
  readonly tooltipPlacement?: TooltipProps['placement']
}

/** A button that is only a drawing; its words are in its name and its tooltip. */
export function IconButton({ icon, label, command, tooltipPlacement, variant = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} command={command} {...(tooltipPlacement && { placement: tooltipPlacement })}>
      <BareButton {...rest} variant={variant} command={command} aria-label={label} kind="button-icon">
        <Icon name={icon} />
      </BareButton>
    </Tooltip>
  )
}

interface BareProps extends Shared {
  readonly kind: string
  readonly children: ReactNode
}

function BareButton({ variant = 'plain', small = false, command, kind, ...rest }: BareProps) {
  const { 'aria-keyshortcuts': given, ...props } = rest
  const classes = ['button', `button-${variant}`, small ? 'button-small' : '', kind].filter(Boolean).join(' ')
  const keys = command === undefined ? given : ariaKeys(command)
  // React Aria lets only some ARIA attributes through to the element.
  return (
    <AriaButton
      {...props}
      className={classes}
      render={(elementProps) => <button {...elementProps} aria-keyshortcuts={keys} />}
    />
  )
}
