/** What the worker that reads exchange files does: decode, parse, check, and, once the person agreed, merge. */
import type { Annotator } from '@core/annotation/model'
import type { ExchangeContent, ExchangeProject } from '@core/exchange/format'
import { ExchangeParser } from '@core/exchange/parse'
import type { ExchangeError, RecordProblem } from '@core/exchange/problems'
import { readExchange } from '@core/exchange/read'
import { err, ok, type Result } from '@core/result'
import type { SanadDatabase } from '@renderer/store/database'
import { mergeExchange, type MergeReport } from '@renderer/store/mergeExchange'

/** Why a file as a whole cannot be read: the core's reasons, and bytes that are not UTF-8. */
export type FileError = ExchangeError | { readonly code: 'not-utf8' }

/** What an exchange file holds, said before anything of it is taken over. */
export interface ExchangeSummary {
  readonly project: ExchangeProject
  /** True if the file's own project is on this laptop. */
  readonly projectHere: boolean
  readonly annotators: readonly Annotator[]
  readonly documents: number
  /** Live ones. */
  readonly annotations: number
  /** Live ones. */
  readonly relations: number
  /** Why records are set aside; one record may have several problems. */
  readonly problems: readonly RecordProblem[]
  /** What is strange but taken over. */
  readonly warnings: readonly RecordProblem[]
  /** How many records are set aside. */
  readonly setAside: number
}

/** Counts documents. */
export interface MergeProgress {
  readonly done: number
  readonly total: number
}

export interface ImportExchangeService {
  readonly functions: ReturnType<typeof importExchangeFunctions>
  readonly progress: MergeProgress
}

/** The functions of the worker. One worker reads one file: `push` its pieces in order, `finish`, then `accept`. */
export function importExchangeFunctions(db: SanadDatabase, report: (progress: MergeProgress) => void) {
  const parser = new ExchangeParser()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let notUtf8 = false
  let content: ExchangeContent | null = null
  let merging = new AbortController()

  const decode = (bytes: Uint8Array | null) => {
    try {
      parser.push(bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true }))
    } catch {
      // A fatal decoder throws for one reason only.
      notUtf8 = true
    }
  }

  return {
    /** Takes the next bytes of the file. What is wrong with them is said by `finish`. */
    push(bytes: Uint8Array): Promise<null> {
      if (!notUtf8) decode(bytes)
      return Promise.resolve(null)
    },

    /** Checks the file, and every record of it, once all pieces were pushed. */
    async finish(): Promise<Result<ExchangeSummary, FileError>> {
      if (!notUtf8) decode(null)
      if (notUtf8) return err({ code: 'not-utf8' })
      const parsed = parser.end()
      if (!parsed.ok) return parsed
      const reading = readExchange(parsed.value)
      if (!reading.ok) return reading
      const { problems, warnings, setAside } = reading.value
      content = reading.value.content
      return ok({
        project: content.project,
        projectHere: (await db.projects.get(content.project.id)) !== undefined,
        annotators: content.annotators,
        documents: content.documents.length,
        annotations: content.annotations.filter((a) => !a.deleted).length,
        relations: content.relations.filter((r) => !r.deleted).length,
        problems,
        warnings,
        setAside: setAside.length,
      })
    },

    /** Merges what was read into the target project; null for the file's own. All of it or nothing; may be tried again. */
    accept({ targetProject }: { readonly targetProject: string | null }): Promise<MergeReport> {
      if (content === null) throw new Error('There is nothing to accept before the file was read.')
      merging = new AbortController()
      return mergeExchange(db, content, {
        targetProject,
        now: new Date().toISOString(),
        signal: merging.signal,
        onProgress: (done, total) => {
          report({ done, total })
        },
      })
    },

    /** Rolls back the merge under way, if there is one: its `accept` rejects. */
    cancel(): Promise<null> {
      merging.abort()
      return Promise.resolve(null)
    },
  }
}
