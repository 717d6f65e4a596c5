/**
 * A passage cut into the pieces that are drawn: lines, and in them stretches under the same spans. Long stretches in which no
 * version begins or ends can be folded away. Offsets are UTF-16 code units of the document.
 */
import type { LabelledSpan } from '@core/adjudication/conflict'
import type { Segment } from '@core/annotation/segments'
import { directionOf } from '@core/text/direction'
import type { LineTable } from '@core/text/lineTable'
import { sentenceAt } from '@core/text/sentences'
import type { Span } from '@core/text/snap'
import { paintOf } from '@renderer/editor/paint'

/** A stretch of a document. */
export interface Passage {
  readonly start: number
  readonly text: string
}

export interface Piece extends Span {
  /** Of the marks over it; empty where there are none. */
  readonly className: string
  /** It is in this version and not in all others; where such a stretch starts and ends. */
  readonly extra: { readonly starts: boolean; readonly ends: boolean } | null
  /** Its words are left out. */
  readonly folded: boolean
}

export interface PassageLine {
  readonly start: number
  readonly dir: 'rtl' | 'ltr'
  readonly pieces: readonly Piece[]
}

export interface PassageMarks {
  readonly spans: readonly LabelledSpan[]
  readonly extras: readonly Span[]
  /** What is left out, in order and apart from each other. */
  readonly folds: readonly Span[]
}

/**
 * The lines of a passage in pieces. `lines` is the whole text, which knows the direction of a line that the passage shows only
 * a part of; null as long as it is not read.
 */
export function cutPassage(passage: Passage, marks: PassageMarks, lines: LineTable | null): readonly PassageLine[] {
  let start = passage.start
  return passage.text.split('\n').map((text) => {
    const line = { start, dir: directionOf(lines?.lineText(lines.lineAt(start)) ?? text) }
    start += text.length + 1
    return { ...line, pieces: cutLine(line.start, line.start + text.length, marks) }
  })
}

function cutLine(start: number, end: number, { spans, extras, folds }: PassageMarks): readonly Piece[] {
  const cuts = new Set([start, end])
  for (const span of [...spans, ...extras, ...folds]) {
    for (const edge of [span.start, span.end]) if (edge > start && edge < end) cuts.add(edge)
  }
  const edges = [...cuts].sort((a, b) => a - b)
  const labels = new Map(spans.map(({ label }, i) => [String(i), { label }]))
  return edges.slice(0, -1).map((from, i): Piece => {
    const to = edges[i + 1] ?? end
    const over = (stretch: Span) => stretch.start < to && stretch.end > from
    const ids = [...labels.keys()].filter((_, place) => spans[place] !== undefined && over(spans[place]))
    const segment: Segment = {
      start: from,
      end: to,
      ids,
      starting: ids.filter((id) => spans[Number(id)]?.start === from),
      ending: ids.filter((id) => spans[Number(id)]?.end === to),
    }
    const extra = extras.find(over)
    return {
      start: from,
      end: to,
      className: paintOf(segment, labels).className,
      extra: extra === undefined ? null : { starts: extra.start === from, ends: extra.end === to },
      folded: folds.some(over),
    }
  })
}

/** Passages up to this length are shown whole. */
const shortEnough = 420
/** How much stays in sight on either side of an edge, at least. */
const reach = 90
/** A stretch shorter than this is not worth folding. */
const worthFolding = 120

/** What can be folded away of a passage so that every edge of every span keeps the words around it. */
export function foldsOf({ start, text }: Passage, spans: readonly Span[]): readonly Span[] {
  if (text.length <= shortEnough) return []
  const end = start + text.length
  const edges = spans.flatMap((span) => [span.start, span.end]).sort((a, b) => a - b)
  const kept = edges.map((edge) => ({ start: edge - reach, end: edge + reach }))
  const folds: Span[] = []
  let from = start
  for (const { start: to, end: next } of [...kept, { start: end, end }]) {
    const fold = betweenWords(text, start, from, to)
    if (fold.end - fold.start >= worthFolding) folds.push(fold)
    from = Math.max(from, next)
  }
  return folds
}

/** The stretch narrowed to the spaces inside it, so that no word is cut. */
function betweenWords(text: string, textStart: number, from: number, to: number): Span {
  const first = from === textStart ? from : textStart + nextSpace(text, from - textStart)
  const last = to === textStart + text.length ? to : textStart + text.lastIndexOf(' ', to - textStart)
  return { start: first, end: last }
}

function nextSpace(text: string, from: number): number {
  const at = text.indexOf(' ', Math.max(0, from))
  return at < 0 ? text.length : at
}

/** The passage with the sentence before it and the one after it. */
export function widened(lines: LineTable, { start, text }: Passage): Passage {
  const end = start + text.length
  const before = lines.text.slice(0, start).trimEnd().length
  const after = end + (/\S/u.exec(lines.text.slice(end))?.index ?? 0)
  const from = before === 0 ? start : sentenceAt(lines, before - 1).start
  const to = Math.max(end, sentenceAt(lines, after).end)
  return { start: from, text: lines.text.slice(from, to) }
}
