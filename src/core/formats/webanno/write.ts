/**
 * One item as a WebAnno TSV 3.3 file. Source: inception-project/inception:inception/inception-io-webanno-tsv (user guide
 * webannotsv.adoc, internal/tsv3x/Tsv3XCasDocumentBuilder.java and Tsv3XSerializer.java). Offsets are UTF-16 code units.
 *
 * The format has no place for text between sentences: its reader puts a newline and spaces there. So white space behind a
 * sentence belongs to it, and white space before the first is a token, unless it is spaces, which the reader puts there
 * anyway. The reader adds a newline to the end of every text; Sanad's takes none for granted.
 */
import { compareText } from '../../exchange/canonicalJson'
import type { DatasetItem, DatasetSpan } from '../../datasets/item'
import { attributeToText } from '../attributeText'
import type { Sentence, Token } from '../tokens'
import { featureOf, kindFeature, linkType, mentionType, noteFeature } from '../uima/mention'
import { escapedText, escapedValue } from './escapes'

/**
 * The file's text. The spans must begin and end with tokens.
 * @param features of `mentionType`, in the order of their names
 * @param sentences of the item's text
 */
export function tsvFile(item: DatasetItem, features: readonly string[], sentences: readonly Sentence[]): string {
  const { text } = item.document
  const blocks = wholeText(text, sentences)
  const units = unitsOf(blocks)
  const cells = new Cells(item, units, features)
  const parts = [
    `#FORMAT=WebAnno TSV 3.3\n`,
    `#T_SP=${[mentionType, ...features].join('|')}\n`,
    `#T_RL=${linkType}|${kindFeature}|BT_${mentionType}\n\n`,
  ]
  let at = 0
  for (const { start, end, tokens } of blocks) {
    parts.push('\n')
    for (const line of text.slice(start, end).split('\n')) parts.push(`#Text=${escapedText(line)}\n`)
    for (const token of tokens) {
      const row = [units[at]?.id, `${token.start}-${token.end}`, tokenText(text.slice(token.start, token.end))]
      parts.push(`${[...row, ...cells.ofUnit(at)].join('\t')}\t\n`)
      at++
    }
  }
  return parts.join('')
}

/** A token as it stands in its row: as it is, unless it would end the row. */
function tokenText(token: string): string {
  return /[\t\n\r]/.test(token) ? escapedText(token) : token
}

/** The sentences, with the white space around them in one or the other. */
function wholeText(text: string, sentences: readonly Sentence[]): readonly Sentence[] {
  const first = sentences[0]?.start ?? text.length
  const leading = /^ *$/.test(text.slice(0, first)) && first < text.length ? [] : [{ start: 0, end: first }]
  const all = sentences.length > 0 ? sentences : [{ start: first, end: first, tokens: [] }]
  return all.map(({ start, tokens }, at) => ({
    start: at === 0 && leading.length > 0 ? 0 : start,
    end: all[at + 1]?.start ?? text.length,
    tokens: at === 0 ? [...leading, ...tokens] : tokens,
  }))
}

interface Unit extends Token {
  /** `2-1`: the first token of the second sentence. */
  readonly id: string
}

function unitsOf(blocks: readonly Sentence[]): readonly Unit[] {
  return blocks.flatMap(({ tokens }, block) => tokens.map((token, at) => ({ ...token, id: `${block + 1}-${at + 1}` })))
}

/** What stands in the columns of each unit. */
class Cells {
  readonly #features: readonly string[]
  /** The spans over a unit, in their order. */
  readonly #stacks: DatasetSpan[][]
  readonly #firstUnits = new Map<string, number>()
  /** Numbers of the spans that need one, as they are over several units or not alone over one. */
  readonly #numbers = new Map<string, number>()
  readonly #values = new Map<string, ReadonlyMap<string, string>>()
  /** Relations by the first unit of the span they lead to. */
  readonly #relations: { readonly type: string; readonly source: string }[][]

  constructor(item: DatasetItem, units: readonly Unit[], features: readonly string[]) {
    this.#features = features
    this.#stacks = units.map(() => [])
    this.#relations = units.map(() => [])
    const byStart = new Map(units.map(({ start }, at) => [start, at]))
    const byEnd = new Map(units.map(({ end }, at) => [end, at]))
    for (const span of item.spans) this.#place(span, byStart.get(span.start) ?? 0, byEnd.get(span.end) ?? 0)
    for (const { type, from, to } of item.relations) {
      const [source, target] = [this.#numbers.get(from) ?? 0, this.#numbers.get(to) ?? 0]
      const numbers = source === 0 && target === 0 ? '' : `[${source}_${target}]`
      const address = units[this.#firstUnits.get(from) ?? 0]?.id ?? ''
      this.#relations[this.#firstUnits.get(to) ?? 0]?.push({ type, source: address + numbers })
    }
  }

  /** The cells of a unit, by its place. */
  ofUnit(at: number): readonly string[] {
    const spans = this.#stacks[at] ?? []
    const relations = this.#relations[at] ?? []
    return [
      ...this.#features.map((feature) => cell(spans.map((span) => this.#value(span, feature)))),
      cell(relations.map(({ type }) => escapedValue(type))),
      cell(relations.map(({ source }) => source)),
    ]
  }

  /** Numbers are given in the order of INCEpTION's own writer: it goes over the first unit, the last and those between. */
  #place(span: DatasetSpan, first: number, last: number): void {
    this.#firstUnits.set(span.id, first)
    const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, at) => first + 1 + at)
    for (const at of new Set([first, last, ...between])) {
      const stack = this.#stacks[at]
      stack?.push(span)
      if (stack !== undefined && stack.length > 1) for (const { id } of stack) this.#number(id)
    }
    if (first !== last) this.#number(span.id)
    this.#values.set(span.id, valuesOf(span))
  }

  #number(id: string): void {
    if (!this.#numbers.has(id)) this.#numbers.set(id, this.#numbers.size + 1)
  }

  #value({ id }: DatasetSpan, feature: string): string {
    const number = this.#numbers.get(id)
    return (this.#values.get(id)?.get(feature) ?? '*') + (number === undefined ? '' : `[${number}]`)
  }
}

function valuesOf({ label, note, attributes }: DatasetSpan): ReadonlyMap<string, string> {
  const values = new Map([[kindFeature, escapedValue(label)]])
  if (note !== '') values.set(noteFeature, escapedValue(note))
  for (const name of Object.keys(attributes).sort(compareText)) {
    values.set(featureOf(name), escapedValue(attributeToText(attributes[name] ?? null)))
  }
  return values
}

function cell(values: readonly string[]): string {
  return values.length === 0 ? '_' : values.join('|')
}
