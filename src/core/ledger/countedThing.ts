/** What a figure counts, so that figures about the same thing can be put beside each other. */
import { readFigure } from '../figures/readFigure'
import { currencySigns } from '../figures/lexicon'
import { partsOf } from '../figures/phrases'
import { tokensOf, type WordToken } from '../figures/tokens'
import { unitAt } from '../figures/units'
import { foldName } from '../text/folding'
import type { LedgerFigure } from './ledger'

export interface CountedThing {
  /** Folded unit and head noun: the same for the same thing. */
  readonly key: string
  /** Indefinite singular, `%` or a currency. */
  readonly unit: string
  /** The head noun of what is counted; empty where the figure's words name none. */
  readonly noun: string
}

/**
 * Units that measure something else than themselves: a million dollars of something, so many per cent of something. Without
 * that something two such figures are comparable in size, but need not be about the same.
 */
const measures = new Set(
  (
    'ثانية دقيقة ساعة يوم أسبوع شهر عام سنة عقد قرن ليلة ' +
    'دولار يورو جنيه ريال درهم دينار ليرة روبل يوان ين وون شيكل فرنك بيزو روبية سنت قرش هريفنيا تومان كرونة ' +
    'كيلومتر متر ميل سنتيمتر مليمتر بوصة قدم هكتار فدان كيلوغرام غرام مليغرام طن كيلوطن أوقية لتر برميل درجة ' +
    'ميغاواط كيلوواط غيغاواط ميغابايت غيغابايت مرة ضعف نقطة سنة'
  )
    .split(' ')
    .map(foldName),
)

/**
 * Makes a reader of what figures count. The unit is as the annotator gave it, else as the figure's words read, in the lexicon's
 * singular (جنود → جندي, $ → دولار). What is counted by itself is its own head noun (جندي); of a measure it is the noun behind "من"
 * after it (طن من القمح → قمح). The reader answers null where there is no unit. It remembers the units that it met: reading
 * the words of each of 100,000 figures would take seconds.
 */
export function thingReader(): (figure: LedgerFigure) => CountedThing | null {
  const units = new Map<string, Unit>()
  const unitOf = (name: string): Unit => {
    let unit = units.get(name)
    if (unit === undefined) units.set(name, (unit = knownUnit(singularUnit(name))))
    return unit
  }
  return ({ unit, quote }) => {
    const named = unit?.trim() ?? ''
    const given = named === '' ? null : unitOf(named)
    if (given?.counted) return given.counted
    const reading = readFigure(quote)
    const read = given ?? (reading?.unit ? unitOf(reading.unit) : null)
    if (read === null) return null
    return read.counted ?? thingOf(read.singular, nounAfterFrom(quote.slice(reading?.parts.at(-1)?.end ?? 0)))
  }
}

interface Unit {
  readonly singular: string
  /** Null for a measure. */
  readonly counted: CountedThing | null
}

function knownUnit(singular: string): Unit {
  // A measure may have an adjective: دولار أمريكي, كيلومتر مربع.
  const isMeasure = singular === '%' || measures.has(foldName(singular.split(' ')[0] ?? ''))
  return { singular, counted: isMeasure ? null : thingOf(singular, singular) }
}

function thingOf(unit: string, noun: string): CountedThing {
  return { key: `${foldName(unit)}\n${foldName(noun)}`, unit, noun }
}

/** A unit that a person typed, in the form that readings have. */
function singularUnit(named: string): string {
  const parts = partsOf(tokensOf(named))
  const [first] = parts
  if (first?.kind === 'percent') return '%'
  if (first?.kind === 'currency') return currencySigns.get(first.sign) ?? first.sign
  const reading = unitAt(parts, 0, 1, false)
  // Words behind the unit are kept: كيلومتر طولي is not كيلومتر.
  return reading !== null && reading.to === parts.length ? reading.unit : named
}

/** The noun of "من القمح" at the start of what follows a unit, without its article; empty if there is none. */
function nounAfterFrom(rest: string): string {
  const words = tokensOf(rest).filter((token): token is WordToken => token.kind === 'word')
  const [from, noun] = words
  return from?.word === 'من' && !from.definite ? (noun?.raw ?? '') : ''
}
