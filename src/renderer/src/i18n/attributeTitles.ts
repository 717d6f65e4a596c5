/** Attributes and their values in the words of the interface. */
import type { TFunction } from 'i18next'
import type { Attributes, AttributeValue } from '@core/annotation/model'
import type { Scheme, SchemeAttribute } from '@core/annotation/scheme'
import { formatExactly } from './format'
import { en } from './en'
import type { Language } from '@shared/ipc'

const names = en.attributes.names
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = en.attributes.values

/** What a scheme says of a label's attribute; for one that the scheme does not know, a text of that name. */
export function attributeOf(scheme: Scheme, label: string, name: string): SchemeAttribute {
  const found = scheme.labels.find((l) => l.name === label)?.attributes.find((a) => a.name === name)
  return found ?? { name, type: 'text' }
}

/** The name of an attribute: the scheme's own title, else the interface's word for it, else the bare name. */
export function attributeTitle(t: TFunction, attribute: SchemeAttribute, language: Language): string {
  const { name } = attribute
  return attribute.title?.[language] ?? (isKnownName(name) ? t(`attributes.names.${name}`) : name)
}

function isKnownName(name: string): name is keyof typeof names {
  return Object.hasOwn(names, name)
}

/** A value of an attribute: the scheme's own title, else the interface's word, a number in its digits, or as it is. */
export function valueTitle(
  t: TFunction,
  attribute: SchemeAttribute,
  value: Exclude<AttributeValue, null>,
  language: Language,
): string {
  if (typeof value === 'boolean') return t(`attributes.flag.${value}`)
  if (typeof value === 'number') return formatExactly(value, language)
  const { name } = attribute
  const title = attribute.valueTitles?.[value]?.[language]
  if (title !== undefined) return title
  // The catalogue's keys are known only at run time here: whether there is one was just looked up.
  return values[name]?.[value] === undefined ? value : t(`attributes.values.${name}.${value}` as 'attributes.flag.true')
}

/**
 * The bounds and the unit of a figure in short, such as "≥ 1,000 جندي"; the unit alone where there is no bound. To be shown in
 * the direction of the page: its numbers decide nothing, and the unit stands apart from it.
 */
export function describeFigure(t: TFunction, attributes: Attributes, language: Language): string {
  const min = numberOf(attributes['min'])
  const max = numberOf(attributes['max'])
  const unit = typeof attributes['unit'] === 'string' ? attributes['unit'] : ''
  const low = min ?? max
  if (low === null) return unit
  const shown = (value: number) => formatExactly(value, language)
  const isRange = min !== null && max !== null && min !== max
  const number = isRange ? t('attributes.figure.range', { min: shown(min), max: shown(max) }) : shown(low)
  const amount = unit === '' ? number : withUnit(t, number, unit)
  if (isRange) return amount
  if (max === null) return t('attributes.figure.atLeast', { amount })
  if (min === null) return t('attributes.figure.atMost', { amount })
  return attributes['approx'] === 'about' ? t('attributes.figure.about', { amount }) : amount
}

function withUnit(t: TFunction, amount: string, unit: string): string {
  return unit === '%' ? t('attributes.figure.percent', { amount }) : t('attributes.figure.withUnit', { amount, unit })
}

function numberOf(value: AttributeValue | undefined): number | null {
  return typeof value === 'number' ? value : null
}
