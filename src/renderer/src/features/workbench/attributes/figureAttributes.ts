/** Labels whose attributes are those of a figure, and what a reading of the quote says of these. */
import type { Attributes } from '@core/annotation/model'
import type { SchemeAttribute } from '@core/annotation/scheme'
import type { FigureReading } from '@core/figures/readFigure'

const typeOf = (attributes: readonly SchemeAttribute[], name: string) => attributes.find((a) => a.name === name)?.type

/** Whether a label counts something: it has two numbers `min` and `max`. */
export function isFigure(attributes: readonly SchemeAttribute[]): boolean {
  return typeOf(attributes, 'min') === 'number' && typeOf(attributes, 'max') === 'number'
}

/** What a reading says, in the attributes that the scheme has for it. What it does not know is left out. */
export function attributesOfReading(scheme: readonly SchemeAttribute[], reading: FigureReading): Attributes {
  const { min, max, unit, approx } = reading
  const approximations = scheme.find(({ name }) => name === 'approx')?.values ?? []
  return {
    min,
    max,
    ...(unit !== null && typeOf(scheme, 'unit') === 'text' && { unit }),
    ...(approximations.includes(approx) && { approx }),
  }
}

/** Whether attributes already say what a reading does. */
export function saysTheSame(attributes: Attributes, reading: Attributes): boolean {
  return Object.entries(reading).every(([name, value]) => (attributes[name] ?? null) === value)
}
