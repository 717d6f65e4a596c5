import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { AttributeValue } from '@core/annotation/model'
import { Kbd } from '@renderer/ui/Kbd'

export interface RowProps {
  readonly row: number
  /** Whether the keys act on it. */
  readonly active: boolean
  readonly labelId: string
  readonly name: string
  readonly problem: string | null
}

interface ChoiceRowProps extends RowProps {
  readonly choices: readonly { readonly value: string | boolean; readonly title: string }[]
  readonly value: AttributeValue
  readonly onChoose: (value: string | boolean) => void
  readonly onClear: () => void
}

/** How many choices have a digit. */
const digits = 9

/** One of a few values, each with its digit; the arrows along the line walk them, Space takes the one reached. */
export function ChoiceRow(props: ChoiceRowProps) {
  const { row, active, labelId, name, problem, choices, value, onChoose, onClear } = props
  const group = useRef<HTMLDivElement>(null)
  const chosen = choices.findIndex((choice) => choice.value === value)

  const walk = (event: KeyboardEvent) => {
    const step = stepOf(event)
    if (step === 0) return
    const radios = [...(group.current?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])]
    const at = radios.findIndex((radio) => radio === document.activeElement)
    radios[(at + step + radios.length) % radios.length]?.focus()
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="attribute-row" data-row={row} data-active={active}>
      <span className="attribute-name" id={labelId}>
        {name}
      </span>
      <div
        className="attribute-choices"
        role="radiogroup"
        aria-labelledby={labelId}
        aria-describedby={problem === null ? undefined : `${labelId}-problem`}
        ref={group}
        onKeyDown={walk}
      >
        {choices.map((choice, i) => (
          <button
            key={String(choice.value)}
            type="button"
            role="radio"
            className="attribute-choice"
            aria-checked={i === chosen}
            aria-keyshortcuts={i < digits ? String(i + 1) : undefined}
            tabIndex={active && i === Math.max(0, chosen) ? 0 : -1}
            data-stop={i === Math.max(0, chosen) ? '' : undefined}
            data-value={String(choice.value)}
            onClick={() => {
              if (i === chosen) onClear()
              else onChoose(choice.value)
            }}
          >
            {i < digits && <Kbd keys={[String(i + 1)]} />}
            {choice.title}
          </button>
        ))}
      </div>
      {problem !== null && (
        <span className="field-error" id={`${labelId}-problem`}>
          {problem}
        </span>
      )}
    </div>
  )
}

/** Along the line of writing: in a right-to-left page the left arrow goes on. */
function stepOf({ code, currentTarget }: KeyboardEvent): -1 | 0 | 1 {
  if (code !== 'ArrowLeft' && code !== 'ArrowRight') return 0
  const rtl = getComputedStyle(currentTarget).direction === 'rtl'
  return (code === 'ArrowLeft') === rtl ? 1 : -1
}
