/** A merge as the worker holds it: all its files as one content, compared, and settled document by document. */
import { adjudicationSchema, type Decision } from '@core/adjudication/decision'
import type { ExchangeContent } from '@core/exchange/format'
import type { ComparedDocument, Comparison } from '@core/merge/comparison'
import { comparisonOf } from '@core/merge/compareContent'
import { ContentMerger, type FileOutcome } from '@core/merge/contentMerger'
import { joinPeople, separatePeople } from '@core/merge/people'
import { mergeRecords } from '@core/merge/records'
import type { SanadDatabase } from '@renderer/store/database'
import { projectOfRow } from '@renderer/store/exchangeRows'
import { requireMerge } from '@renderer/store/merges'
import { decisionsOf, historyOf, type Adjudication } from '@renderer/store/mergesDecisions'
import { carriesOf, contentOfFile, filesOf } from '@renderer/store/mergesFiles'
import { groupBy } from '@renderer/store/groupBy'
import type { MergeCarryRow, MergeFileRow, MergeJoin, MergeRow, MergeStepRow } from '@renderer/store/mergesRows'
import { withCarries } from './mergeCarries'
import type { MergeWorkProgress, QueueProgress } from './mergeContract'
import { MergeDocument, totalProgress } from './mergeDocument'

/** What the database has of a merge, but for what is in its files. */
interface StoredMerge {
  readonly row: MergeRow
  /** Of the merge's project, without any work: what the merge is before its first file. */
  readonly empty: ExchangeContent
  readonly files: readonly MergeFileRow[]
  readonly carries: readonly MergeCarryRow[]
  readonly decisions: readonly Decision[]
  readonly history: readonly MergeStepRow[]
}

/** What follows from it. */
interface MergeState {
  readonly content: ExchangeContent
  readonly everything: Comparison
  readonly comparison: Comparison
  readonly decisions: Map<string, Decision>
  /** Those of the person at work, by document. */
  readonly own: Map<string, readonly Decision[]>
  readonly documents: ReadonlyMap<string, MergeDocument>
}

const byTitle = new Intl.Collator(['ar', 'en'], { numeric: true })
/** Documents settled between two words of progress. */
const documentsPerReport = 200

export class MergeSession {
  readonly at: Adjudication
  /** The files in the order they were added. */
  files: readonly MergeFileRow[]
  /** The steps of the person at work, the oldest first; those that are taken back come last. */
  history: readonly MergeStepRow[]
  #row: MergeRow
  #carries: readonly MergeCarryRow[]
  readonly #empty: ExchangeContent
  readonly #merger: ContentMerger
  /** Decisions made in this merge or taken over, by id. */
  readonly #written: Map<string, Decision>
  #state: MergeState

  private constructor(at: Adjudication, stored: StoredMerge, merger: ContentMerger) {
    this.at = at
    this.files = stored.files
    this.history = stored.history
    this.#row = stored.row
    this.#carries = stored.carries
    this.#empty = stored.empty
    this.#merger = merger
    this.#written = new Map(stored.decisions.map((decision) => [decision.id, decision]))
    this.#state = this.#derived(new Map())
  }

  /** Reads a merge with all its files; rejects if it is not there. `report` hears of files. */
  static async load(
    db: SanadDatabase,
    at: Adjudication,
    report: (progress: MergeWorkProgress) => void,
  ): Promise<MergeSession> {
    const stored = await readMerge(db, at)
    const merger = new ContentMerger()
    const texts = new Map<string, string>()
    const total = stored.files.length
    for (const [done, file] of stored.files.entries()) {
      report({ work: 'loading', done, total })
      merger.add(await contentOfFile(db, file, texts))
    }
    report({ work: 'loading', done: total, total })
    return new MergeSession(at, stored, merger)
  }

  get row(): MergeRow {
    return this.#row
  }

  /** The project that the merge belongs to, as files name it. */
  get project(): ExchangeContent['project'] {
    return this.#empty.project
  }

  get carries(): readonly MergeCarryRow[] {
    return this.#carries
  }

  /** All files, with what was joined and carried over; of decisions only those of the files. */
  get content(): ExchangeContent {
    return this.#state.content
  }

  /** All texts, those too that were carried over to another one. */
  get everything(): Comparison {
    return this.#state.everything
  }

  /** What is compared: without the texts that were carried over. */
  get comparison(): Comparison {
    return this.#state.comparison
  }

  /** Everybody's decisions, deleted ones too, by id; without those of a form that this version does not know. */
  get decisions(): ReadonlyMap<string, Decision> {
    return this.#state.decisions
  }

  /** The decisions of the person at work about a document, deleted ones too. */
  ownDecisions(documentId: string): readonly Decision[] {
    return this.#state.own.get(documentId) ?? []
  }

  /** All decisions for a file: those of the merge and of its files, also of a form that this version does not know. */
  allDecisions(): ExchangeContent['decisions'] {
    const { content, decisions } = this.#state
    const known = new Set<unknown>(decisions.keys())
    const unread = content.decisions.filter((decision) => !known.has(decision['id']))
    return [...unread, ...[...decisions.values()].map((decision) => ({ ...decision }))]
  }

  /** The documents that are compared, in the order of the queue. */
  get documents(): ReadonlyMap<string, MergeDocument> {
    return this.#state.documents
  }

  document(id: string): MergeDocument {
    const document = this.#state.documents.get(id)
    if (document === undefined) throw new Error(`The merge compares no document ${id}.`)
    return document
  }

  /** Settles what is not settled, and counts. `report` hears of documents. */
  progress(report: (done: number, total: number) => void): QueueProgress {
    const { documents } = this.#state
    let done = 0
    const parts: QueueProgress[] = []
    for (const document of documents.values()) {
      if (done % documentsPerReport === 0) report(done, documents.size)
      parts.push(document.progress)
      done += 1
    }
    return totalProgress(parts)
  }

  /**
   * Adds a file's content and says what is new in it. Until `take` follows, nothing else changes; whoever cannot go on to it
   * loads the session anew.
   */
  add(content: ExchangeContent): FileOutcome {
    return this.#merger.add(content)
  }

  /** Takes over what the database has now, and draws the consequences. */
  take(change: {
    readonly row?: MergeRow
    readonly file?: MergeFileRow
    readonly carries?: readonly MergeCarryRow[]
    readonly decisions?: readonly Decision[]
  }): void {
    this.#row = change.row ?? this.#row
    this.#carries = change.carries ?? this.#carries
    if (change.file !== undefined) this.files = [...this.files, change.file]
    for (const decision of change.decisions ?? []) this.#written.set(decision.id, later(this.#written, decision))
    this.#state = this.#derived(this.#state.documents)
  }

  /** Takes over decisions of the person at work that were dismissed or brought back, and the merge as it is then. */
  takeDismissals(row: MergeRow, decisions: readonly Decision[]): void {
    this.#row = row
    for (const decision of decisions) this.decide(decision)
  }

  /**
   * Takes over a decision of the person at work that the database has now. Only its document is settled anew, if it is one that
   * is compared.
   */
  decide(decision: Decision): void {
    const { documentId, id } = decision
    const others = (this.#state.own.get(documentId) ?? []).filter((other) => other.id !== id)
    const mine = [...others, decision]
    this.#written.set(id, decision)
    this.#state.decisions.set(id, decision)
    this.#state.own.set(documentId, mine)
    this.#state.documents.get(documentId)?.settleBy(mine, this.#row.policy)
  }

  /** Everything from the files. Documents on which nothing changed are handed on as they are. */
  #derived(present: ReadonlyMap<string, MergeDocument>): MergeState {
    const files = this.files.length === 0 ? this.#empty : this.#merger.result()
    const content = withCarries(withJoins(files, this.#row.joins), this.#carries)
    const everything = comparisonOf(content)
    const ids = new Set(everything.documents.map(({ id }) => id))
    const carried = this.#carries.filter(({ toDocumentId }) => ids.has(toDocumentId))
    const away = new Set(carried.map(({ documentId }) => documentId))
    const comparison = { ...everything, documents: everything.documents.filter(({ id }) => !away.has(id)) }
    const decisions = this.#allDecisions(content)
    const mine = [...decisions.values()].filter(({ adjudicatorId }) => adjudicatorId === this.at.adjudicatorId)
    const own = new Map(groupBy(mine, ({ documentId }) => documentId))
    const documents = comparison.documents
      .toSorted((a, b) => byTitle.compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
      .map((compared): [string, MergeDocument] => {
        const before = present.get(compared.id)
        const decided = own.get(compared.id) ?? []
        if (before === undefined || !isSame(before.compared, compared)) {
          return [compared.id, new MergeDocument(compared, decided, this.#row.policy)]
        }
        before.settleBy(decided, this.#row.policy)
        return [compared.id, before]
      })
    return { content, everything, comparison, decisions, own, documents: new Map(documents) }
  }

  #allDecisions(content: ExchangeContent): Map<string, Decision> {
    const all = new Map(this.#written)
    for (const decision of adjudicationsOf(content)) all.set(decision.id, later(all, decision))
    return all
  }
}

/** The later of two states of a decision: the one given, and the one that is there, if there is one. */
function later(present: ReadonlyMap<string, Decision>, decision: Decision): Decision {
  const here = present.get(decision.id)
  return here === undefined ? decision : mergeRecords(here, decision)
}

/** The decisions of a content that are of a form that this version knows, as they are. */
export function adjudicationsOf({ decisions }: ExchangeContent): readonly Decision[] {
  // The records themselves, not the schema's copies, which would lose a member named `__proto__`.
  return decisions.filter((decision): decision is Decision & typeof decision => {
    return adjudicationSchema.safeParse(decision).success
  })
}

async function readMerge(db: SanadDatabase, at: Adjudication): Promise<StoredMerge> {
  const { mergeId } = at
  const tables = [db.merges, db.projects, db.mergeFiles, db.mergeCarries, db.mergeDecisions, db.mergeSteps]
  return db.transaction('r', tables, async () => {
    const row = await requireMerge(db, mergeId)
    const project = await db.projects.get(row.projectId)
    if (project === undefined) throw new Error(`There is no project ${row.projectId}.`)
    const nothing = { annotators: [], documents: [], annotations: [], relations: [], decisions: [], extra: {} }
    return {
      row,
      empty: { project: projectOfRow(project), scheme: project.scheme, ...nothing },
      files: await filesOf(db, mergeId),
      carries: await carriesOf(db, mergeId),
      decisions: await decisionsOf(db, mergeId),
      history: await historyOf(db, at),
    }
  })
}

/** Who is who, as the lead said; what is said of somebody who is not in the content waits until they are. */
function withJoins(content: ExchangeContent, joins: readonly MergeJoin[]): ExchangeContent {
  const ids = new Set(content.annotators.map(({ id }) => id))
  return joins.reduce((joined, { fromId, intoId, by, at }) => {
    if (intoId === null) return separatePeople(joined, fromId)
    return ids.has(fromId) && ids.has(intoId) ? joinPeople(joined, { fromId, intoId, by, at }) : joined
  }, content)
}

/** Whether the same people say the same on a document. Records are never changed in place. */
function isSame(a: ComparedDocument, b: ComparedDocument): boolean {
  return (
    a.title === b.title &&
    sameItems(a.unfinished, b.unfinished) &&
    a.layers.length === b.layers.length &&
    a.layers.every((layer, i) => {
      const other = b.layers[i]
      return (
        layer.annotatorId === other?.annotatorId &&
        sameItems(layer.annotations, other.annotations) &&
        sameItems(layer.relations, other.relations)
      )
    })
  )
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}
