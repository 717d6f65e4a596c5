/** What the export worker does: read a project, check it, and hand out a file's text piece by piece. */
import type { ExchangeContent } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import { writeExchange, type WriteOptions } from '@core/exchange/write'
import type { FormatDescription, Loss, OffsetUnit } from '@core/formats/format'
import { jsonl } from '@core/formats/jsonl'
import { ok, type Result } from '@core/result'
import { collectExchange } from '@renderer/store/collectExchange'
import type { SanadDatabase } from '@renderer/store/database'
import { inPieces } from './pieces'

/** What to export, and as what. */
export interface ExportSpec {
  readonly projectId: string
  readonly kind: 'exchange' | 'jsonl'
  /** The unit of a dataset's offsets; code points if absent. An exchange file always counts UTF-16 code units. */
  readonly offsetUnit?: OffsetUnit | undefined
  /** Only these documents; all if absent. */
  readonly documentIds?: readonly string[] | undefined
}

/** How many documents were read; `written` counts UTF-16 code units, of a total that nobody knows before the end. */
export type ExportProgress =
  | { readonly phase: 'reading'; readonly done: number; readonly total: number }
  | { readonly phase: 'writing'; readonly written: number }

export type ExportCounts = FormatDescription['counts']

/** How a file begins: a dataset's first line, or an exchange file's first lines. */
interface FileStart {
  readonly start: string
  /** True if the line, or the file, goes on where `start` ends. */
  readonly shortened: boolean
}

export interface ExportPreview extends FileStart {
  readonly counts: ExportCounts
  /** What the format has no place for; only what occurs. */
  readonly cannotCarry: readonly Loss[]
}

/** Records that are not as they should be; nothing can be exported with them. */
export type BadRecords = readonly RecordProblem[]

export interface ExportRequest {
  readonly spec: ExportSpec
  /** What an exchange file says about its making. */
  readonly stamp: WriteOptions
}

export interface ExportService {
  readonly functions: ReturnType<typeof exportFunctions>
  readonly progress: ExportProgress
}

/** How much of a file a preview shows at most, UTF-16 code units. */
const previewLength = 4000

/** The functions of the export worker. One worker makes one file: `prepare`, then `next` until it answers null. */
export function exportFunctions(db: SanadDatabase, report: (progress: ExportProgress) => void) {
  let pieces: Iterator<string> | null = null
  let written = 0
  const collect = ({ projectId, documentIds }: ExportSpec) =>
    collectExchange(db, projectId, { documentIds }, (done, total) => {
      report({ phase: 'reading', done, total })
    })

  return {
    /** Reads and checks everything; after it, `next` gives the text. Answers the bad records if there are any. */
    async prepare({ spec, stamp }: ExportRequest): Promise<Result<ExportCounts, BadRecords>> {
      const content = await collect(spec)
      const text = textOf(content, spec, stamp)
      if (!text.ok) return text
      pieces = inPieces(text.value)
      return ok(describe(content, spec).counts)
    },

    /** The next piece of the file's text; null after the last. */
    next(): Promise<string | null> {
      const piece = pieces?.next()
      if (piece === undefined || piece.done === true) return Promise.resolve(null)
      written += piece.value.length
      report({ phase: 'writing', written })
      return Promise.resolve(piece.value)
    },

    /** What the file would be, without writing it. */
    async preview({ spec, stamp }: ExportRequest): Promise<Result<ExportPreview, BadRecords>> {
      const content = await collect(spec)
      const text = textOf(content, spec, stamp)
      if (!text.ok) return text
      const { counts, cannotCarry } = describe(content, spec)
      return ok({ counts, cannotCarry, ...startOf(text.value, spec.kind) })
    },
  }
}

function textOf(content: ExchangeContent, spec: ExportSpec, stamp: WriteOptions): Result<Iterable<string>, BadRecords> {
  return spec.kind === 'exchange'
    ? writeExchange(content, stamp)
    : jsonl.write(content, { offsetUnit: spec.offsetUnit ?? 'code_point' })
}

function startOf(text: Iterable<string>, kind: ExportSpec['kind']): FileStart {
  const pieces = inPieces(text, previewLength)
  const start = pieces.next().value ?? ''
  const lineEnd = kind === 'jsonl' ? start.indexOf('\n') : -1
  if (lineEnd >= 0) return { start: start.slice(0, lineEnd), shortened: false }
  return { start, shortened: pieces.next().done !== true }
}

function describe(content: ExchangeContent, spec: ExportSpec): FormatDescription {
  if (spec.kind === 'jsonl') return jsonl.describe(content)
  const documents = content.documents.length
  const annotations = content.annotations.filter((a) => !a.deleted).length
  const relations = content.relations.filter((r) => !r.deleted).length
  return { counts: { items: documents, documents, annotations, relations }, cannotCarry: [] }
}
