/**
 * The grammar of WebAnno TSV 3.2 and 3.3. Source: inception-project/inception:inception/inception-io-webanno-tsv/…/
 * internal/tsv3x/Tsv3XDeserializer.java
 */
import type { ReadReason } from '../format'
import { unescapedText } from './escapes'

/** One layer of the header. */
export interface TsvLayer {
  readonly kind: 'span' | 'relation' | 'chain'
  /** Of UIMA, `webanno.custom.Mention`. */
  readonly type: string
  /** One for each column, in their order; one without a name where a layer has no features. */
  readonly features: readonly string[]
  /** Its first column: a place in `TsvRow.cells`. */
  readonly column: number
}

/** A token, or a part of the token before it. */
export interface TsvRow {
  /** Of the file, counted from 1. */
  readonly line: number
  /** `2-1`, of a part `2-1.1`. */
  readonly unit: string
  /** In the file's unit. */
  readonly start: number
  readonly end: number
  readonly token: string
  readonly cells: readonly string[]
}

export interface TsvSentence {
  readonly text: string
  /** At least one. */
  readonly rows: readonly [TsvRow, ...TsvRow[]]
}

export interface TsvFile {
  readonly layers: readonly TsvLayer[]
  readonly sentences: readonly TsvSentence[]
}

/** Why a file cannot be read. */
export interface TsvError {
  /** Of the file, counted from 1. */
  readonly line: number
  readonly reason: ReadReason
  readonly detail: string
}

const layerKinds = { SP: 'span', RL: 'relation', CH: 'chain' } as const

/** The layers and sentences of a file. It is read as a whole or not at all, as a lost row would move what follows. */
export function parseTsv(text: string): TsvFile | TsvError {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  const version = /^#FORMAT=WebAnno TSV (\d+\.\d+)$/.exec(lines[0] ?? '')?.[1]
  if (version === undefined) return { line: 1, reason: 'wrong-shape', detail: 'is no WebAnno TSV' }
  if (version !== '3.2' && version !== '3.3') {
    return { line: 1, reason: 'other-version', detail: `is WebAnno TSV ${version}; 3.2 and 3.3 can be read` }
  }
  const layers: TsvLayer[] = []
  let at = 1
  let columns = 0
  for (; (lines[at] ?? '').startsWith('#T_'); at++) {
    const layer = layerOf(lines[at] ?? '', columns)
    if (layer === null) return { line: at + 1, reason: 'wrong-shape', detail: 'declares no layer' }
    layers.push(layer)
    columns += layer.features.length
  }
  const sentences = sentencesOf(lines, at, columns)
  return 'reason' in sentences ? sentences : { layers, sentences }
}

function layerOf(line: string, column: number): TsvLayer | null {
  const [, kind, fields = ''] = /^#T_(SP|RL|CH)=(.*)$/.exec(line) ?? []
  const [type, ...features] = fields.split('|').filter((field) => field !== '')
  if (type === undefined || (kind !== 'SP' && kind !== 'RL' && kind !== 'CH')) return null
  return { kind: layerKinds[kind], type, features: features.length === 0 ? [''] : features, column }
}

function sentencesOf(lines: readonly string[], from: number, columns: number): readonly TsvSentence[] | TsvError {
  const sentences: TsvSentence[] = []
  let text: string[] = []
  let rows: TsvRow[] = []
  for (let at = from; at <= lines.length; at++) {
    // The end of the file ends a sentence, as an empty line does.
    const line = lines[at] ?? ''
    const wrong = (detail: string): TsvError => ({ line: at + 1, reason: 'wrong-shape', detail })
    if (line === '') {
      const [first, ...others] = rows
      if (first !== undefined) sentences.push({ text: text.join('\n'), rows: [first, ...others] })
      else if (text.length > 0) return wrong('ends a sentence without tokens')
      text = []
      rows = []
    } else if (line.startsWith('#') && rows.length === 0) {
      if (line.startsWith('#Text=')) text.push(unescapedText(line.slice('#Text='.length)))
    } else {
      if (text.length === 0) return wrong('has a token before the text of its sentence')
      const row = rowOf(line, at + 1, columns)
      if (row === null) return wrong(`is no row with ${columns} columns`)
      rows.push(row)
    }
  }
  return sentences.length > 0 ? sentences : { line: lines.length, reason: 'wrong-shape', detail: 'has no sentence' }
}

function rowOf(line: string, number: number, columns: number): TsvRow | null {
  const [unit = '', offsets = '', token = '', ...cells] = line.split('\t')
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(offsets) ?? []
  if (start === undefined || end === undefined || !/^\d+-\d+(?:\.\d+)?$/.test(unit) || cells.length < columns)
    return null
  return { line: number, unit, start: Number(start), end: Number(end), token, cells }
}
