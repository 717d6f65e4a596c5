/** Controls for choosing among a few: radio buttons, a checkbox, a slider. */
import {
  CheckboxButton,
  CheckboxField,
  Label,
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  Slider as AriaSlider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components'
import { Icon } from './Icon'

export interface RadioGroupProps<K extends string> {
  readonly label: string
  readonly options: readonly { readonly key: K; readonly title: string; readonly help?: string }[]
  readonly value: K
  readonly onChange: (key: K) => void
  /** Beside each other instead of one below the other. */
  readonly row?: boolean
}

/** One of a few choices, all in sight. */
export function RadioGroup<K extends string>({ label, options, value, onChange, row }: RadioGroupProps<K>) {
  return (
    <AriaRadioGroup
      className="field"
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.key === key)
        if (chosen) onChange(chosen.key)
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className={row ? 'choices choices-row' : 'choices'}>
        {options.map(({ key, title, help }) => (
          <RadioField key={key} value={key}>
            <RadioButton className="choice">
              <span className="choice-mark" />
              <span>{title}</span>
              {help === undefined ? null : <span className="choice-help">{help}</span>}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </AriaRadioGroup>
  )
}

export interface CheckboxProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Yes or no. */
export function Checkbox({ label, checked, onChange }: CheckboxProps) {
  return (
    <CheckboxField isSelected={checked} onChange={onChange}>
      <CheckboxButton className="checkbox">
        <span className="checkbox-mark">
          <Icon name="check" />
        </span>
        <span>{label}</span>
      </CheckboxButton>
    </CheckboxField>
  )
}

export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** The value as it is shown. */
  readonly shown: string
  readonly onChange: (value: number) => void
}

/** A number between two bounds. `onChange` is called while it is dragged. */
export function Slider({ label, value, min, max, step, shown, onChange }: SliderProps) {
  return (
    <AriaSlider className="slider" value={value} minValue={min} maxValue={max} step={step} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      <SliderOutput className="muted">{shown}</SliderOutput>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </AriaSlider>
  )
}
