/** The value of a figure in words, as the interface writes it. */
import type { LedgerFigure } from './ledger'
import type { FigureSentences, ReviewLanguage } from './words'

/**
 * The bounds and the unit of a figure, such as "≥ 1,000 جندي"; its own words where nobody said a bound.
 * @param unitOf how the unit is written into the sentence, to set it apart from the direction around it
 */
export function figureText(
  figure: LedgerFigure,
  sentences: FigureSentences,
  language: ReviewLanguage,
  unitOf: (unit: string) => string = (unit) => unit,
): string {
  const { min, max, unit, approx } = figure
  const low = min ?? max
  if (low === null) return figure.quote
  const shown = (value: number) => formatNumber(value, language)
  const isRange = min !== null && max !== null && min !== max
  const number = isRange ? fill(sentences.range, { min: shown(min), max: shown(max) }) : shown(low)
  const amount = withUnit(number, unit)
  if (isRange) return amount
  if (max === null) return fill(sentences.atLeast, { amount })
  if (min === null) return fill(sentences.atMost, { amount })
  return approx === 'about' ? fill(sentences.about, { amount }) : amount

  function withUnit(amount: string, name: string | null): string {
    if (name === null) return amount
    if (name === '%') return fill(sentences.percent, { amount })
    return fill(sentences.withUnit, { amount, unit: unitOf(name) })
  }
}

const formatters = {
  ar: new Intl.NumberFormat('ar-u-nu-latn', { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 6 }),
}

/** A number with its group separators and all its places up to the sixth, in Latin digits. */
export function formatNumber(value: number, language: ReviewLanguage): string {
  return formatters[language].format(value)
}

/** Puts values in the places of an interface sentence: `{{amount}}`, `{{unit, isolate}}`. */
function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => values[name] ?? '')
}
