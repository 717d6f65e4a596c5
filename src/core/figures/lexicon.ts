/** The words that figures are made of, from `resources/lexicon/figures.json`, as maps over folded words. */
import data from '../../../resources/lexicon/figures.json'
import { foldWord } from '../text/spelling'

/** Whether a figure's bounds are the number itself, near it, or one of them open. */
export type Approx = 'exact' | 'about' | 'at-least' | 'at-most' | 'between'

/** A magnitude word: `ألف` is one or many, `ألفين` is two, `ألفا` can be either (20 ألفا, or 2,000). */
export interface Magnitude {
  readonly value: number
  readonly isDual: boolean
  readonly isOneOrMany: boolean
}

/** A word for a unit or a counted noun. */
export interface UnitWord {
  /** Indefinite singular, as it is written. */
  readonly unit: string
  readonly form: 'singular' | 'dual' | 'plural'
  readonly money: boolean
}

/** A phrase of several words, folded, and what it stands for. */
export interface Phrase<T> {
  readonly words: readonly string[]
  readonly value: T
}

interface UnitEntry {
  readonly singular: readonly string[]
  readonly dual: readonly string[]
  readonly plural: readonly string[]
  readonly money?: boolean
  /** The dual in ـين is written like the plural, so alone it says nothing of two. */
  readonly dualIsPlural?: boolean
}

const fold = (phrase: string) => phrase.split(' ').map(foldWord).join(' ')

/** Longer phrases first, under their first word: the first that fits is the longest. */
function phraseTable<T>(entries: Iterable<readonly [phrase: string, value: T]>): ReadonlyMap<string, Phrase<T>[]> {
  const table = new Map<string, Phrase<T>[]>()
  for (const [phrase, value] of entries) {
    const words = fold(phrase).split(' ')
    const first = words[0] ?? ''
    const row = [...(table.get(first) ?? []), { words, value }]
    table.set(first, row.sort((a, b) => b.words.length - a.words.length)) // prettier-ignore
  }
  return table
}

/** ستة, عشرون, مئتان, ثلاثمئة: the value of a word below a thousand. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  Object.entries(data.numbers).flatMap(([value, words]) => words.map((word) => [fold(word), Number(value)] as const)),
)

/** ألف, مليونين, ملايين. */
export const magnitudeWords: ReadonlyMap<string, Magnitude> = new Map(
  data.magnitudes.flatMap(({ value, singular, dual, plural }) => {
    const duals = new Set(dual.map(fold))
    const others = new Set([...singular, ...plural].map(fold))
    return [...new Set([...duals, ...others])].map(
      (word) => [word, { value, isDual: duals.has(word), isOneOrMany: others.has(word) }] as const,
    )
  }),
)

/** عشرات, مئات, آلاف: bare plurals, each the least that it can mean. */
export const vagueWords: ReadonlyMap<string, number> = new Map(
  data.vague.flatMap(({ words, value }) => words.map((word) => [fold(word), value] as const)),
)

/** عدة, بضعة: before a bare plural they add nothing to it. */
export const severalWords: ReadonlySet<string> = new Set(data.several.map(fold))

/** نصف, ثلثي. */
export const fractionPhrases = phraseTable(
  data.fractions.flatMap(({ words, value }) => words.map((w) => [w, value] as const)),
)

/** خمس and عشر, which are a fraction only before a definite noun (خُمس السكان), else 5 and 10. */
export const definiteFractions: ReadonlyMap<string, number> = new Map(
  data.definiteFractions.flatMap(({ words, value }) => words.map((word) => [fold(word), value] as const)),
)

type Approximation = Exclude<Approx, 'exact'>
const approximations: readonly Approximation[] = ['about', 'at-least', 'at-most', 'between']

const approximators: Readonly<Record<Approximation, { readonly before: string[]; readonly after: string[] }>> =
  data.approximators

const approximatorEntries = (place: 'before' | 'after') =>
  approximations.flatMap((approx) => approximators[approx][place].map((phrase) => [phrase, approx] as const))

/** نحو, ما لا يقل عن, ما بين: phrases before a number. */
export const leadingApproximators = phraseTable(approximatorEntries('before'))

/** على الأقل, تقريبا: phrases after it. */
export const trailingApproximators = phraseTable(approximatorEntries('after'))

export const percentPhrases = phraseTable(data.percent.map((phrase) => [phrase, '%'] as const))

/** $, USD: the unit that a sign stands for. */
export const currencySigns: ReadonlyMap<string, string> = new Map(
  Object.entries(data.currencySymbols).map(([sign, unit]) => [fold(sign), unit] as const),
)

/** أردني, تركية: the country's adjective of a currency, to its masculine form. */
export const currencyAdjectives: ReadonlyMap<string, string> = new Map(
  data.currencyAdjectives.flatMap((word) =>
    ['', 'ا', 'ة', 'ين', 'ان', 'تين', 'تان'].map((ending) => [fold(word + ending), word] as const),
  ),
)

const unitData: readonly UnitEntry[] = data.units

/** A dual that cannot be taken for a plural: جنديين, العامين; and مدنيان but not مدنيين. */
const saysTwo = (word: string, { dualIsPlural }: UnitEntry) => dualIsPlural !== true || word.endsWith('ان')

const unitEntries = (form: UnitWord['form']) =>
  unitData.flatMap((entry) => {
    const { [form]: words, singular, money = false } = entry
    const unit = singular[0] ?? ''
    return words
      .filter((word) => form !== 'dual' || saysTwo(word, entry))
      .map((word) => [word, { unit, form, money }] as const)
  })

/** جنود, دينارا, كيلومتر مربع: words for units, in each of their forms. */
export const unitPhrases: ReadonlyMap<string, Phrase<UnitWord>[]> = phraseTable<UnitWord>([
  ...unitEntries('singular'),
  ...unitEntries('dual'),
  ...unitEntries('plural'),
])
