/** What the worker does that reads datasets of other tools: read, show what would come of it, and, once agreed, merge. */
import { archiveInput, isArchive, recogniseInputs, singleInput, type ArchiveProblem, type DatasetInput, type RecognisedInput } from '@core/datasets/inputs' // prettier-ignore
import { Intake, type IntakeResult, type UnitNeeded } from '@core/datasets/intake'
import type { DatasetAnnotator } from '@core/datasets/item'
import { readDataset } from '@core/datasets/layout'
import type { InputFile, ReadEvent, ReadOptions, ReadUnit } from '@core/formats/format'
import { datasetFormat } from '@core/formats/registry'
import { err, ok, type Result } from '@core/result'
import type { SanadDatabase } from '@renderer/store/database'
import { mergeExchange, type MergeReport } from '@renderer/store/mergeExchange'
import { compareDataset, type Novelty } from './datasetRepeats'
import { remoteFiles, type RemoteFile } from './remoteFiles'
import { turns } from './turns'

/** What the person decides; whatever they leave open is found out. */
export interface DatasetImportChoices {
  /** The name of a format; null: by content. */
  readonly format: string | null
  /** What files count in of which nothing tells it; null: not answered yet. */
  readonly unit: ReadUnit | null
  /** Labels of the project, or new ones, by the name in the file; null leaves its spans out. */
  readonly labels: ReadonlyMap<string, string | null>
  /** Who marked what the files do not say it of. */
  readonly nobody: DatasetAnnotator
}

/** What a dataset holds and what would come of it. Nothing of it is in the database yet. */
export interface DatasetImportSummary extends Pick<
  IntakeResult,
  'labels' | 'problems' | 'splitItems' | 'units' | 'unnamedItems'
> {
  /** The names of the formats that it was read as. */
  readonly formats: readonly string[]
  readonly documents: Novelty
  readonly annotations: Novelty
  readonly relations: Novelty
  /** Names of those whose marks are in it. */
  readonly people: readonly string[]
  /** All files of which nothing tells the unit, answered or not. */
  readonly asked: readonly UnitNeeded[]
}

/** Why files cannot be read at all, and which: of several, the first. */
export type DatasetRefusal = {
  readonly reason: 'unrecognised' | ArchiveProblem
  readonly name: string
}

/** Counts documents; the end of reading is not known before it is there. */
export interface DatasetImportProgress {
  readonly done: number
  readonly total: number | null
}

export interface DatasetImportService {
  readonly functions: ReturnType<typeof datasetImportFunctions>
  readonly progress: DatasetImportProgress
}

/** An event with the format it comes from, and the number of the input. */
interface SeenEvent {
  readonly event: ReadEvent
  readonly format: string
  readonly input: number
}

/** Everything that was read, once for a format. */
interface Reading {
  readonly format: string | null
  readonly inputs: readonly RecognisedInput[]
  readonly events: readonly SeenEvent[]
}

/** What was read with the unit that the person said. */
interface AnsweredReading {
  readonly of: Reading
  readonly unit: ReadUnit
  readonly events: readonly SeenEvent[]
}

/** The functions of the worker. One worker imports once: `open`, `look` as often as choices change, then `accept`. */
export function datasetImportFunctions(db: SanadDatabase, report: (progress: DatasetImportProgress) => void) {
  const inTurn = turns()
  let projectId = ''
  let files: readonly InputFile[] = []
  let inputs: readonly DatasetInput[] | null = null
  let reading: Reading | null = null
  let answered: AnsweredReading | null = null
  let taken: IntakeResult | null = null
  let merging = new AbortController()

  const read = async (recognised: readonly RecognisedInput[], options: ReadOptions): Promise<readonly SeenEvent[]> => {
    const events: SeenEvent[] = []
    let done = 0
    for (const [input, { format, files: own }] of recognised.entries()) {
      const { name } = format.describe()
      for await (const event of readDataset(format, own, options)) {
        events.push({ event, format: name, input })
        if (event.type === 'item' && ++done % itemsPerReport === 0) report({ done, total: null })
      }
    }
    return events
  }

  const readAs = async (format: string | null): Promise<Result<Reading, DatasetRefusal>> => {
    if (reading?.format === format) return ok(reading)
    const found = inputs === null ? await inputsOf(files) : ok(inputs)
    if (!found.ok) return found
    inputs = found.value
    const recognised = format === null ? await recogniseInputs(inputs) : ok(inputsAs(inputs, format))
    if (!recognised.ok) return err({ reason: 'unrecognised', name: recognised.error })
    reading = { format, inputs: recognised.value, events: await read(recognised.value, {}) }
    return ok(reading)
  }

  const eventsOf = async (of: Reading, unit: ReadUnit | null): Promise<readonly SeenEvent[]> => {
    if (unit === null || !of.events.some(({ event }) => event.type === 'unit-needed')) return of.events
    if (answered?.of !== of || answered.unit !== unit) {
      answered = { of, unit, events: withAnswers(of.events, await read(of.inputs, { unit })) }
    }
    return answered.events
  }

  return {
    /** Says which files are to be read, through a port that serves them, and the project they are for. */
    open(port: MessagePort, remote: readonly RemoteFile[], project: string): Promise<null> {
      projectId = project
      files = remoteFiles(port, remote)
      return Promise.resolve(null)
    },

    /** What would come of the dataset with these choices. Files are read again only where a choice concerns reading. */
    look: inTurn(async (choices: DatasetImportChoices): Promise<Result<DatasetImportSummary, DatasetRefusal>> => {
      taken = null
      const as = await readAs(choices.format)
      if (!as.ok) return as
      const project = await db.projects.get(projectId)
      if (project === undefined) throw new Error(`There is no project ${projectId}.`)
      const { scheme } = project
      const intake = new Intake({ scheme, given: choices.labels, unknown: 'keep', nobody: choices.nobody })
      const events = await eventsOf(as.value, choices.unit)
      for (const { event, format } of events) intake.see(event, format)
      taken = intake.result(project.name)
      const { content, labels, problems, splitItems, units, unnamedItems } = taken
      const { documents, annotations, relations } = await compareDataset(db, projectId, content)
      const asked = as.value.events.flatMap(({ event }) =>
        event.type === 'unit-needed' ? [{ ...event, samples: event.samples ?? [] }] : [],
      )
      return ok({
        formats: [...new Set(as.value.inputs.map(({ format }) => format.describe().name))],
        people: content.annotators.map(({ name }) => name),
        ...{ documents, annotations, relations, labels, problems, splitItems, units, unnamedItems, asked },
      })
    }),

    /** Merges what was looked at last into the project: all of it or nothing; may be tried again. */
    accept: inTurn(async (): Promise<MergeReport> => {
      if (taken === null || taken.unitsNeeded.length > 0) throw new Error('There is nothing to accept yet.')
      merging = new AbortController()
      const { signal } = merging
      const whole = taken.content
      // In one transaction: nothing comes in between the comparison and the merge.
      return db.transaction('rw', db.tables, async () => {
        const { content, repeated } = await compareDataset(db, projectId, whole)
        const merged = await mergeExchange(db, content, {
          ...{ targetProject: projectId, now: new Date().toISOString(), signal },
          onProgress: (done, total) => {
            report({ done, total })
          },
        })
        const { annotations, relations } = merged
        return {
          ...merged,
          annotations: { ...annotations, unchanged: annotations.unchanged + repeated.annotations },
          relations: { ...relations, unchanged: relations.unchanged + repeated.relations },
        }
      })
    }),

    /** Rolls back the merge under way, if there is one: its `accept` rejects. */
    cancel(): Promise<null> {
      merging.abort()
      return Promise.resolve(null)
    },
  }
}

const itemsPerReport = 50

/** The archives among the files, each by itself, and all others together. */
async function inputsOf(files: readonly InputFile[]): Promise<Result<readonly DatasetInput[], DatasetRefusal>> {
  const inputs = [...singleInput(files.filter(({ path }) => !isArchive(path)))]
  for (const file of files) {
    if (!isArchive(file.path)) continue
    const input = await archiveInput(file)
    if (!input.ok) return err({ reason: input.error, name: file.path })
    inputs.push(input.value)
  }
  return ok(inputs)
}

function inputsAs(inputs: readonly DatasetInput[], name: string): readonly RecognisedInput[] {
  const format = datasetFormat(name)
  if (format === undefined) throw new Error(`There is no format ${name}.`)
  return inputs.map((input) => ({ ...input, format }))
}

/**
 * What was read first, but of the files of which nothing tells the unit what was read with the answer: what another file says
 * of itself stands.
 */
function withAnswers(first: readonly SeenEvent[], second: readonly SeenEvent[]): readonly SeenEvent[] {
  const fileOf = ({ event, input }: SeenEvent) => `${input} ${event.path}`
  const asked = new Set(first.filter(({ event }) => event.type === 'unit-needed').map(fileOf))
  return [...first.filter((seen) => !asked.has(fileOf(seen))), ...second.filter((seen) => asked.has(fileOf(seen)))]
}
