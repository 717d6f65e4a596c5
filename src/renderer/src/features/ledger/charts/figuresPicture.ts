/** The chart of figures in words of a language: what is compared, who says it, and how a value is written. */
import { formatExactly } from '@renderer/i18n/format'
import type { ComparedFigure, FigureGroupView } from '@renderer/workers/ledgerContract'
import type { Language } from '@shared/ipc'
import type { TFunction } from 'i18next'
import { documentText, figureText } from '../ledgerWords'
import type { ChartCaption } from './chartFile'
import { drawFigures, type FigureLine } from './drawFigures'
import { axisNumber, type PictureLook } from './plotting'

/** More lines are no chart to look at; the table has them. */
export const mostLines = 40

/** The chart of a group. */
export function figuresPicture(
  t: TFunction,
  shown: FigureGroupView,
  figures: readonly ComparedFigure[],
  { width, language, digits }: PictureLook,
): { readonly caption: ChartCaption; readonly svg: SVGSVGElement } {
  const titleOf = (figure: ComparedFigure) =>
    `${sourceText(t, figure)}: ${valueText(t, figure, shown.unit, language)} (${figure.quote})`
  const look = { width, rightToLeft: language === 'ar', number: axisNumber(language, digits) }
  const svg = drawFigures(figureLines(t, figures).slice(0, mostLines), shown.unit, titleOf, look)
  return { caption: { title: t('ledger.figures.title', { what: groupTitle(t, shown) }), legend: [] }, svg }
}

/** What figures count: a noun, or a measure of one. */
export function groupTitle(t: TFunction, { unit, noun }: FigureGroupView): string {
  if (noun === '' || noun === unit) return unit
  return t('ledger.figures.unitOf', { unit, noun })
}

/** A line for each set of sources, in the order of the figures. */
export function figureLines(t: TFunction, figures: readonly ComparedFigure[]): readonly FigureLine[] {
  const lines = new Map<string, ComparedFigure[]>()
  for (const figure of figures) {
    const title = sourceText(t, figure)
    const line = lines.get(title)
    if (line === undefined) lines.set(title, [figure])
    else line.push(figure)
  }
  return [...lines].map(([title, ofLine]) => ({ title, figures: ofLine }))
}

/** Who says it: the sources, or the document itself. */
export function sourceText(t: TFunction, { sources, documentTitle }: ComparedFigure): string {
  return sources.length === 0 ? documentText(t, documentTitle) : sources.join(t('ledger.figures.and'))
}

/** The value of a figure with its unit, as it was compared. */
export function valueText(
  t: TFunction,
  { quote, min, max, about }: ComparedFigure,
  unit: string,
  language: Language,
): string {
  const approx = about ? 'about' : null
  return figureText(t, { annotationId: '', start: 0, end: 0, quote, min, max, unit, approx }, language)
}

/** From the least to the most of the bounds. */
export function rangeText(t: TFunction, figures: readonly ComparedFigure[], language: Language): string {
  const values = figures.flatMap(({ min, max }) => [min, max]).filter((value) => value !== null)
  const [min, max] = [Math.min(...values), Math.max(...values)].map((value) => formatExactly(value, language))
  return t('attributes.figure.range', { min, max })
}
