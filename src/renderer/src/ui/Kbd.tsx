export interface KbdProps {
  /** As they are printed on a keyboard, in the order of pressing. */
  readonly keys: readonly string[]
  /** Read out too; otherwise screen readers get the keys from `aria-keyshortcuts` of the control. */
  readonly spoken?: boolean
}

/** Keys, drawn as on a keyboard. */
export function Kbd({ keys, spoken = false }: KbdProps) {
  return (
    <span className="keys" aria-hidden={!spoken}>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
