import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { Icon } from './Icon'

export interface SelectProps<K extends string> {
  /** Its name, for screen readers: what is chosen stands for itself on the screen. */
  readonly label: string
  readonly options: readonly { readonly key: K; readonly title: string }[]
  readonly value: K
  readonly onChange: (key: K) => void
  readonly compact?: boolean
  readonly testId?: string
}

/** One of a few choices, in a list that drops down. */
export function Select<K extends string>({ label, options, value, onChange, compact, testId }: SelectProps<K>) {
  return (
    <AriaSelect
      aria-label={label}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.key === key)
        if (chosen) onChange(chosen.key)
      }}
      {...(testId !== undefined && { 'data-testid': testId })}
    >
      <Button className={compact ? 'select-button select-compact' : 'select-button'}>
        <SelectValue>{({ selectedText }) => <bdi>{selectedText}</bdi>}</SelectValue>
        <Icon name="down" />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="menu">
          {options.map(({ key, title }) => (
            <ListBoxItem key={key} id={key} textValue={title} className="menu-item">
              <span className="menu-item-text" dir="auto">
                {title}
              </span>
              <span className="menu-check">
                <Icon name="check" />
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
