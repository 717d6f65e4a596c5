/** Reads CoNLL files. Those of one folder with the same tokens are one dataset: the spans of each are put together. */
import { compareByPosition } from '../annotation/layers'
import type { DatasetSpan } from '../datasets/item'
import { conllDocuments, type ConllDocument } from './conllDocuments'
import { KnownTexts, placesIn, textOfTokens } from './conllTexts'
import type { InputFile, ReadEvent, ReadOptions } from './format'
import type { ReadProblem } from './jsonRecords'

export async function* readConll(files: readonly InputFile[], options: ReadOptions): AsyncGenerator<ReadEvent, void> {
  const known = options.documents === undefined ? null : new KnownTexts(options.documents)
  const data = files.filter(({ path }) => !/(^|\/)README\.md$/i.test(path))
  for (const folder of new Set(data.map(({ path }) => folderOf(path)))) {
    const of = data.filter(({ path }) => folderOf(path) === folder)
    let lanes = of.map((file): Lane => ({ path: file.path, documents: conllDocuments(file), next: null }))
    // Files that turn out to have other tokens than the first are read by themselves afterwards.
    while (lanes.length > 0) {
      const apart: Lane[] = []
      yield* readTogether(lanes, apart, known)
      lanes = apart
    }
  }
}

/** Up to its slash; empty for a file in none. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** A file that is being read. */
interface Lane {
  readonly path: string
  readonly documents: AsyncGenerator<ConllDocument, void>
  /** A document that was read and not used yet. */
  next: ConllDocument | null
}

async function* readTogether(
  lanes: readonly Lane[],
  apart: Lane[],
  known: KnownTexts | null,
): AsyncGenerator<ReadEvent, void> {
  let together = lanes
  for (let nth = 1; ; nth++) {
    const read: { readonly lane: Lane; readonly document: ConllDocument }[] = []
    const ended: Lane[] = []
    for (const lane of together) {
      const document = lane.next ?? (await lane.documents.next()).value ?? null
      lane.next = null
      if (document === null) ended.push(lane)
      else read.push({ lane, document })
    }
    const [first] = read
    if (first === undefined) return
    for (const { path } of nth > 1 ? ended : []) {
      const detail = `ends before document ${String(nth)}, which ${first.lane.path} has`
      yield problem(path, '', 'wrong-shape', detail)
    }
    const same = read.filter(({ document }) => hasSameTokens(document, first.document))
    for (const { lane, document } of read.filter((one) => !same.includes(one))) {
      lane.next = document
      apart.push(lane)
      if (nth > 1) {
        const detail = `its tokens are not those of ${first.lane.path}: read by itself from here`
        yield problem(lane.path, `line ${String(document.line)}`, 'text-differs', detail)
      }
    }
    together = same.map(({ lane }) => lane)
    yield* same.flatMap(({ document }) => document.problems)
    const documents = same.map(({ document }) => document)
    yield* readDocument(first.lane.path, documents, { nth, known })
  }
}

function hasSameTokens(a: ConllDocument, b: ConllDocument): boolean {
  return a.tokens.length === b.tokens.length && a.tokens.every((token, at) => token === b.tokens[at])
}

interface Reading {
  /** The number of the document, counted from 1. */
  readonly nth: number
  readonly known: KnownTexts | null
}

/** The item of a document that stands in several files, each with tags of its own. */
function* readDocument(
  path: string,
  documents: readonly ConllDocument[],
  { nth, known }: Reading,
): Generator<ReadEvent, void> {
  const [first] = documents
  if (first === undefined) return
  const { tokens, sentences, line } = first
  const found = known?.find(tokens) ?? null
  if (known !== null && found === null) {
    const detail = `document ${String(nth)}, “${tokens.slice(0, 8).join(' ')} …”, is none of the texts that are known`
    yield problem(path, `line ${String(line)}`, 'text-differs', detail)
    return
  }
  if (found === null && nth === 1) {
    const detail =
      'the white space between tokens is not in the file: texts are made with single spaces, a line per sentence'
    yield problem(path, '', 'unknown-text', detail)
  }
  const text = found?.text ?? textOfTokens(tokens, sentences)
  const places = placesIn(text, tokens)
  const spans = documents
    .flatMap(({ chunks }) => chunks)
    .map(({ label, start, end }, n): DatasetSpan => {
      const place = { start: places[start]?.start ?? 0, end: places[end - 1]?.end ?? 0 }
      return { id: `${String(nth)}-${String(n + 1)}`, label, ...place, attributes: {}, note: '' }
    })
    .sort(compareByPosition)
  const document = { id: found?.id ?? '', title: '', fileName: found?.fileName ?? '', text }
  yield { type: 'item', item: { document, annotator: null, spans, relations: [] }, path }
}

function problem(path: string, place: string, reason: ReadProblem['reason'], detail: string): ReadProblem {
  return { type: 'problem', path, place, reason, detail }
}
