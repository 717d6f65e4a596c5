/** A chart as a file of its own: its colours as they are on the screen, its font inside. */
import { chartFontFamily } from './plotting'

export interface ChartCaption {
  readonly title: string
  /** What colours mean, if they need to be told. */
  readonly legend: readonly { readonly title: string; readonly colour: string }[]
}

const svgSpace = 'http://www.w3.org/2000/svg'
/** Pixels of the chart. */
const padding = 16
const titleHeight = 34
const legendHeight = 22
const legendColumns = 3

/** What a style sheet or a variable decides on the screen, and must stand in the file itself. */
const painted = ['fill', 'stroke', 'stroke-width', 'font-size', 'font-weight', 'opacity'] as const

/** The text of an SVG file with the chart as it is on the page, its title and its legend, and the font in it. */
export async function chartSvg(drawing: SVGSVGElement, caption: ChartCaption): Promise<string> {
  const { chartFontFace } = await import('./chartFont')
  const rightToLeft = getComputedStyle(document.documentElement).direction === 'rtl'
  return chartFile(drawing, caption, { rightToLeft, fontFace: chartFontFace })
}

/**
 * The text of an SVG file with a chart, its title (if it has one) and its legend, in the colours of the present theme. The drawing
 * must be on the page, for its colours are asked there. `fontFace` is a rule for `chartFontFamily`.
 */
export function chartFile(
  drawing: SVGSVGElement,
  { title, legend }: ChartCaption,
  { rightToLeft, fontFace }: { readonly rightToLeft: boolean; readonly fontFace: string },
): string {
  const width = Number(drawing.getAttribute('width'))
  const legendTop = padding + (title === '' ? 12 : titleHeight)
  const top = legendTop + Math.ceil(legend.length / legendColumns) * legendHeight
  const height = top + Number(drawing.getAttribute('height')) + padding
  const file = element('svg', {
    ...{ viewBox: `0 0 ${width + 2 * padding} ${height}`, direction: 'ltr' },
    ...{ width: width + 2 * padding, height, 'font-family': `${chartFontFamily}, sans-serif`, 'font-size': 12 },
  })
  file.append(element('rect', { width: '100%', height: '100%', fill: colourOn(drawing, 'var(--surface)') }))
  const start = rightToLeft ? width + padding : padding
  const anchor = { 'text-anchor': rightToLeft ? 'end' : 'start' }
  const head = { x: start, y: padding + 16, 'font-size': 15, 'font-weight': 600, fill: colourOn(drawing, 'var(--ink)') }
  if (title !== '') file.append(element('text', { ...head, ...anchor }, `\u2068${title}\u2069`))
  const ink = colourOn(drawing, 'var(--ink-2)')
  for (const [i, entry] of legend.entries()) {
    const column = (i % legendColumns) * (width / legendColumns)
    const x = rightToLeft ? start - column : start + column
    const y = legendTop + Math.floor(i / legendColumns) * legendHeight
    const fill = colourOn(drawing, entry.colour)
    const words = { x: x + (rightToLeft ? -17 : 17), y: y + 1, ...anchor, fill: ink }
    file.append(
      element('rect', { x: rightToLeft ? x - 11 : x, y: y - 9, width: 11, height: 11, rx: 2, fill }),
      element('text', words, `\u2068${entry.title}\u2069`),
    )
  }
  const chart = standalone(drawing)
  chart.setAttribute('x', String(padding))
  chart.setAttribute('y', String(top))
  file.append(chart)
  // As text: a style element made in the page would be the page's, which its policy refuses.
  const style = fontFace === '' ? '' : `<style>${fontFace}</style>`
  return new XMLSerializer().serializeToString(file).replace(/^(<svg[^>]*>)/u, (tag) => tag + style)
}

/** The bytes of a PNG of an SVG file's text, two pixels for each of its own. */
export async function chartPng(svg: string): Promise<Uint8Array> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * 2
  canvas.height = image.naturalHeight * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('The chart could not be painted.')
  return new Uint8Array(await blob.arrayBuffer())
}

/** A copy in which what was decided elsewhere stands on each element. */
function standalone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('A copy of a drawing is a drawing.')
  const originals = [drawing, ...drawing.querySelectorAll('*')]
  for (const [i, each] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[i]
    if (original === undefined) continue
    each.removeAttribute('style')
    each.removeAttribute('class')
    each.removeAttribute('font-family')
    if (each.localName === 'title') continue
    const style = getComputedStyle(original)
    for (const name of painted) each.setAttribute(name, style.getPropertyValue(name))
  }
  return copy
}

/** A colour as it is at an element, without variables. */
function colourOn(at: Element, colour: string): string {
  const probe = document.createElementNS(svgSpace, 'rect')
  probe.setAttribute('fill', colour)
  at.append(probe)
  const { fill } = getComputedStyle(probe)
  probe.remove()
  return fill
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS(svgSpace, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  made.textContent = text
  return made
}
