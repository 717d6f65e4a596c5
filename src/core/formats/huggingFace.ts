/**
 * A dataset folder of the Hugging Face Hub: a card (`README.md`), and each split as JSON Lines and as Parquet with the same
 * columns. Sources: huggingface/hub-docs: datasetcard.md, docs/hub/datasets-manual-configuration.md. The card names every
 * file, since a stray one would otherwise join a split by its name. Offsets are code points, as Python counts.
 */
import type { DatasetHead, DatasetItem, Split } from '../datasets/item'
import { datasetCard } from './card'
import { DatasetStatistics } from './cardStatistics'
import { notUtf8, withoutCharacters } from './characters'
import { features, type DatasetFormat, type DatasetWriter, type FilePart, type FileStart } from './format'
import { readHuggingFace } from './huggingFaceReader'
import { columns, featuresOf, rowOf } from './huggingFaceRows'
import { jsonLine } from './jsonRecords'
import { jsonStart } from './jsonStart'
import { LossCounter, withFeatures } from './losses'
import { isParquet, ParquetFile } from './parquet'

export const huggingFace: DatasetFormat = {
  describe: () => ({
    name: 'hugging-face',
    layout: 'folder',
    extension: '',
    units: ['code_point'],
    tokens: false,
    textOptional: false,
    carries: features,
    dividesItself: true,
    imports: true,
  }),
  carry(item) {
    const losses = new LossCounter()
    const carried = withoutCharacters(withFeatures(item, features, losses), notUtf8, losses)
    return { item: carried, losses: losses.list() }
  },
  write: (head) => new HuggingFaceWriter(head),
  read: readHuggingFace,
  recognises,
}

/**
 * A row group is closed at so many rows or so many UTF-16 code units of text: small enough to be held in memory, large enough
 * that a reader's work per group does not count.
 */
const rowsPerGroup = 8192
const textPerGroup = 8 * 1024 * 1024

interface PartFiles {
  readonly name: string
  readonly parquet: ParquetFile
  rows: ReturnType<typeof rowOf>[]
  size: number
}

class HuggingFaceWriter implements DatasetWriter {
  readonly #head: DatasetHead
  readonly #statistics = new DatasetStatistics()
  readonly #parts = new Map<Split | null, PartFiles>()

  constructor(head: DatasetHead) {
    this.#head = head
  }

  *add(item: DatasetItem): Generator<FilePart> {
    this.#statistics.add(item)
    const part = this.#part(item.split ?? null)
    const row = rowOf(item)
    yield { path: jsonlPath(part.name), data: jsonLine(row) }
    part.rows.push(row)
    part.size += row.text.length + 64 * row.spans.length
    if (part.rows.length >= rowsPerGroup || part.size >= textPerGroup) yield closeGroup(part)
  }

  *end(): Generator<FilePart> {
    if (this.#parts.size === 0) yield { path: jsonlPath(this.#part(null).name), data: '' }
    for (const part of this.#parts.values()) {
      yield closeGroup(part)
      yield { path: parquetPath(part.name), data: part.parquet.end() }
    }
    yield { path: 'README.md', data: this.#card() }
  }

  #part(split: Split | null): PartFiles {
    const known = this.#parts.get(split)
    if (known !== undefined) return known
    const part = { name: split ?? unsplit, parquet: new ParquetFile(columns), rows: [], size: 0 }
    this.#parts.set(split, part)
    return part
  }

  #card(): string {
    const names = [...this.#parts.values()].map(({ name }) => name)
    const frontMatter = {
      configs: [
        { config_name: 'default', data_files: dataFiles(names, parquetPath) },
        { config_name: 'jsonl', data_files: dataFiles(names, jsonlPath) },
      ],
      dataset_info: ['default', 'jsonl'].map((config_name) => ({ config_name, features: featuresOf(columns) })),
    }
    return datasetCard(this.#head, this.#statistics, { unit: 'code_point', frontMatter, loading: loading(names) })
  }
}

/** The file name of a dataset that is not split: the Hub calls it `train`, and reading it back must tell it from one. */
const unsplit = 'all'

function jsonlPath(name: string): string {
  return `data/${name}.jsonl`
}

function parquetPath(name: string): string {
  return `data/${name}-00000-of-00001.parquet`
}

function closeGroup(part: PartFiles): FilePart {
  const data = part.parquet.rowGroup(part.rows)
  part.rows = []
  part.size = 0
  return { path: parquetPath(part.name), data }
}

function hubSplit(name: string): string {
  return name === unsplit ? 'train' : name
}

function dataFiles(names: readonly string[], path: (name: string) => string): readonly object[] {
  const hubSplits = [...new Set(names.map(hubSplit))]
  return hubSplits.map((split) => {
    const paths = names.filter((name) => hubSplit(name) === split).map(path)
    return { split, path: paths.length === 1 ? paths[0] : paths }
  })
}

function loading(names: readonly string[]): string {
  const [name = unsplit] = names
  return `\`\`\`python
from datasets import load_dataset

dataset = load_dataset("path/to/this/folder")            # Parquet
dataset = load_dataset("path/to/this/folder", "jsonl")   # the same rows as JSON Lines

for row in dataset["${hubSplit(name)}"]:
    for span in row["spans"]:
        assert row["text"][span["start"]:span["end"]] == span["text"]
\`\`\`

\`\`\`python
import pandas

rows = pandas.read_parquet("${parquetPath(name)}")
spans = rows.explode("spans")
\`\`\`

A relation leads from the span whose \`id\` is \`head\` to the one whose \`id\` is \`tail\`. The \`value\` of an attribute is text: numbers,
\`true\`, \`false\` and \`null\` as JSON writes them, and a text that looks like one of these in quotation marks. A document that
several people annotated is several rows with one \`document_id\`; a row whose \`annotator_id\` is null is a finished document in which nobody marked anything.`
}

/** By the card with its data files, or by a data file alone. */
function recognises(files: readonly FileStart[]): boolean {
  const data = files.filter(({ path }) => /\.(jsonl|parquet)$/i.test(path))
  const card = files.some(
    ({ path, text }) => /(^|\/)README\.md$/i.test(path) && /^---\r?\n[^]*^(configs|dataset_info):/m.test(text),
  )
  if (card) return data.length > 0
  return data.length > 0 && data.every(({ bytes, text }) => isParquet(bytes) || isRow(text))
}

function isRow(text: string): boolean {
  const start = jsonStart(text)
  return start?.inArray === false && start.members.has('document_id') && start.members.has('annotator_id')
}
