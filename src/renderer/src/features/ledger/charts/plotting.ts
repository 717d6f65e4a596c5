/** What the ledger's charts have in common. */
import { isolate, localeOf } from '@renderer/i18n/format'
import type { Digits } from '@renderer/store/rows'
import type { Language } from '@shared/ipc'

/** As a style sheet names the font of a chart's file. */
export const chartFontFamily = "'IBM Plex Sans Arabic'"

/** How a chart is drawn: its width in pixels, from which side it is read, and how a number is written. */
export interface ChartLook {
  readonly width: number
  readonly rightToLeft: boolean
  readonly number: (value: number) => string
}

/** What a chart needs to know of the reader: how wide it may be (pixels), the language, and the digits of an Arabic one. */
export interface PictureLook {
  readonly width: number
  readonly language: Language
  readonly digits: Digits
}

/** Writes numbers short for an axis, such as "12 ألفًا". */
export function axisNumber(language: Language, digits: Digits): (value: number) => string {
  const format = new Intl.NumberFormat(localeOf(language, digits), { notation: 'compact', maximumFractionDigits: 1 })
  // The word beside the number belongs to it, on the side where it is read.
  return (value) => isolate(format.format(value))
}

/** Writes whole numbers. */
export function wholeNumber(language: Language, digits: Digits): (value: number) => string {
  const format = new Intl.NumberFormat(localeOf(language, digits))
  return (value) => format.format(value)
}

/** What is drawn, and the drawing's own style sheet taken out: the page's policy forbids it, and the app's says the same. */
export function withoutStyleSheet(plot: SVGElement | HTMLElement): SVGSVGElement {
  const svg = plot instanceof SVGSVGElement ? plot : plot.querySelector('svg')
  if (svg === null) throw new Error('The plot has no drawing.')
  for (const style of svg.querySelectorAll('style')) style.remove()
  // The parts of a picture have no names: it is told as a whole, and as its table.
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  // Anchors of text are where they were computed, whatever the page's direction is.
  svg.setAttribute('direction', 'ltr')
  return svg
}

/**
 * A name for a place among names of other directions: set apart by FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9), on
 * one line, and cut when it is longer than so many characters.
 */
export function shortName(name: string, length: number): string {
  const characters = Array.from(name.replace(/\s+/gu, ' ').trim())
  const short = characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : characters.join('')
  return isolate(short)
}

/** The style of all text in a chart. */
export const chartStyle = {
  fontFamily: 'var(--ui)',
  fontSize: '12px',
  color: 'var(--ink-2)',
  background: 'transparent',
  overflow: 'visible',
} as const
