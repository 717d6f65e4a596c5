/** Figures of one unit across sources: dots for values, bars for ranges, arrows where a range is open. */
import * as Plot from '@observablehq/plot'
import type { ComparedFigure } from '@renderer/workers/ledgerContract'
import { chartStyle, shortName, withoutStyleSheet, type ChartLook } from './plotting'

export interface FigureLine {
  /** The sources' names, or the document that says it itself. */
  readonly title: string
  readonly figures: readonly ComparedFigure[]
}

/** Pixels. */
const lineHeight = 34
const namesWidth = 132
/** Characters that fit there. */
const nameLength = 21
/** From so large a ratio on, small values would all lie on the axis: it becomes logarithmic. */
const wideRatio = 200

interface Drawn extends ComparedFigure {
  readonly line: string
}

/** Draws the lines in their order, from the top; `titleOf` is said of a figure when the pointer rests on it. */
export function drawFigures(
  lines: readonly FigureLine[],
  unit: string,
  titleOf: (figure: ComparedFigure) => string,
  { width, rightToLeft, number }: ChartLook,
): SVGSVGElement {
  // Two sources may have names that begin alike: a line goes by its place.
  const keys = lines.map((_, i) => String(i))
  const drawn = lines.flatMap(({ figures }, i) => figures.map((figure): Drawn => ({ ...figure, line: String(i) })))
  const values = drawn.flatMap(({ min, max }) => [min, max]).filter((value) => value !== null)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const logarithmic = low > 0 && high / low > wideRatio
  const side = rightToLeft ? 'right' : 'left'
  const [ranges, points] = [drawn.filter(isRange), drawn.filter((figure) => !isRange(figure))]
  const plot = Plot.plot({
    width,
    height: lines.length * lineHeight + 52,
    marginTop: 8,
    marginBottom: 40,
    marginLeft: rightToLeft ? 24 : namesWidth,
    marginRight: rightToLeft ? namesWidth : 24,
    style: chartStyle,
    x: {
      type: logarithmic ? 'log' : 'linear',
      domain: logarithmic ? [low / 1.5, high * 1.5] : [Math.min(0, low), Math.max(0, high) || 1],
      nice: ticksFor(width),
      reverse: rightToLeft,
    },
    y: { type: 'band', domain: keys, padding: 0.3 },
    marks: [
      Plot.gridX({ ticks: ticksFor(width), stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.ruleY(keys, { y: (key: string) => key, stroke: 'var(--line)', strokeOpacity: 0.7 }),
      Plot.axisX({
        ...{ ticks: ticksFor(width), tickSize: 0, tickPadding: 8, color: 'var(--ink-3)', fontSize: 11 },
        tickFormat: (value: number) => number(value),
        label: shortName(unit, 40),
        labelAnchor: rightToLeft ? 'left' : 'right',
        labelArrow: 'none',
        labelOffset: 36,
      }),
      Plot.axisY({
        ...{ anchor: side, tickSize: 0, tickPadding: 10, label: null, color: 'var(--ink)' },
        tickFormat: (key: string) => shortName(lines[Number(key)]?.title ?? '', nameLength),
      }),
      Plot.ruleY(ranges, {
        ...{ y: 'line', x1: 'min', x2: 'max', stroke: colourOf, strokeWidth: 7, strokeLinecap: 'round' },
        ...{ title: titleOf, render: withClaims(ranges) },
      }),
      ...(['min', 'max'] as const).map((bound) =>
        Plot.vector(points.filter(bound === 'min' ? isAtLeast : isAtMost), {
          ...{ x: bound, y: 'line', anchor: 'start', length: 26, stroke: colourOf, strokeWidth: 2.5 },
          rotate: (bound === 'min') === rightToLeft ? -90 : 90,
        }),
      ),
      Plot.dot(points, {
        ...{ x: valueOf, y: 'line', r: 5.5, symbol: symbolOf, stroke: colourOf, strokeWidth: 2 },
        fill: ({ about, contradicted }: Drawn) => (about ? 'var(--surface)' : colour(contradicted)),
        ...{ title: titleOf, render: withClaims(points) },
      }),
    ],
    symbol: { type: 'identity' },
  })
  return withoutStyleSheet(plot)
}

/** The numbers of axis ticks that have room beside each other. */
function ticksFor(width: number): number {
  return Math.max(2, Math.floor((width - namesWidth) / 52))
}

function isRange({ min, max }: ComparedFigure): boolean {
  return min !== null && max !== null && min !== max
}
function isAtLeast({ min, max }: ComparedFigure): boolean {
  return min !== null && max === null
}
function isAtMost({ min, max }: ComparedFigure): boolean {
  return min === null && max !== null
}
function valueOf({ min, max }: ComparedFigure): number | null {
  return min ?? max
}
function symbolOf({ contradicted }: ComparedFigure): string {
  return contradicted ? 'diamond' : 'circle'
}
function colourOf({ contradicted }: ComparedFigure): string {
  return colour(contradicted)
}
function colour(contradicted: boolean): string {
  return contradicted ? 'var(--danger)' : 'var(--label-amber)'
}

/** Has the shapes of a mark carry the id of their claim, for whoever presses on one. */
function withClaims(data: readonly Drawn[]): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null
    for (const [i, place] of index.entries()) {
      group?.children[i]?.setAttribute('data-claim', data[place]?.claimId ?? '')
    }
    return group
  }
}
