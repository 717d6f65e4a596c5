/**
 * What the benchmark of datasets runs in processes of their own, each of which prints what it took, as JSON.
 *
 * - `export FORMAT DOCUMENTS FOLDER` writes the records of so many documents as a dataset into a folder and reads that back, and
 *   makes JSON of the same records.
 * - `text FORMAT` writes one article of 3,000 characters again and again.
 */
import { DatasetExport } from '@core/datasets/export'
import type { DatasetItem } from '@core/datasets/item'
import { itemsOf, type DatasetSource } from '@core/datasets/plan'
import { itemSelector, type MarkedDocument, type Selection } from '@core/datasets/select'
import { datasetFormat } from '@core/formats/registry'
import type { DatasetFormat, FilePart, WriteOptions } from '@core/formats/format'
import { diskFile, folderFiles } from '@files/inputFiles'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { annotator, makeRecords, project, scheme } from './records'
import type { ExportTaken, TextTaken } from './taken'

const options: WriteOptions = { unit: 'code_point', tokens: 'split', text: true }
const selection: Selection = { layers: 'all', onlyDone: false }
const head = { project: { id: project.id, name: project.name }, scheme }
/** UTF-16 code units that are put together before they are written, as the app does. */
const pieceSize = 1024 ** 2

function print(taken: ExportTaken | TextTaken): void {
  console.log(JSON.stringify(taken))
}

function formatNamed(name: string | undefined): DatasetFormat {
  const format = datasetFormat(name ?? '')
  if (format === undefined) throw new Error(`No format ${String(name)}`)
  return format
}

/** Adds up the seconds of what it runs. */
class Stopwatch {
  seconds = 0

  run<T>(work: () => T): T {
    const from = performance.now()
    const result = work()
    this.seconds += (performance.now() - from) / 1000
    return result
  }
}

async function exported(format: DatasetFormat, documents: number, folder: string): Promise<ExportTaken> {
  const select = itemSelector([annotator], selection)
  const dataset = new DatasetExport({ format, options, head })
  const files = new Files(folder)
  const [clock, json] = [new Stopwatch(), new Stopwatch()]
  let length = 0
  const write = (parts: Iterable<FilePart>) => {
    for (const part of parts) files.write(part)
  }
  // Making the records is not measured; in the app they come from the database. JSON is made of them in turns with the export,
  // so that both meet the same machine; of all at once it would be longer than a string may be.
  for (const marked of makeRecords(documents)) {
    length += json.run(() => JSON.stringify(marked).length)
    clock.run(() => {
      for (const item of select(marked)) write(dataset.add(item))
    })
  }
  clock.run(() => {
    write(dataset.end())
    files.close()
  })
  const from = performance.now()
  const source: DatasetSource = { head, annotators: [annotator], selection, documents: () => makeRecords(documents) }
  const written =
    format.describe().layout === 'file' ? [await diskFile(join(folder, 'export'), 'export')] : await folderFiles(folder)
  const difference = await dataset.check(written, () => itemsOf(source, 'checking'))
  if (difference !== null) throw new Error(`${difference.document}: ${difference.detail}`)
  if (length === 0) throw new Error('there are records')
  return {
    json: json.seconds,
    writing: clock.seconds,
    checking: (performance.now() - from) / 1000,
    annotations: dataset.counts.annotations,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
}

/** The files of a dataset within a folder, each open until the end. */
class Files {
  readonly #folder: string
  readonly #files = new Map<string, { readonly descriptor: number; text: string }>()

  constructor(folder: string) {
    this.#folder = folder
  }

  write({ path, data }: FilePart): void {
    const name = path === '' ? 'export' : path
    let file = this.#files.get(name)
    if (file === undefined) {
      mkdirSync(dirname(join(this.#folder, name)), { recursive: true })
      this.#files.set(name, (file = { descriptor: openSync(join(this.#folder, name), 'w'), text: '' }))
    }
    if (typeof data !== 'string') writeSync(file.descriptor, data)
    else {
      file.text += data
      if (file.text.length < pieceSize) return
      writeSync(file.descriptor, file.text)
      file.text = ''
    }
  }

  close(): void {
    for (const { descriptor, text } of this.#files.values()) {
      writeSync(descriptor, text)
      closeSync(descriptor)
    }
  }
}

/** Of an article as the exports have it, cut to the length, with the marks that are left. */
function ofOneText(format: DatasetFormat): TextTaken {
  const item = shortItem([...makeRecords(1)])
  const rounds = 100
  const [carrying, writing] = [new Stopwatch(), new Stopwatch()]
  for (let round = 0; round < 2 * rounds; round++) {
    // Every text another: nothing that was kept of the last one helps.
    const own = { ...item, document: { ...item.document, text: `${item.document.text} ${String(round)}` } }
    // The first half warms up.
    if (round === rounds) carrying.seconds = writing.seconds = 0
    const carried = carrying.run(() => format.carry(own, options).item)
    const writer = format.write(head, options)
    if (carried !== null) writing.run(() => [...writer.add(carried)].length)
  }
  return { carrying: carrying.seconds / rounds, writing: writing.seconds / rounds }
}

function shortItem(records: readonly MarkedDocument[]): DatasetItem {
  const select = itemSelector([annotator], selection)
  const [item] = records.flatMap((marked) => select(marked))
  if (item === undefined) throw new Error('there is one document')
  const text = item.document.text.slice(0, 3000)
  const spans = item.spans.filter(({ end }) => end <= text.length)
  return { ...item, document: { ...item.document, text }, spans, relations: [] }
}

const [command, ...args] = process.argv.slice(2)
if (command === 'export') print(await exported(formatNamed(args[0]), Number(args[1]), args[2] ?? ''))
else if (command === 'text') print(ofOneText(formatNamed(args[0])))
else throw new Error(`No command ${String(command)}`)
