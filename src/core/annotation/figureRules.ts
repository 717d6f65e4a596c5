/** How the bounds of a figure and its `approx` go together. A bound that is null or absent is unknown or open. */
import type { Attributes, AttributeValue } from './model'

/** The attribute at which a problem is shown, and what is wrong. */
export interface FigureProblem {
  readonly name: 'min' | 'max' | 'approx'
  readonly problem:
    /** `min` is greater than `max`. */
    | 'crossed'
    /** `exact` and `about` have one value: both bounds are it. */
    | 'must-be-equal'
    /** `at-least` has no upper bound. */
    | 'no-upper-bound'
    /** `at-most` has no lower bound. */
    | 'no-lower-bound'
    /** `between` has two different bounds. */
    | 'needs-two-bounds'
}

/**
 * What contradicts what in a figure's attributes `min`, `max` and `approx`; empty when nothing does. A figure without any
 * bound is not known yet, which contradicts nothing.
 */
export function checkFigure(attributes: Attributes): FigureProblem[] {
  const min = bound(attributes['min'])
  const max = bound(attributes['max'])
  if (min === null && max === null) return []
  if (min !== null && max !== null && min > max) return [{ name: 'max', problem: 'crossed' }]
  switch (attributes['approx']) {
    case 'exact':
    case 'about':
      return min === max ? [] : [{ name: min === null ? 'min' : 'max', problem: 'must-be-equal' }]
    case 'at-least':
      return max === null ? [] : [{ name: 'max', problem: 'no-upper-bound' }]
    case 'at-most':
      return min === null ? [] : [{ name: 'min', problem: 'no-lower-bound' }]
    case 'between':
      if (min !== null && max !== null && min < max) return []
      return [{ name: min === null ? 'min' : 'max', problem: 'needs-two-bounds' }]
    default:
      return []
  }
}

/**
 * A figure's attributes with one of them set, and the bounds that follow from it: an `exact` or `about` value is both bounds,
 * `at-least` keeps the lower bound alone, `at-most` the upper one. Two bounds are never made one: which of them is meant
 * is for a person to say.
 */
export function withFigureAttribute(attributes: Attributes, name: string, value: AttributeValue): Attributes {
  const next = { ...attributes, [name]: value }
  const min = bound(next['min'])
  const max = bound(next['max'])
  const approx = next['approx']
  const oneValue = approx === 'exact' || approx === 'about'
  if (oneValue && (name === 'min' || name === 'max')) return { ...next, min: value, max: value }
  if (name !== 'approx') return next
  if (oneValue) return { ...next, min: min ?? max, max: max ?? min }
  if (approx === 'at-least') return { ...next, min: min ?? max, max: null }
  if (approx === 'at-most') return { ...next, min: null, max: max ?? min }
  return next
}

function bound(value: AttributeValue | undefined): number | null {
  return typeof value === 'number' ? value : null
}
