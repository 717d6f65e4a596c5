import { checkFigure, withFigureAttribute } from '@core/annotation/figureRules'
import type { Attributes } from '@core/annotation/model'
import { describe, expect, it } from 'vitest'

const figure = (min: number | null, max: number | null, approx: string | null): Attributes => ({ min, max, approx })
const problems = (...bounds: Parameters<typeof figure>) =>
  checkFigure(figure(...bounds)).map((p) => `${p.name} ${p.problem}`)

describe('checkFigure', () => {
  it.each([
    figure(5, 5, 'exact'),
    figure(5, 5, 'about'),
    figure(5, null, 'at-least'),
    figure(null, 5, 'at-most'),
    figure(5, 6, 'between'),
    figure(0, 0, 'exact'),
    figure(5, null, null),
    figure(5, 6, null),
    figure(null, null, 'between'),
    {},
    { min: 5, approx: 'at-least' },
    { min: 5, max: 7, approx: 'a word of another scheme' },
  ])('finds nothing wrong with %o', (attributes) => expect(checkFigure(attributes)).toEqual([]))

  it.each([
    [figure(6, 5, null), 'max crossed'],
    [figure(6, 5, 'between'), 'max crossed'],
    [figure(5, 6, 'exact'), 'max must-be-equal'],
    [figure(5, null, 'about'), 'max must-be-equal'],
    [figure(null, 5, 'exact'), 'min must-be-equal'],
    [figure(5, 6, 'at-least'), 'max no-upper-bound'],
    [figure(null, 6, 'at-least'), 'max no-upper-bound'],
    [figure(5, 6, 'at-most'), 'min no-lower-bound'],
    [figure(5, 5, 'between'), 'max needs-two-bounds'],
    [figure(5, null, 'between'), 'max needs-two-bounds'],
    [figure(null, 5, 'between'), 'min needs-two-bounds'],
  ] as const)('names what is wrong with %o', (attributes, problem) =>
    expect(checkFigure(attributes).map((p) => `${p.name} ${p.problem}`)).toEqual([problem]),
  )
})

describe('withFigureAttribute', () => {
  it.each([
    ['an exact value is both bounds', figure(5, 5, 'exact'), 'min', 7, figure(7, 7, 'exact')],
    ['from either side', figure(5, 5, 'about'), 'max', 7, figure(7, 7, 'about')],
    ['without an approximation only that bound changes', figure(5, null, null), 'max', 7, figure(5, 7, null)],
    ['exactly: the other bound follows', figure(5, null, null), 'approx', 'exact', figure(5, 5, 'exact')],
    ['at least: the upper bound goes', figure(5, 5, 'exact'), 'approx', 'at-least', figure(5, null, 'at-least')],
    ['at most: the lower bound goes', figure(5, 5, 'exact'), 'approx', 'at-most', figure(null, 5, 'at-most')],
    ['and back', figure(null, 5, 'at-most'), 'approx', 'at-least', figure(5, null, 'at-least')],
  ] as const)('%s', (_, before, name, value, after) => expect(withFigureAttribute(before, name, value)).toEqual(after))

  it('never makes two bounds one: the problem is shown instead', () => {
    const after = withFigureAttribute(figure(5, 6, 'between'), 'approx', 'exact')
    expect(after).toEqual(figure(5, 6, 'exact'))
    expect(problems(5, 6, 'exact')).toEqual(['max must-be-equal'])
  })
})
