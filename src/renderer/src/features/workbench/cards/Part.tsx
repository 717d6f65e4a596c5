/**
 * A piece of a card that does something. A card is an option of a listbox, and an option holds no controls of its own
 * (WAI-ARIA 1.2, "Children Presentational"): so a piece is no button. The pointer presses it here; the keyboard walks the
 * pieces of the card it is at with the arrows along the line, and `MarksPanel` has each read out and pressed.
 */
import type { ReactNode } from 'react'

export interface PartProps {
  /** Unlike any other of the same card. */
  readonly name: string
  /** What is read out when the keyboard comes to it. */
  readonly spoken: string
  readonly onPress: (element: HTMLElement) => void
  /** The pointer is over it, or left it. */
  readonly onHover?: (over: boolean) => void
  /** The name of the piece that the keyboard is at. */
  readonly at: string | null
  readonly className: string
  readonly label?: string | undefined
  readonly title?: string
  readonly children: ReactNode
}

export function Part({ name, spoken, onPress, onHover, at, className, label, title, children }: PartProps) {
  return (
    <span
      className={`part ${className}`}
      data-part={name}
      data-spoken={spoken}
      data-at={at === name ? '' : undefined}
      data-chip-label={label}
      title={title}
      onClick={(event) => {
        event.stopPropagation()
        onPress(event.currentTarget)
      }}
      onPointerEnter={() => onHover?.(true)}
      onPointerLeave={() => onHover?.(false)}
    >
      {children}
    </span>
  )
}

/** The pieces of an option, in the order in which they stand. */
export function partsOf(option: Element): readonly HTMLElement[] {
  return [...option.querySelectorAll<HTMLElement>('[data-part]')]
}
