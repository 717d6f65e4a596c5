/**
 * Reading brat standoff: each `.ann` with the `.txt` beside it. Fragments with nothing but white space between them are one
 * span; a span that is truly in pieces has no place in Sanad and is set aside, and so are normalisations and comments that
 * are no notes. An event is its trigger with relations to its arguments, an equivalence a chain of relations.
 */
import type { AttributeValue } from '../../annotation/model'
import type { DatasetItem, DatasetRelation, DatasetSpan } from '../../datasets/item'
import { titleOf } from '../../text/title'
import { attributeFromText } from '../attributeText'
import type { InputFile, ReadEvent, ReadOptions, ReadReason } from '../format'
import { readText } from '../input'
import { offsetReader, type Offsets } from '../offsets'
import { UnitTally } from '../unitChoice'
import { folderReader, partsOf, stemOf } from './folders'
import { isWhiteSpace, noteFromLine, valueFromField } from './lines'
import { nameOfType } from './names'
import { parseAnn, type AnnLine, type TextBound } from './parse'

/** Files that brat puts into its folders beside documents. */
const ownFiles = /^(?:annotation|visual|tools|kb_shortcuts|acl)\.conf$|^\.stats_cache$/

/** Reads the documents that have both files; any other file is reported. */
export async function* readBrat(files: readonly InputFile[], options: ReadOptions): AsyncIterable<ReadEvent> {
  const factsOf = await folderReader(files)
  const byPath = new Map(files.map((file) => [file.path, file]))
  for (const { path } of files) {
    const problem = (reason: ReadReason, detail: string): ReadEvent => ({
      type: 'problem',
      path,
      place: '',
      reason,
      detail,
    })
    const stem = stemOf(path)
    if (path.endsWith('.ann')) {
      const [ann, txt] = [byPath.get(path), byPath.get(`${stem}.txt`)]
      const [marks, text] = [ann && (await readText(ann)), txt && (await readText(txt))]
      if (text === undefined) yield problem('missing-file', 'has no .txt beside it')
      else if (text === null) yield problem('not-utf8', 'belongs to a .txt that is not UTF-8')
      else if (marks === null || marks === undefined) yield problem('not-utf8', 'is not UTF-8')
      else {
        const lines = parseAnn(marks)
        const counted = txt !== undefined && (await hasMark(txt)) ? countedWithoutMark(text, lines) : lines
        if (counted !== null) yield* eventsOf(path, text, counted, factsOf(stem), options)
        else yield problem('no-unit-fits', 'nothing tells whether its offsets count the byte order mark of the .txt')
      }
    } else if (path.endsWith('.txt')) {
      if (!byPath.has(`${stem}.ann`)) yield problem('missing-file', 'has no .ann beside it')
    } else if (!ownFiles.test(partsOf(path).name)) yield problem('unsupported', 'is no file of brat')
  }
}

/** Whether a file begins with a byte order mark. */
async function hasMark(file: InputFile): Promise<boolean> {
  for await (const [a, b, c] of file.chunks()) return a === 0xef && b === 0xbb && c === 0xbf
  return false
}

/**
 * The lines of a document whose `.txt` has a byte order mark, with offsets that do not count it; null where no line has its
 * text to tell. We strip the mark before counting; brat itself refuses none and counts it as a character, so the texts of the
 * spans say which was meant.
 */
function countedWithoutMark(text: string, lines: readonly AnnLine[]): readonly AnnLine[] | null {
  const spans = lines.filter((line) => line.kind === 'span')
  if (spans.length === 0) return lines
  if (spans.every(({ covered }) => covered === null)) return null
  const matched = (counted: string) => {
    const tally = new UnitTally(units)
    for (const span of spans) addTo(tally, counted, span)
    return tally.matched
  }
  if (matched(text) >= matched(`\ufeff${text}`)) return lines
  return lines.map((line) => {
    if (line.kind !== 'span') return line
    return { ...line, fragments: line.fragments.map(({ start, end }) => ({ start: start - 1, end: end - 1 })) }
  })
}

/** As brat's server counts, and as its browser client does. */
const units = ['code_point', 'utf16'] as const

type Facts = Pick<DatasetItem, 'annotator' | 'split'> & { readonly fileName: string }

function* eventsOf(
  path: string,
  text: string,
  lines: readonly AnnLine[],
  facts: Facts,
  options: ReadOptions,
): Generator<ReadEvent> {
  const tally = new UnitTally(units)
  for (const line of lines) if (line.kind === 'span') addTo(tally, text, line)
  const choice = tally.choose(options.unit)
  yield { ...choice, path }
  if (choice.type === 'unit-needed') return
  const reading = new Reading(path, text, offsetReader(text, choice.unit))
  for (const line of lines) reading.take(line)
  const { spans, relations } = reading.finish()
  yield* reading.problems
  const { fileName, ...rest } = facts
  yield {
    type: 'item',
    path,
    item: { document: { id: '', title: titleOf(text), fileName, text }, ...rest, spans, relations },
  }
}

function addTo(tally: UnitTally, text: string, { fragments, covered }: TextBound): void {
  const [first, last] = [fragments[0], fragments.at(-1)]
  if (first === undefined || last === undefined) return
  const whole = { start: first.start, end: last.end }
  if (fragments.length === 1 || covered === null) tally.add(text, whole, covered)
  // Which of its white space is between fragments is told by offsets, in a unit that is not known yet.
  else tally.add(text, whole, (slice) => withoutSpace(slice) === withoutSpace(covered))
}

function withoutSpace(text: string): string {
  return text.replace(/[\s\u0085\u001C-\u001E]+/gu, '')
}

/** One file as it is read. */
class Reading {
  readonly problems: ReadEvent[] = []
  readonly #path: string
  readonly #text: string
  readonly #toUtf16: (span: Offsets) => Offsets | null
  readonly #ids = new Set<string>()
  readonly #spans = new Map<string, DatasetSpan>()
  readonly #triggers = new Map<string, string>()
  /** What refers to others, which may stand behind it. */
  readonly #referring: Exclude<AnnLine, { kind: 'span' | 'event' | 'other' }>[] = []

  constructor(path: string, text: string, toUtf16: (span: Offsets) => Offsets | null) {
    this.#path = path
    this.#text = text
    this.#toUtf16 = toUtf16
  }

  take(line: AnnLine): void {
    if (line.kind === 'other') {
      this.#problem(line, line.reason, line.detail)
      return
    }
    if (this.#ids.has(line.id)) {
      this.#problem(line, 'duplicate-id', `${line.id} is the id of an earlier line`)
      return
    }
    this.#ids.add(line.id)
    if (line.kind === 'span') this.#takeSpan(line)
    else if (line.kind === 'event') this.#triggers.set(line.id, line.trigger)
    else this.#referring.push(line)
  }

  /** The spans with their attributes and notes, and the relations; to be asked when all lines are taken. */
  finish(): { readonly spans: readonly DatasetSpan[]; readonly relations: readonly DatasetRelation[] } {
    const relations: DatasetRelation[] = []
    for (const line of this.#referring) {
      const ends = line.kind === 'relation' ? [line.from, line.to] : [line.target]
      const [from, to] = ends.map((id) => this.#spans.get(this.#triggers.get(id) ?? id))
      if (from === undefined || (line.kind === 'relation' && to === undefined)) {
        this.#problem(
          line,
          'dangling-relation',
          `${line.id} belongs to ${ends.join(' and ')}, not all of them spans here`,
        )
      } else if (line.kind === 'attribute') {
        this.#addAttribute(from, line)
      } else if (line.kind === 'note') {
        const note = noteFromLine(line.text)
        this.#spans.set(from.id, { ...from, note: from.note === '' ? note : `${from.note}\n${note}` })
      } else if (to !== undefined) {
        relations.push({ id: line.id, type: nameOfType(line.type), from: from.id, to: to.id })
      }
    }
    return { spans: [...this.#spans.values()], relations }
  }

  #problem({ line }: AnnLine, reason: ReadReason, detail: string): void {
    this.problems.push({ type: 'problem', path: this.#path, place: `line ${line}`, reason, detail })
  }

  #takeSpan(line: TextBound): void {
    const { id, type, fragments, covered } = line
    const places = fragments.map(this.#toUtf16)
    const found: Offsets[] = []
    for (const place of places) {
      if (place === null) {
        this.#problem(line, 'outside-text', `${id} lies outside the text`)
        return
      }
      found.push(place)
    }
    const [first, last] = [found[0], found.at(-1)]
    if (first === undefined || last === undefined || found.some(({ start, end }) => start >= end)) {
      this.#problem(line, 'empty-span', `${id} is empty`)
      return
    }
    const slices = found.map(({ start, end }) => this.#text.slice(start, end))
    // Before version 1.3 brat joined fragments without a space.
    if (covered !== null && slices.join(' ') !== covered && slices.join('') !== covered) {
      this.#problem(line, 'no-unit-fits', `what stands at the place of ${id} is not its text`)
      return
    }
    const gaps = found.slice(1).map(({ start }, at) => ({ start: found[at]?.end ?? 0, end: start }))
    if (gaps.some(({ start, end }) => start > end || !isWhiteSpace(this.#text.slice(start, end)))) {
      this.#problem(line, 'unsupported', `${id} is in pieces with other text between them`)
      return
    }
    this.#spans.set(id, { id, label: nameOfType(type), start: first.start, end: last.end, attributes: {}, note: '' })
  }

  #addAttribute(span: DatasetSpan, line: Extract<AnnLine, { kind: 'attribute' }>): void {
    const name = nameOfType(line.type)
    const value: AttributeValue = line.value === null ? true : attributeFromText(valueFromField(line.value))
    if (Object.hasOwn(span.attributes, name)) {
      this.#problem(line, 'unsupported', `${span.id} has a value of ${name} already`)
      return
    }
    const attributes = Object.fromEntries([...Object.entries(span.attributes), [name, value] as const])
    this.#spans.set(span.id, { ...span, attributes })
  }
}
