/** The chart of sources in words of a language. */
import type { Scheme } from '@core/annotation/scheme'
import type { LedgerSummary, SourceCount } from '@core/ledger/summary'
import { attributeOf, valueTitle } from '@renderer/i18n/attributeTitles'
import type { Language } from '@shared/ipc'
import type { TFunction } from 'i18next'
import type { ChartCaption } from './chartFile'
import { drawSources, type StanceSeries } from './drawSources'
import { wholeNumber, type PictureLook } from './plotting'

/** More bars are no chart to look at; the table has the rest. */
export const mostBars = 20

const colours = [
  'var(--label-blue)',
  'var(--label-green)',
  'var(--label-rose)',
  'var(--label-amber)',
  'var(--label-violet)',
  'var(--label-teal)',
]
const noStanceColour = 'var(--line-strong)'

/** The chart of a summary's sources. */
export function sourcesPicture(
  t: TFunction,
  scheme: Scheme,
  summary: LedgerSummary,
  { width, language, digits }: PictureLook,
): { readonly caption: ChartCaption; readonly svg: SVGSVGElement } {
  const stances = stanceSeries(t, scheme, summary, language)
  const look = { width, rightToLeft: language === 'ar', number: wholeNumber(language, digits) }
  const bars = summary.sources.slice(0, mostBars)
  const svg = drawSources(bars, stances, (source) => sourceName(t, source), look)
  return { caption: { title: t('ledger.sources.title'), legend: stances }, svg }
}

/** The stances that occur. Each keeps its colour, whichever do. */
export function stanceSeries(
  t: TFunction,
  scheme: Scheme,
  { stances }: LedgerSummary,
  language: Language,
): readonly StanceSeries[] {
  const stance = attributeOf(scheme, 'claim', 'stance')
  const known = [...new Set([...(stance.values ?? []), ...stances.keys()])].filter((value) => value !== '')
  const series = known.map((value, i) => ({
    value,
    title: valueTitle(t, stance, value, language),
    colour: colours[i % colours.length] ?? noStanceColour,
  }))
  const none = { value: '', title: t('ledger.noStance'), colour: noStanceColour }
  return [...series, none].filter(({ value }) => stances.has(value))
}

export function sourceName(t: TFunction, { key, name }: SourceCount): string {
  return key === '' ? t('ledger.noSource') : name
}
