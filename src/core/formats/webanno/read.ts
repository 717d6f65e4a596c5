/**
 * Reading WebAnno TSV. Every span layer is read, with the feature that names its spans as the label; relation layers between
 * them too. Set aside, with a problem for each layer that is not empty: parts of speech and the like, chains, slots.
 */
import type { DatasetRelation, DatasetSpan } from '../../datasets/item'
import { titleOf } from '../../text/title'
import type { InputFile, ReadEvent, ReadOptions, ReadReason } from '../format'
import { inceptionPathReader, type PathFacts } from '../inceptionPaths'
import { readText } from '../input'
import { isLinguistic, readFeatures } from '../uima/mention'
import { cellValues, unescapedValue, type CellValue } from './escapes'
import { parseTsv, type TsvFile, type TsvLayer, type TsvRow } from './parse'
import { textOf, type TsvText } from './text'

/** Reads the `.tsv` files; any other is reported. */
export async function* readTsv(files: readonly InputFile[], options: ReadOptions): AsyncIterable<ReadEvent> {
  const factsOf = inceptionPathReader(files.map(({ path }) => path))
  for (const file of files) {
    const { path } = file
    const problem = (reason: ReadReason, detail: string, place = ''): ReadEvent => ({
      type: 'problem',
      path,
      place,
      reason,
      detail,
    })
    if (!path.endsWith('.tsv')) {
      yield problem('unsupported', 'is no .tsv file')
      continue
    }
    const text = await readText(file)
    const parsed = text === null ? null : parseTsv(text)
    if (parsed === null) yield problem('not-utf8', 'is not UTF-8')
    else if ('reason' in parsed) yield problem(parsed.reason, parsed.detail, `line ${parsed.line}`)
    else yield* eventsOf(path, parsed, factsOf(path), options)
  }
}

function* eventsOf(path: string, file: TsvFile, facts: PathFacts, options: ReadOptions): Generator<ReadEvent> {
  const text = textOf(file.sentences, options)
  if (text === null) {
    yield { type: 'problem', path, place: '', reason: 'wrong-shape', detail: 'has sentences that overlap' }
    return
  }
  yield { type: 'unit', path, unit: text.unit, because: text.because }
  const reading = new Reading(path, file, text)
  const spans = reading.spans()
  const relations = reading.relations()
  yield* reading.problems
  const { fileName, ...rest } = facts
  yield {
    type: 'item',
    path,
    item: { document: { id: '', title: titleOf(text.text), fileName, text: text.text }, ...rest, spans, relations },
  }
}

/** A span as it grows from row to row. */
interface Found {
  readonly id: string
  readonly line: number
  readonly layer: TsvLayer
  readonly start: number
  end: number
  fits: boolean
  readonly features: Map<string, string>
}

/** One file as it is read. */
class Reading {
  readonly problems: ReadEvent[] = []
  readonly #path: string
  readonly #file: TsvFile
  readonly #text: TsvText
  readonly #found: Found[] = []
  /** By type and number. */
  readonly #numbered = new Map<string, Found>()
  /** Those of each unit, by type and unit. */
  readonly #ofUnit = new Map<string, Found[]>()
  readonly #spanIds = new Set<string>()

  constructor(path: string, file: TsvFile, text: TsvText) {
    this.#path = path
    this.#file = file
    this.#text = text
    for (const layer of file.layers) {
      if (layer.kind === 'span' && !isLinguistic(layer.type)) this.#readLayer(layer)
      else if (layer.kind !== 'relation') this.#setAside(layer, layer.features, 'is a layer that marks no passages')
    }
  }

  /** The spans that stand where the file says they do. */
  spans(): DatasetSpan[] {
    return this.#found.flatMap((found): DatasetSpan[] => {
      const place = this.#text.place(found)
      const wrong = (reason: ReadReason, detail: string): [] => {
        this.#problem(reason, `line ${found.line}`, `${found.start}-${found.end} ${detail}`)
        return []
      }
      if (place === null) return wrong('outside-text', 'lies outside the text')
      if (!found.fits) return wrong('no-unit-fits', 'is not what stands there')
      if (place.start >= place.end) return wrong('empty-span', 'is empty')
      this.#spanIds.add(found.id)
      return [{ id: found.id, ...place, ...readFeatures(found.layer.type, found.features) }]
    })
  }

  /** The relations between these spans; to be asked after them. */
  relations(): DatasetRelation[] {
    return this.#file.layers.filter(({ kind }) => kind === 'relation').flatMap((layer) => this.#relationsOf(layer))
  }

  #problem(reason: ReadReason, place: string, detail: string): void {
    this.problems.push({ type: 'problem', path: this.#path, place, reason, detail })
  }

  *#rows(): Generator<TsvRow> {
    for (const { rows } of this.#file.sentences) yield* rows
  }

  /** One problem for columns that are not read, if they hold anything. */
  #setAside(layer: TsvLayer, features: readonly string[], detail: string): void {
    const columns = features.map((feature) => layer.column + layer.features.indexOf(feature))
    for (const row of this.#rows()) {
      if (columns.every((column) => (row.cells[column] ?? '_') === '_')) continue
      this.#problem('unsupported', `line ${row.line}`, `${layer.type} ${detail}`)
      return
    }
  }

  #readLayer(layer: TsvLayer): void {
    // A slot is a column that names its roles and, behind it, one with their addresses, named by the type they have.
    const slots = layer.features.filter((feature) => feature.startsWith('ROLE_') || feature.includes('.'))
    if (slots.length > 0) this.#setAside(layer, slots, 'has slots, which are left out')
    const columns = layer.features.flatMap((feature, at) =>
      slots.includes(feature) ? [] : [[feature, layer.column + at] as const],
    )
    for (const row of this.#rows()) {
      const stacks = columns.map(([feature, column]) => [feature, cellValues(row.cells[column] ?? '_')] as const)
      const height = Math.max(0, ...stacks.map(([, values]) => values.length))
      const here: Found[] = []
      for (let at = 0; at < height; at++) {
        const values = stacks.flatMap(([feature, stack]): (readonly [string, CellValue])[] => {
          const value = stack[at]
          return value === undefined ? [] : [[feature, value]]
        })
        here.push(this.#spanOf(layer, row, values))
      }
      if (here.length > 0) this.#ofUnit.set(`${layer.type} ${row.unit}`, here)
    }
  }

  /** The span that the values of one row are of: one that began in a row before, or a new one. */
  #spanOf(layer: TsvLayer, row: TsvRow, values: readonly (readonly [string, CellValue])[]): Found {
    const number = values.find(([, { id }]) => id !== '')?.[1].id
    const key = `${layer.type} ${number ?? ''}`
    const begun = number === undefined ? undefined : this.#numbered.get(key)
    const fits = this.#text.fits(row)
    if (begun !== undefined) {
      begun.end = row.end
      begun.fits &&= fits
      return begun
    }
    const { line, start, end } = row
    const id = `s${this.#found.length + 1}`
    const features = new Map(
      values.flatMap(([name, { text }]) => (text === '*' || name === '' ? [] : [[name, unescapedValue(text)]])),
    )
    const found: Found = { id, line, layer, start, end, fits, features }
    this.#found.push(found)
    if (number !== undefined) this.#numbered.set(key, found)
    return found
  }

  #relationsOf(layer: TsvLayer): DatasetRelation[] {
    const at = layer.features.findIndex((feature) => feature.startsWith('BT_'))
    const base = layer.features[at]?.slice('BT_'.length)
    if (
      base === undefined ||
      !this.#file.layers.some(({ kind, type }) => kind === 'span' && type === base) ||
      isLinguistic(base)
    ) {
      this.#setAside(layer, layer.features, 'joins what is no passage')
      return []
    }
    const relations: DatasetRelation[] = []
    for (const row of this.#rows()) {
      cellValues(row.cells[layer.column + at] ?? '_').forEach(({ text: address, id: numbers }, stack) => {
        const [source = '0', target = '0'] = numbers.split('_')
        const from = this.#end(base, address, source)
        const to = this.#end(base, row.unit, target)
        if (from === null || to === null) {
          this.#problem('dangling-relation', `line ${row.line}`, `a relation from ${address} joins what is not there`)
          return
        }
        const features = new Map(
          layer.features.flatMap((name, column) => {
            const value = column === at ? undefined : cellValues(row.cells[layer.column + column] ?? '_')[stack]
            return value === undefined || value.text === '*' ? [] : [[name, unescapedValue(value.text)]]
          }),
        )
        relations.push({
          id: `r${row.line}-${stack}-${layer.column}`,
          type: readFeatures(layer.type, features).label,
          from,
          to,
        })
      })
    }
    return relations
  }

  /** The id of the span at one end of a relation; null if there is none, or it was set aside. */
  #end(type: string, unit: string, number: string): string | null {
    const found =
      number === '0' || number === ''
        ? this.#ofUnit.get(`${type} ${unit}`)?.[0]
        : this.#numbered.get(`${type} ${number}`)
    return found !== undefined && this.#spanIds.has(found.id) ? found.id : null
  }
}
