/** Claims per source as bars, divided by stance. */
import * as Plot from '@observablehq/plot'
import type { SourceCount } from '@core/ledger/summary'
import { chartStyle, shortName, withoutStyleSheet, type ChartLook } from './plotting'

/** Pixels. */
const lineHeight = 30
const namesWidth = 132
/** Characters that fit there. */
const nameLength = 21

/** What the parts of a bar are, in the order of their colours. */
export interface StanceSeries {
  readonly value: string
  readonly title: string
  readonly colour: string
}

interface Part {
  readonly line: string
  readonly stance: string
  readonly claims: number
  readonly title: string
}

/** Draws the sources in their order, from the top. `titleOf` says the name of one. */
export function drawSources(
  sources: readonly SourceCount[],
  stances: readonly StanceSeries[],
  titleOf: (source: SourceCount) => string,
  { width, rightToLeft, number }: ChartLook,
): SVGSVGElement {
  const keys = sources.map((_, i) => String(i))
  const parts = sources.flatMap((source, i) =>
    stances.flatMap(({ value, title }): Part[] => {
      const claims = source.stances.get(value) ?? 0
      const said = `${titleOf(source)}: ${title} ${number(claims)}`
      return claims === 0 ? [] : [{ line: String(i), stance: value, claims, title: said }]
    }),
  )
  const most = Math.max(1, ...sources.map(({ claims }) => claims))
  const plot = Plot.plot({
    width,
    height: sources.length * lineHeight + 36,
    marginTop: 4,
    marginBottom: 32,
    marginLeft: rightToLeft ? 34 : namesWidth,
    marginRight: rightToLeft ? namesWidth : 34,
    style: chartStyle,
    x: { domain: [0, most], reverse: rightToLeft, nice: false },
    y: { type: 'band', domain: keys, padding: 0.34 },
    color: { domain: stances.map(({ value }) => value), range: stances.map(({ colour }) => colour) },
    marks: [
      Plot.axisX({
        ...{ ticks: Math.min(most, 4), tickSize: 0, tickPadding: 8, color: 'var(--ink-3)', fontSize: 11, label: null },
        tickFormat: (value: number) => (Number.isInteger(value) ? number(value) : ''),
      }),
      Plot.axisY({
        ...{ anchor: rightToLeft ? 'right' : 'left', tickSize: 0, tickPadding: 10, label: null, color: 'var(--ink)' },
        tickFormat: (key: string) => {
          const source = sources[Number(key)]
          return source === undefined ? '' : shortName(titleOf(source), nameLength)
        },
      }),
      Plot.barX(parts, { x: 'claims', y: 'line', fill: 'stance', title: 'title', order: stances.map(({ value }) => value) }), // prettier-ignore
      Plot.text(sources, {
        ...{
          x: 'claims',
          y: (_: SourceCount, i: number) => String(i),
          text: ({ claims }: SourceCount) => number(claims),
        },
        ...{ dx: rightToLeft ? -6 : 6, textAnchor: rightToLeft ? 'end' : 'start', fill: 'var(--ink-2)', fontSize: 11 },
      }),
    ],
  })
  return withoutStyleSheet(plot)
}
