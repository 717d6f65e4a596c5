/** A document's text in the report, its claims, sources and figures marked as in the app. Offsets are UTF-16 code units. */
import { AnnotationIndex } from '../annotation/annotationIndex'
import { compareByPosition } from '../annotation/layers'
import type { Annotation } from '../annotation/model'
import { segmentsOfLine, type Segment } from '../annotation/segments'
import { directionOf } from '../text/direction'
import { LineTable } from '../text/lineTable'
import { escapeHtml } from './html'

export interface ReportDocument {
  readonly id: string
  readonly title: string
  readonly text: string
  /** Who marked it; empty to say nobody. */
  readonly annotatorName: string
  /** Of one layer. Deleted ones, and labels other than claim, source and figure, are not drawn. */
  readonly annotations: Iterable<Annotation>
}

/** The numbers of the ledger's claims that an annotation is, or belongs to; ascending. */
export type ClaimNumbers = ReadonlyMap<string, readonly number[]>

const drawn: ReadonlySet<string> = new Set(['claim', 'source', 'figure'])
/** Deeper nesting of one label looks the same, as in the app. */
const deepest = 3
/** More numbers than this are not written above a mark; the ledger has them. */
const mostNumbers = 4

/** The lines of a text as HTML, one piece each; `formatted` writes a number. */
export function* markedLines(
  { text, annotations }: ReportDocument,
  numbers: ClaimNumbers,
  formatted: (number: number) => string,
): Generator<string> {
  const lines = new LineTable(text)
  const index = new AnnotationIndex(lines)
  for (const annotation of annotations) {
    if (!annotation.deleted && drawn.has(annotation.label)) index.add(annotation)
  }
  for (let line = 0; line < lines.count; line++) {
    const start = lines.start(line)
    const here = index.onLine(line)
    const notes = notesOf(text, start, here, numbers, formatted)
    const pieces = segmentsOfLine(start, lines.end(line), here).map((segment) => {
      const words = withNotes(text, segment, notes)
      const classes = classesOf(segment, index)
      return classes === '' ? words : `<span class="${classes}">${words}</span>`
    })
    yield `<p class="line" dir="${directionOf(lines.lineText(line))}">${pieces.join('')}</p>\n`
  }
}

/** What is drawn for a segment: one channel per label, so that any overlap stays legible. */
function classesOf(segment: Segment, index: AnnotationIndex): string {
  const count = (ids: readonly string[], label: string) => ids.filter((id) => index.get(id)?.label === label).length
  const depth = (label: string) => Math.min(count(segment.ids, label), deepest)
  const claims = depth('claim')
  const sources = depth('source')
  const figures = depth('figure')
  if (claims + sources + figures === 0) return ''
  const classes = ['mark']
  if (claims > 0) classes.push(`claim-${claims}`)
  if (count(segment.starting, 'claim') > 0) classes.push('claim-start')
  for (let line = 1; line <= sources; line++) classes.push(`source-${line}`)
  if (figures > 0) classes.push(`figure-${figures}`, ...(claims === 0 ? ['figure-alone'] : []))
  if (count(segment.starting, 'figure') > 0) classes.push('figure-start')
  if (count(segment.ending, 'figure') > 0) classes.push('figure-end')
  return classes.join(' ')
}

/**
 * The numbers above marks, by the place that they are written at. That is the start of the word in which the mark starts: they
 * take no room, but between two letters even that could part them.
 */
function notesOf(
  text: string,
  lineStart: number,
  annotations: readonly Annotation[],
  numbers: ClaimNumbers,
  formatted: (number: number) => string,
): ReadonlyMap<number, string> {
  const notes = new Map<number, string>()
  for (const { id, label, start } of [...annotations].sort(compareByPosition)) {
    const own = numbers.get(id)
    if (own === undefined || start < lineStart) continue
    const place = wordStart(text, lineStart, start)
    const links = own.slice(0, mostNumbers).map((number) => `<a href="#row-${number}">${formatted(number)}</a>`)
    const more = own.length > mostNumbers ? '…' : ''
    const anchor = label === 'claim' ? ` id="claim-${own[0] ?? 0}"` : ''
    const note = `<span class="note note-${label}"${anchor}>${links.join(' ')}${more}</span>`
    notes.set(place, (notes.get(place) ?? '') + note)
  }
  return notes
}

const inWord = /[\p{L}\p{M}\p{N}\u0640\u200C\u200D]/u

function wordStart(text: string, lineStart: number, offset: number): number {
  let at = offset
  while (at > lineStart && inWord.test(text.charAt(at)) && inWord.test(text.charAt(at - 1))) at -= 1
  return at
}

function withNotes(text: string, { start, end }: Segment, notes: ReadonlyMap<number, string>): string {
  let html = ''
  let from = start
  for (let at = start; notes.size > 0 && at < end; at++) {
    const note = notes.get(at)
    if (note === undefined) continue
    html += `${escapeHtml(text.slice(from, at))}<span class="notes">${note}</span>`
    from = at
  }
  return html + escapeHtml(text.slice(from, end))
}
