/** A project of the database as a dataset is made of it, read a few documents at a time. */
import type { Annotator } from '@core/annotation/model'
import type { Scheme } from '@core/annotation/scheme'
import type { DatasetCard } from '@core/datasets/item'
import type { DatasetSource, Pass } from '@core/datasets/plan'
import { OmissionCounter, type Omission } from '@core/datasets/project'
import type { MarkedDocument, Selection } from '@core/datasets/select'
import { checkRecords } from '@core/exchange/check'
import type { Decision } from '@core/exchange/format'
import type { RecordProblem } from '@core/exchange/problems'
import type { OnProgress } from '@renderer/store/collectExchange'
import type { SanadDatabase } from '@renderer/store/database'
import { annotatorsOfProject, markedDocuments } from '@renderer/store/markedDocuments'

/** What of which project, and what its card says beyond what is counted. */
export interface ProjectSelection {
  readonly projectId: string
  readonly selection: Selection
  readonly card?: DatasetCard
}

/** How far the passes over the project are. */
export type OnPass = (pass: Pass, ...counts: Parameters<OnProgress>) => void

export class ProjectDataset implements DatasetSource {
  readonly head: DatasetSource['head']
  readonly #db: SanadDatabase
  readonly selection: Selection
  readonly #projectId: string
  readonly #scheme: Scheme
  readonly annotators: readonly Annotator[]
  readonly #decisions: readonly Decision[]
  readonly #onPass: OnPass

  private constructor(
    db: SanadDatabase,
    chosen: ProjectSelection,
    project: {
      readonly head: DatasetSource['head']
      readonly annotators: readonly Annotator[]
      readonly decisions: readonly Decision[]
    },
    onPass: OnPass,
  ) {
    this.#db = db
    this.selection = chosen.selection
    this.#projectId = chosen.projectId
    this.head = project.head
    this.#scheme = project.head.scheme
    this.annotators = project.annotators
    this.#decisions = project.decisions
    this.#onPass = onPass
  }

  /** Rejects if the project is not there. */
  static async of(db: SanadDatabase, chosen: ProjectSelection, onPass: OnPass): Promise<ProjectDataset> {
    const { projectId, card } = chosen
    const project = await db.projects.get(projectId)
    if (project === undefined) throw new Error(`There is no project ${projectId}.`)
    const { id, name, scheme, guidelines } = project
    const head = { project: { id, name }, scheme, card: { ...card, ...(guidelines !== undefined && { guidelines }) } }
    const annotators = await annotatorsOfProject(db, projectId)
    const rows = await db.decisions.filter((row) => row.projectId === projectId).toArray()
    return new ProjectDataset(db, chosen, { head, annotators, decisions: rows.map((row) => row.decision) }, onPass)
  }

  /** The records that are not as they should be, of the documents that are chosen; nothing if the dataset can be made. */
  async problems(): Promise<readonly RecordProblem[]> {
    const problems: RecordProblem[] = []
    for await (const marked of this.documents('reading')) problems.push(...this.#problemsOf(marked))
    return problems
  }

  /** What no dataset has of the project. */
  async omissions(): Promise<readonly Omission[]> {
    const counter = new OmissionCounter({ annotators: this.annotators, decisions: this.#decisions })
    for await (const marked of this.documents('reading')) counter.see(marked)
    return counter.list()
  }

  documents(pass: Pass): AsyncGenerator<MarkedDocument> {
    return markedDocuments(this.#db, this.#projectId, this.selection.documentIds, (done, total) => {
      this.#onPass(pass, done, total)
    })
  }

  /** Paths begin with the file's name: they count within the records of one document. */
  #problemsOf({ document, annotations, relations }: MarkedDocument): RecordProblem[] {
    const records = { annotators: this.annotators, documents: [document], annotations, relations, decisions: [] }
    return checkRecords(this.#scheme, records).problems.map((problem) => ({
      ...problem,
      path: `${document.fileName}: ${problem.path}`,
    }))
  }
}
