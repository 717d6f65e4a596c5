/** The words of a review that leaves the app, in both languages: whoever reads it need not read the interface's. */
import type { Scheme } from '@core/annotation/scheme'
import type { ReviewVocabulary, ReviewWords } from '@core/ledger/words'
import type { Language } from '@shared/ipc'
import arAttributes from '../../../../resources/locales/ar/attributes.json'
import arLedger from '../../../../resources/locales/ar/ledger.json'
import enAttributes from '../../../../resources/locales/en/attributes.json'
import enLedger from '../../../../resources/locales/en/ledger.json'
import ar from '../../../../resources/review/ar.json'
import en from '../../../../resources/review/en.json'

const vocabularies = { ar: withWordsOf(arLedger, ar), en: withWordsOf(enLedger, en) } as const satisfies Readonly<
  Record<Language, ReviewVocabulary>
>
const attributes = { ar: arAttributes, en: enAttributes }

/** What a review says as the ledger does it says in the same words; what stands in `own` is a review's alone. */
function withWordsOf({ status, columns, noSource, noStance }: typeof enLedger, own: typeof en): ReviewVocabulary {
  return { ...own, statuses: status, columns: { ...columns, ...own.columns }, noSource, noStance }
}

/** In every language that a review may be written in. */
export const reviewVocabularies: readonly ReviewVocabulary[] = Object.values(vocabularies)

/** The words of a review of a project; its scheme's own titles of values come before the usual ones. */
export function reviewWords(language: Language, scheme: Scheme): ReviewWords {
  const { values: usual, figure } = attributes[language]
  const values: Record<string, Readonly<Record<string, string>>> = { ...usual }
  for (const { name, valueTitles } of scheme.labels.flatMap((label) => label.attributes)) {
    const own = Object.entries(valueTitles ?? {}).map(([value, title]) => [value, title[language]] as const)
    values[name] = { ...values[name], ...Object.fromEntries(own) }
  }
  return { ...vocabularies[language], values, figure }
}
