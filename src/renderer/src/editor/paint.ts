/**
 * What a segment of text looks like. Each label has a colour and a channel of its own (a wash, a line below or above the
 * words, an outline), so that any overlap stays legible; marks on the same channel are drawn side by side, up to three.
 * Everything is background or inset shadow: nothing here may move a glyph, or Arabic letters would come apart at the edge of
 * a mark. The classes are those of `schemeStyles.ts` and `reader.css`.
 */
import type { Segment } from '@core/annotation/segments'
import { type LabelChannel, type LabelLook, labelLooks, strangerLook } from '@core/annotation/scheme'

/** The paint of one segment: part of a node's state, so compared by value and never changed in place. */
export interface Paint {
  /** Annotation ids over the segment, in reading order. */
  readonly ids: readonly string[]
  /** The label of each of `ids`, at the same place. */
  readonly labels: readonly string[]
  readonly className: string
}

/** How each label is drawn, in the order of the labels. */
export type LabelLooks = ReadonlyMap<string, LabelLook>

/** Of the whole window, like the style sheet that draws them: the two are set together by `applySchemeStyles`. */
let looks: LabelLooks = labelLooks({ id: '', labels: [] })

export function setLooks(next: LabelLooks): void {
  looks = next
}

/** Tells the label of an annotation; an `AnnotationIndex` is one. */
interface LabelsById {
  get(id: string): { readonly label: string } | undefined
}

export const unpainted: Paint = { ids: [], labels: [], className: '' }

/** Deeper nesting on one channel than this looks the same; the side list tells the rest. */
export const deepest = 3

/** Where the lines of a channel are drawn; dotted and solid ones share the place, so that none covers another. */
const tracks = {
  underline: { place: 'below', dotted: false },
  'dotted-underline': { place: 'below', dotted: true },
  overline: { place: 'above', dotted: false },
  'dotted-overline': { place: 'above', dotted: true },
} as const satisfies Partial<Record<LabelChannel, { readonly place: 'below' | 'above'; readonly dotted: boolean }>>

export function samePaint(a: Paint, b: Paint): boolean {
  return a === b || (a.className === b.className && sameItems(a.ids, b.ids) && sameItems(a.labels, b.labels))
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}

/** The paint of a segment; the index knows the label of every id in it. */
export function paintOf(segment: Segment, index: LabelsById): Paint {
  if (segment.ids.length === 0) return unpainted
  const labelOf = (id: string) => index.get(id)?.label ?? ''
  const labels = segment.ids.map(labelOf)
  const depths = new Map<string, number>()
  for (const label of labels) depths.set(label, (depths.get(label) ?? 0) + 1)
  const starting = new Set(segment.starting.map(labelOf))
  const ending = new Set(segment.ending.map(labelOf))

  const layers = inOrder(depths.keys()).map((label): Layer => {
    const look = looks.get(label) ?? strangerLook
    return { ...look, depth: depths.get(label) ?? 1, starts: starting.has(label), ends: ending.has(label) }
  })
  const className = ['mark', ...washClasses(layers), ...lineClasses(layers), ...ringClasses(layers)].join(' ')
  return { ids: segment.ids, labels, className }
}

/** All marks of one label over a segment. */
interface Layer extends LabelLook {
  readonly depth: number
  readonly starts: boolean
  readonly ends: boolean
}

/** Labels as the scheme orders them, so that a mark keeps its place among others from segment to segment. */
function inOrder(labels: Iterable<string>): string[] {
  const present = new Set(labels)
  const known = [...looks.keys()].filter((label) => present.has(label))
  return [...known, ...[...present].filter((label) => !looks.has(label)).sort()]
}

/** The first wash fills the segment, others a band at its foot; the start edge tells two neighbours apart. */
function washClasses(layers: readonly Layer[]): string[] {
  const washes = layers.filter(({ channel }) => channel === 'wash').slice(0, deepest)
  const [first] = washes
  if (first === undefined) {
    const outline = layers.find(({ channel }) => channel === 'outline')
    return outline === undefined ? [] : [`wash-${outline.colour}`]
  }
  const classes = [`wash-${first.colour}`]
  if (first.depth > 1) classes.push(`wash-${first.colour}-${Math.min(first.depth, deepest)}`)
  for (const [i, { colour, starts }] of washes.entries()) {
    if (i > 0) classes.push(`band-${i + 1}-${colour}`)
    if (starts) classes.push(`edge-${i + 1}-${colour}`)
  }
  return classes
}

/** A line for each mark, the second and third beside the first. More than two of one label would crowd others out. */
function lineClasses(layers: readonly Layer[]): string[] {
  const used = { below: 0, above: 0 }
  return layers.flatMap(({ channel, colour, depth }) => {
    if (channel === 'wash' || channel === 'outline') return []
    const { place, dotted } = tracks[channel]
    const lines = Math.min(depth, 2, deepest - used[place])
    const first = used[place] + 1
    used[place] += lines
    return Array.from({ length: lines }, (_, i) => `${dotted ? 'dotted-' : ''}${place}-${first + i}-${colour}`)
  })
}

/**
 * An outline may be cut into segments by other marks: each draws its top and bottom, the first and last the ends. Those
 * of further marks lie inside the first.
 */
function ringClasses(layers: readonly Layer[]): string[] {
  const outlines = layers.filter(({ channel }) => channel === 'outline')
  if (outlines.length === 0) return []
  const classes = ['ring']
  if (outlines.some(({ starts }) => starts)) classes.push('ring-starts')
  if (outlines.some(({ ends }) => ends)) classes.push('ring-ends')
  let used = 0
  for (const { colour, depth, starts, ends } of outlines) {
    if (used === deepest) break
    const first = used + 1
    used = Math.min(used + depth, deepest)
    for (let ring = first; ring <= used; ring++) classes.push(`ring-${ring}-${colour}`)
    if (starts) classes.push(`start-${first}-${colour}`)
    if (ends) classes.push(`end-${first}-${colour}`)
  }
  return classes
}

/** Writes a paint onto a segment's element; tests and style sheets rely on the attributes. */
export function applyPaint(element: HTMLElement, paint: Paint): void {
  if (paint.ids.length === 0) {
    element.removeAttribute('class')
    element.removeAttribute('data-ids')
    element.removeAttribute('data-labels')
    return
  }
  element.className = paint.className
  element.dataset['ids'] = paint.ids.join(' ')
  element.dataset['labels'] = paint.labels.join(' ')
}
