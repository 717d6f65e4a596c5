/** What the worker that reads exchange files does: decode, parse, check, and, once the person agreed, merge. */
import { correctionsOf, isCorrectionsFile, withoutCorrections } from '@core/adjudication/correctionsFile'
import type { Annotator } from '@core/annotation/model'
import type { ExchangeContent, ExchangeProject } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import { reviewsOf } from '@core/ledger/review'
import { ok, type Result } from '@core/result'
import type { SanadDatabase } from '@renderer/store/database'
import { mergeExchange, type MergeReport } from '@renderer/store/mergeExchange'
import {
  type CorrectionsSummary,
  placeCorrections,
  type PlacedCorrections,
  takeCorrections,
  type TakenCorrections,
} from './correctionsIntake'
import { ExchangeBytes, type FileError } from './exchangeBytes'

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
  /** Of claims, in the ledger. */
  readonly reviews: number
  /** Why records are set aside; one record may have several problems. */
  readonly problems: readonly RecordProblem[]
  /** What is strange but taken over. */
  readonly warnings: readonly RecordProblem[]
  /** How many records are set aside. */
  readonly setAside: number
  /** For a file of corrections, whoever they are for: these are what is taken from it, and nothing else is. */
  readonly corrections: CorrectionsSummary | null
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
  const bytes = new ExchangeBytes()
  let content: ExchangeContent | null = null
  let placed: PlacedCorrections | null = null
  let merging = new AbortController()

  return {
    /** Takes the next bytes of the file. What is wrong with them is said by `finish`. */
    push(piece: Uint8Array): Promise<null> {
      bytes.push(piece)
      return Promise.resolve(null)
    },

    /** Checks the file, and every record of it, once all pieces were pushed. */
    async finish(): Promise<Result<ExchangeSummary, FileError>> {
      const reading = bytes.end()
      if (!reading.ok) return reading
      const { problems, warnings, setAside } = reading.value
      content = reading.value.content
      const { corrections, problems: badCorrections } = correctionsOf(content)
      placed = isCorrectionsFile(content) ? await placeCorrections(db, content, corrections) : null
      const { reviews, problems: badReviews } = reviewsOf(content)
      const bad = [...badCorrections, ...badReviews]
      return ok({
        project: content.project,
        projectHere: (await db.projects.get(content.project.id)) !== undefined,
        annotators: content.annotators,
        documents: content.documents.length,
        annotations: content.annotations.filter((a) => !a.deleted).length,
        relations: content.relations.filter((r) => !r.deleted).length,
        reviews: reviews.size,
        problems: [...problems, ...bad],
        warnings,
        setAside: setAside.length + new Set(bad.map(recordOf)).size,
        corrections: placed?.summary ?? null,
      })
    },

    /** Merges what was read into the target project; null for the file's own. All of it or nothing; may be tried again. */
    accept({ targetProject }: { readonly targetProject: string | null }): Promise<MergeReport> {
      if (content === null) throw new Error('There is nothing to accept before the file was read.')
      if (placed !== null) throw new Error('A corrections file is not merged into a project.')
      merging = new AbortController()
      return mergeExchange(db, withoutCorrections(content), {
        targetProject,
        now: new Date().toISOString(),
        signal: merging.signal,
        onProgress: (done, total) => {
          report({ done, total })
        },
      })
    },

    /** Takes the corrections of the file into review lists; null when none of their documents is here. */
    takeCorrections(): Promise<TakenCorrections | null> {
      if (placed === null) throw new Error('There are no corrections to take.')
      return takeCorrections(db, placed, new Date().toISOString())
    },

    /** Rolls back the merge under way, if there is one: its `accept` rejects. */
    cancel(): Promise<null> {
      merging.abort()
      return Promise.resolve(null)
    },
  }
}

/** The record that a problem is about: `corrections[3]` of `corrections[3].after.label`. */
function recordOf({ path }: RecordProblem): string {
  return /^\w+\[\d+\]/.exec(path)?.[0] ?? path
}
