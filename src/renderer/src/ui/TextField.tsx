import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import {
  FieldError,
  Input,
  Label,
  SearchField as AriaSearchField,
  Text,
  TextField as AriaTextField,
} from 'react-aria-components'
import { IconButton } from './Button'
import { Icon } from './Icon'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly placeholder?: string
  /** Why the value cannot be taken; null when it can. */
  readonly problem?: string | null
  readonly autoFocus?: boolean
  readonly onSubmit?: () => void
  readonly testId?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A value has the direction of its first strong letter; an empty field that of the page, for its placeholder. */
const directionOfInput = (value: string) => (value === '' ? undefined : 'auto')

/** One line of text. The direction follows what is written. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onChange,
    help,
    placeholder,
    problem = null,
    autoFocus = false,
    onSubmit,
    testId,
    inputRef,
  } = props
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={problem !== null}
      autoFocus={autoFocus}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSubmit?.()
        else event.continuePropagation()
      }}
    >
      <Label className="field-label">{label}</Label>
      <Input
        className="input"
        dir={directionOfInput(value)}
        spellCheck={false}
        {...(inputRef !== undefined && { ref: inputRef })}
        {...(placeholder !== undefined && { placeholder })}
        {...(testId !== undefined && { 'data-testid': testId })}
      />
      {help === undefined ? null : (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{problem}</FieldError>
    </AriaTextField>
  )
}

export interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A field that narrows a list. Escape empties it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation()
  return (
    <AriaSearchField className="search" aria-label={label} value={value} onChange={onChange}>
      <Icon name="search" />
      <Input className="input" dir={directionOfInput(value)} placeholder={label} spellCheck={false} />
      <IconButton icon="close" label={t('documents.clearSearch')} small />
    </AriaSearchField>
  )
}
