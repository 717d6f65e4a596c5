/** What the export worker does: read a project, check it, hand out files piece by piece, and read them back. */
import type { Difference } from '@core/datasets/check'
import type { DatasetCounts, DatasetStart } from '@core/datasets/describe'
import type { ExchangeContent } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import { writeExchange, type WriteOptions } from '@core/exchange/write'
import type { FilePart } from '@core/formats/format'
import { err, ok, type Result } from '@core/result'
import { collectExchange } from '@renderer/store/collectExchange'
import type { SanadDatabase } from '@renderer/store/database'
import { DatasetJob, previewDataset, type DatasetRequest, type ExportPreview } from './datasetJob'
import { inPieces } from './pieces'
import { ProjectDataset, type ProjectSelection } from './projectDataset'
import { remoteFiles, type RemoteFile } from './remoteFiles'

/** What to export, and as what. */
export type ExportSpec = ExchangeSpec | DatasetSpec

interface ExchangeSpec {
  readonly kind: 'exchange'
  readonly projectId: string
  /** Only these documents; all if absent. */
  readonly documentIds?: readonly string[]
}

export interface DatasetSpec extends ProjectSelection {
  readonly kind: 'dataset'
  readonly dataset: DatasetRequest
}

/**
 * Documents that are read or written, bytes that are checked; of an exchange file UTF-16 code units that are written, of a
 * total that nobody knows before the end.
 */
export interface ExportProgress {
  readonly phase: 'reading' | 'writing' | 'checking'
  readonly done: number
  readonly total: number | null
}

/** Records that are not as they should be; nothing can be exported with them. */
export type BadRecords = readonly RecordProblem[]

/** What stands in the files in the end. */
export interface ExportOutcome {
  readonly counts: DatasetCounts
  /** Null: what was read back is what it should be. */
  readonly difference: Difference | null
}

export interface ExportRequest {
  readonly spec: ExportSpec
  /** What an exchange file says about its making. */
  readonly stamp: WriteOptions
}

export interface ExportService {
  readonly functions: ReturnType<typeof exportFunctions>
  readonly progress: ExportProgress
}

/** Files under way. */
interface Export {
  next(): Promise<FilePart | null>
  finish(port: MessagePort, files: readonly RemoteFile[]): Promise<ExportOutcome>
}

/** How much of a file a preview shows at most, UTF-16 code units. */
const previewLength = 4000

/** The functions of the export worker. One worker makes one export: `prepare`, `next` until it answers null, `finish`. */
export function exportFunctions(db: SanadDatabase, report: (progress: ExportProgress) => void) {
  let current: Export | null = null
  const held = (): Export => {
    if (current === null) throw new Error('No export was prepared.')
    return current
  }
  const datasetOf = (spec: DatasetSpec) =>
    ProjectDataset.of(db, spec, (phase, done, total) => {
      report({ phase, done, total })
    })
  const contentOf = ({ projectId, documentIds }: ExchangeSpec) =>
    collectExchange(db, projectId, { documentIds }, (done, total) => {
      report({ phase: 'reading', done, total })
    })

  return {
    /** Reads and checks everything; after it, `next` gives the files. Answers the bad records if there are any. */
    async prepare({ spec, stamp }: ExportRequest): Promise<Result<null, BadRecords>> {
      if (spec.kind === 'exchange') {
        const content = await contentOf(spec)
        const text = writeExchange(content, stamp)
        if (!text.ok) return text
        current = exchangeExport(content, text.value, report)
        return ok(null)
      }
      const dataset = await datasetOf(spec)
      const problems = await dataset.problems()
      if (problems.length > 0) return err(problems)
      current = datasetExport(await DatasetJob.prepare(dataset, spec.dataset), report)
      return ok(null)
    },

    /** The next piece of a file; null after the last. The path of an only file is empty. */
    next: (): Promise<FilePart | null> => held().next(),

    /** What was written. The files of a dataset, served at the other end of the port, are read and compared with it. */
    finish: (port: MessagePort, files: readonly RemoteFile[]): Promise<ExportOutcome> => held().finish(port, files),

    /** What the files would be, without writing them. */
    async preview({ spec, stamp }: ExportRequest): Promise<Result<ExportPreview, BadRecords>> {
      if (spec.kind === 'exchange') {
        const content = await contentOf(spec)
        const text = writeExchange(content, stamp)
        return text.ok ? ok({ counts: countsOf(content), cannotCarry: [], ...startOf(text.value) }) : text
      }
      const dataset = await datasetOf(spec)
      const problems = await dataset.problems()
      if (problems.length > 0) return err(problems)
      return ok(await previewDataset(dataset, spec.dataset, await dataset.omissions()))
    },
  }
}

function exchangeExport(
  content: ExchangeContent,
  text: Iterable<string>,
  report: (progress: ExportProgress) => void,
): Export {
  const pieces = inPieces(text)
  const counts = countsOf(content)
  let written = 0
  return {
    next() {
      const piece = pieces.next()
      if (piece.done === true) return Promise.resolve(null)
      written += piece.value.length
      report({ phase: 'writing', done: written, total: null })
      return Promise.resolve({ path: '', data: piece.value })
    },
    finish: () => Promise.resolve({ counts, difference: null }),
  }
}

function datasetExport(job: DatasetJob, report: (progress: ExportProgress) => void): Export {
  return {
    next: () => job.next(),
    async finish(port, files) {
      const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
      let done = 0
      const read = remoteFiles(port, files).map((file) => ({
        ...file,
        async *chunks() {
          for await (const chunk of file.chunks()) {
            report({ phase: 'checking', done, total })
            done = Math.min(total, done + chunk.length)
            yield chunk
          }
        },
      }))
      const difference = await job.check(read)
      return { counts: job.written.counts, difference }
    },
  }
}

function startOf(text: Iterable<string>): DatasetStart {
  const pieces = inPieces(text, previewLength)
  const start = pieces.next().value ?? ''
  return { text: start, shortened: pieces.next().done !== true }
}

function countsOf(content: ExchangeContent): DatasetCounts {
  const documents = content.documents.length
  const annotations = content.annotations.filter((a) => !a.deleted).length
  const relations = content.relations.filter((r) => !r.deleted).length
  return { items: documents, documents, annotations, relations }
}
