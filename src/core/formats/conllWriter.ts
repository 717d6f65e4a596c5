/** Writes CoNLL files, all labels side by side. */
import { labelsInOrder } from '../annotation/scheme'
import type { DatasetHead, DatasetItem, DatasetSpan } from '../datasets/item'
import { tagOf } from './conllTags'
import type { DatasetWriter, FilePart, WriteOptions } from './format'
import { fileNameFor, FileNames } from './names'
import { alignToTokens, type Sentence, type Token } from './tokens'

const documentStart = '-DOCSTART- -X- O O\n\n'

export class ConllWriter implements DatasetWriter {
  readonly #options: WriteOptions
  readonly #names = new FileNames()
  /** Paths by label. */
  readonly #files = new Map<string, string>()
  /** All documents so far, without tags: what a file of a label that nobody foresaw begins with. */
  readonly #untagged: string[] = []

  constructor(head: DatasetHead, options: WriteOptions) {
    this.#options = options
    for (const label of labelsInOrder(head.scheme)) this.#addFile(label)
  }

  *add(item: DatasetItem): Generator<FilePart> {
    const { sentences } = alignToTokens(item, this.#options.tokens)
    const lines = untaggedLines(item.document.text, joinedOver(item.spans, sentences))
    for (const { label } of item.spans) {
      if (this.#files.has(label)) continue
      const path = this.#addFile(label)
      if (this.#untagged.length > 0) yield { path, data: this.#untagged.join('') }
    }
    const untagged = taggedLines(lines, [])
    for (const [label, path] of this.#files) {
      const spans = item.spans.filter((span) => span.label === label)
      yield { path, data: spans.length === 0 ? untagged : taggedLines(lines, spans) }
    }
    this.#untagged.push(untagged)
  }

  *end(): Generator<FilePart> {
    if (this.#untagged.length > 0) return
    for (const path of this.#files.values()) yield { path, data: '' }
  }

  #addFile(label: string): string {
    const path = `${this.#names.nameFor('', fileNameFor(label), label)}.conll`
    this.#files.set(label, path)
    return path
  }
}

/** Sentences, several of them as one where a span goes from one into the next: no tag does. */
function joinedOver(spans: readonly DatasetSpan[], sentences: readonly Sentence[]): readonly Sentence[] {
  const joined: Sentence[] = []
  const reaching = spans.toSorted((a, b) => a.start - b.start)
  let next = 0
  /** How far spans reach that began before. */
  let reach = 0
  for (const sentence of sentences) {
    const last = joined.at(-1)
    for (let span = reaching[next]; span !== undefined && span.start < sentence.start; span = reaching[++next]) {
      reach = Math.max(reach, span.end)
    }
    if (last === undefined || reach <= sentence.start) joined.push(sentence)
    else
      joined[joined.length - 1] = { start: last.start, end: sentence.end, tokens: [...last.tokens, ...sentence.tokens] }
  }
  return joined
}

/** A token with its line up to the tag; null where a sentence ends. */
type UntaggedLine = (Token & { readonly line: string }) | null

/** The same for the files of all labels. */
function untaggedLines(text: string, sentences: readonly Sentence[]): readonly UntaggedLine[] {
  return sentences.flatMap(({ tokens }) => [
    ...tokens.map(({ start, end }) => ({ start, end, line: `${text.slice(start, end)} -X- _ ` })),
    null,
  ])
}

/** The lines of a document with the tags of some spans, which do not overlap. */
function taggedLines(untagged: readonly UntaggedLine[], spans: readonly DatasetSpan[]): string {
  const ordered = spans.toSorted((a, b) => a.start - b.start)
  let next = 0
  let lines = documentStart
  for (const token of untagged) {
    if (token === null) {
      lines += '\n'
      continue
    }
    while ((ordered[next]?.end ?? Infinity) <= token.start) next++
    const span = ordered[next]
    const tag = span === undefined || token.start < span.start ? 'O' : tagOf(span.label, token.start === span.start)
    lines += `${token.line}${tag}\n`
  }
  return lines
}
