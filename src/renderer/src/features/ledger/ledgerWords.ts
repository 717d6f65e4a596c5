/** What the ledger shows, in the words of the interface. */
import type { LedgerFigure, LedgerRow } from '@core/ledger/ledger'
import type { Scheme } from '@core/annotation/scheme'
import { attributeOf, describeFigure, valueTitle } from '@renderer/i18n/attributeTitles'
import type { Language } from '@shared/ipc'
import type { TFunction } from 'i18next'

/** The value of a figure, such as "≥ 1,000 جندي"; its own words where nobody gave it one. */
export function figureText(t: TFunction, { quote, min, max, unit, approx }: LedgerFigure, language: Language): string {
  return min === null && max === null ? quote : describeFigure(t, { min, max, unit, approx }, language)
}

/** The title of a claim's choice; empty if nobody chose. */
export function choiceText(
  t: TFunction,
  scheme: Scheme,
  name: 'stance' | 'checkworthy',
  value: string | null,
  language: Language,
): string {
  return value === null ? '' : valueTitle(t, attributeOf(scheme, 'claim', name), value, language)
}

/** The title of a document, or what stands for one that has none. */
export function documentText(t: TFunction, title: string): string {
  return title === '' ? t('documents.untitled') : title
}

/** Whose claim it is; the name of a gold layer is its adjudicator's. */
export function annotatorText(t: TFunction, { annotatorName, gold }: LedgerRow): string {
  return gold ? t('ledger.goldOf', { name: annotatorName }) : annotatorName
}
