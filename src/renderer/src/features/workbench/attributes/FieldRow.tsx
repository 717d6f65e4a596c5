import { useTranslation } from 'react-i18next'
import type { AttributeValue } from '@core/annotation/model'
import type { SchemeAttribute } from '@core/annotation/scheme'
import { readNumber } from '@core/figures/numbers'
import { formatExactly } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import type { RowProps } from './ChoiceRow'

interface FieldRowProps extends RowProps {
  readonly attribute: SchemeAttribute
  readonly value: AttributeValue
  /** What stands in the field while it is not saved. */
  readonly typed: string | undefined
  readonly onType: (text: string) => void
  /** The field was entered by the pointer. */
  readonly onEnter: () => void
  readonly onLeave: () => void
}

/** A number or a text; beside a number, how what is typed is read. */
export function FieldRow(props: FieldRowProps) {
  const { row, active, labelId, name, problem, attribute, value, typed, onType, onEnter, onLeave } = props
  const { t } = useTranslation()
  const language = usePreferences((p) => p.language)
  const isNumber = attribute.type === 'number'
  const shown = typed ?? (typeof value === 'number' ? formatExactly(value, language) : String(value ?? ''))
  const reading = isNumber && typed !== undefined ? readNumber(typed.trim()) : null
  const described = [
    ...(reading === null ? [] : [`${labelId}-reading`]),
    ...(problem === null ? [] : [`${labelId}-problem`]),
  ]
  return (
    <div className="attribute-row" data-row={row} data-active={active}>
      <label className="attribute-name" id={labelId} htmlFor={`${labelId}-field`}>
        {name}
      </label>
      <div className="attribute-field">
        <input
          className="input"
          id={`${labelId}-field`}
          data-stop=""
          data-attribute={attribute.name}
          dir={shown === '' ? undefined : 'auto'}
          spellCheck={false}
          autoComplete="off"
          inputMode={isNumber ? 'decimal' : 'text'}
          tabIndex={active ? 0 : -1}
          aria-invalid={problem !== null}
          aria-describedby={described.length === 0 ? undefined : described.join(' ')}
          data-invalid={problem === null ? undefined : ''}
          value={shown}
          onChange={(event) => onType(event.target.value)}
          onFocus={onEnter}
          onBlur={onLeave}
        />
        {reading !== null && (
          <span className="attribute-reading" id={`${labelId}-reading`}>
            {t('attributes.readAs', { value: formatExactly(reading.value, language) })}
          </span>
        )}
        {problem !== null && (
          <span className="field-error" id={`${labelId}-problem`}>
            {problem}
          </span>
        )}
      </div>
    </div>
  )
}
