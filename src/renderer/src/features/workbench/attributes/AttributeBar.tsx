/**
 * The attributes of the focused annotation at the foot of the text: rows of which one is active, each choice with its digit.
 * A choice is saved at once and leads to the next row; behind the last one the focus is back in the text.
 */
import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Annotation } from '@core/annotation/model'
import type { SchemeAttribute } from '@core/annotation/scheme'
import { readFigure } from '@core/figures/readFigure'
import { usePreferences } from '@renderer/state/preferences'
import { useScheme } from '@renderer/state/scheme'
import { digitOf } from '@renderer/commands/keymap'
import { announce } from '@renderer/ui/announcer'
import { labelTitle } from '@renderer/state/scheme'
import { BarFrame } from './BarFrame'
import { ChoiceRow } from './ChoiceRow'
import { type DeskBarProps, useAnnotationOfBar, useBarAskedFor } from './deskBars'
import { FieldRow } from './FieldRow'
import { attributesOfReading, isFigure, saysTheSame } from './figureAttributes'
import { ReadingRow } from './ReadingRow'
import { attributeTitle, describeFigure, valueTitle } from '@renderer/i18n/attributeTitles'
import { useAttributeDraft } from './useAttributeDraft'
import { useProblemWords } from './useProblemWords'

/** Shown while the desk's bar is that of the attributes and an annotation is focused. */
export function AttributeBar(props: DeskBarProps) {
  const annotation = useAnnotationOfBar('attributes', props)
  return annotation === null ? null : <AttributeForm key={annotation.id} annotation={annotation} {...props} />
}

const none: readonly SchemeAttribute[] = []

function AttributeForm({ annotation, ...bar }: DeskBarProps & { readonly annotation: Annotation }) {
  const { context, onClose } = bar
  const { t } = useTranslation()
  const language = usePreferences((p) => p.language)
  const ids = useId()
  const { label, quote } = annotation
  const attributes = useScheme(({ scheme }) => scheme.labels.find(({ name }) => name === label)?.attributes) ?? none
  const draft = useAttributeDraft(context.session, annotation, attributes)
  const words = useProblemWords(draft)

  const reading = useMemo(() => (isFigure(attributes) ? readFigure(quote) : null), [attributes, quote])
  const offered = reading === null ? null : attributesOfReading(attributes, reading)
  const isTaken = offered !== null && saysTheSame(draft.values, offered)

  /** Row 0 is the reading where there is one; the attributes follow. */
  const first = offered === null ? 0 : 1
  const rows = first + attributes.length
  const [active, setActive] = useState(isTaken ? first : 0)
  const form = useRef<HTMLDivElement>(null)
  const focusRow = useCallback(() => {
    const row = form.current?.querySelector(`[data-row="${active}"]`)
    const target = row?.querySelector<HTMLElement>('[data-stop]') ?? form.current
    target?.focus()
    if (target instanceof HTMLInputElement) target.select()
  }, [active])
  useLayoutEffect(focusRow, [focusRow])
  useBarAskedFor(bar, annotation, focusRow)

  const say = (attribute: SchemeAttribute, value: string | number | boolean | null) => {
    const name = attributeTitle(t, attribute, language)
    if (value === null) announce(t('attributes.said.cleared', { name }))
    else announce(t('attributes.said.set', { name, value: valueTitle(t, attribute, value, language) }))
  }
  const warn = (problem: string | null) => {
    if (problem !== null) announce(`${problem} ${t('attributes.problems.unsaved')}`)
  }
  /** Leaves a row, saving what was typed; behind the last row it closes, unless something there is not settled. */
  const goTo = (row: number) => {
    const problem = words.of(draft.commit())
    warn(problem)
    if (row < rows) setActive(row)
    else if (problem === null) onClose()
  }
  const choose = (row: number, attribute: SchemeAttribute, value: string | boolean) => {
    draft.commit()
    const problem = words.of(draft.set(attribute.name, value))
    if (problem === null) say(attribute, value)
    else warn(problem)
    if (row + 1 < rows) setActive(row + 1)
    else if (problem === null) onClose()
  }
  const clear = (attribute: SchemeAttribute) => {
    draft.set(attribute.name, null)
    say(attribute, null)
  }
  const take = () => {
    if (offered === null) return
    draft.setAll(offered)
    announce(t('attributes.said.taken', { figure: describeFigure(t, offered, language) }))
    onClose()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (handleKey(event)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  const handleKey = ({ code, shiftKey, target }: KeyboardEvent<HTMLElement>): boolean => {
    const attribute = attributes[active - first]
    const inField = target instanceof HTMLInputElement
    const digit = digitOf(code)
    if (code === 'Escape') {
      warn(words.of(draft.commit()))
      onClose()
    } else if (code === 'ArrowDown' || (code === 'Tab' && !shiftKey)) goTo((active + 1) % Math.max(1, rows))
    else if (code === 'ArrowUp' || code === 'Tab') goTo((active + rows - 1) % Math.max(1, rows))
    else if (code === 'Enter' || code === 'NumpadEnter') {
      if (attribute === undefined && offered !== null) take()
      else if (inField) goTo(active + 1)
      else goTo(rows)
    } else if (inField || attribute === undefined) return false
    else if (code === 'Backspace' || digit === '0') clear(attribute)
    else if (digit !== null) {
      const value = choicesOf(attribute)[Number(digit) - 1]
      if (value === undefined) return false
      choose(active, attribute, value)
    } else return false
    return true
  }

  return (
    <BarFrame
      ref={form}
      testId="attribute-bar"
      title={t('attributes.barOf', { label: labelTitle(t, label) })}
      label={label}
      quote={quote}
      keys={[
        [['↑', '↓'], t('attributes.move')],
        [['0'], t('attributes.clear')],
        [['Esc'], t('attributes.close')],
      ]}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      {reading !== null && offered !== null && (
        <ReadingRow row={0} active={active === 0} reading={reading} taken={isTaken} onTake={take} />
      )}
      {attributes.map((attribute, i) => {
        const row = i + first
        const name = attributeTitle(t, attribute, language)
        const shared = {
          row,
          active: row === active,
          labelId: `${ids}-${attribute.name}`,
          name,
          problem: words.at(attribute.name),
        }
        const value = draft.values[attribute.name] ?? null
        return attribute.type === 'choice' || attribute.type === 'flag' ? (
          <ChoiceRow
            key={attribute.name}
            {...shared}
            choices={choicesOf(attribute).map((choice) => ({
              value: choice,
              title: valueTitle(t, attribute, choice, language),
            }))}
            value={value}
            onChoose={(chosen) => choose(row, attribute, chosen)}
            onClear={() => clear(attribute)}
          />
        ) : (
          <FieldRow
            key={attribute.name}
            {...shared}
            attribute={attribute}
            value={value}
            typed={draft.typed[attribute.name]}
            onType={(text) => draft.type(attribute.name, text)}
            onEnter={() => setActive(row)}
            onLeave={draft.commit}
          />
        )
      })}
      {attributes.length === 0 && <p className="muted">{t('attributes.none')}</p>}
    </BarFrame>
  )
}

/** What can be chosen, in the order of the digits. */
function choicesOf(attribute: SchemeAttribute): readonly (string | boolean)[] {
  if (attribute.type === 'flag') return [true, false]
  return attribute.type === 'choice' ? (attribute.values ?? []) : []
}
