/** Exchange files of three analysts on two texts, built afresh for each test, and a merge to put them into. */
import type { Annotation, Annotator, Relation } from '@core/annotation/model'
import type { SplitOptions } from '@core/datasets/splits'
import type { ExchangeContent } from '@core/exchange/format'
import { writeExchange } from '@core/exchange/write'
import type { SanadDatabase } from '@renderer/store/database'
import type {
  GoldDataset,
  MergeOverview,
  MergeService,
  MergeWorkProgress,
  QueueEntry,
} from '@renderer/workers/mergeContract'
import { mergeFunctions } from '@renderer/workers/mergeJob'
import { beforeEach } from 'vitest'
import {
  annotationOf,
  documentOf,
  floodText,
  generator,
  hana,
  marketText,
  relationOf,
  sami,
  scheme,
  time,
  uuid,
} from '../../core/exchange/sampleContent'
import type { TestStore } from '../store/testDatabase'

export const nour = { id: uuid(903), name: 'نور' }
/** The lead, who decides. */
export const laila = { id: uuid(904), name: 'ليلى' }
const projectId = uuid(900)
const done = { status: 'done' } as const

/** A file of one person who finished both texts, or says otherwise in `change`. */
export function fileOf(
  annotator: Annotator,
  annotations: readonly Annotation[],
  relations: readonly Relation[] = [],
  change: Partial<ExchangeContent> = {},
): ExchangeContent {
  return {
    project: { id: projectId, name: 'السيول' },
    scheme,
    annotators: [annotator],
    documents: [
      documentOf(floodText, { ...done, title: 'السيول' }),
      documentOf(marketText, { ...done, title: 'الفائدة' }),
    ],
    annotations,
    relations,
    decisions: [],
    extra: {},
    ...change,
  }
}

/** An annotation of `annotator` on the first occurrence of `quote`; ids of different people differ. */
export function markOf(
  annotator: Annotator,
  n: number,
  text: string,
  quote: string,
  label: string,
  change: Partial<Annotation> = {},
): Annotation {
  const id = Number(annotator.id.slice(-3)) * 1000 + n
  return annotationOf(id, text, quote, label, { annotatorId: annotator.id, ...change })
}

function linkOf(n: number, type: Relation['type'], from: Annotation, to: Annotation): Relation {
  return relationOf(Number(from.annotatorId.slice(-3)) * 1000 + 500 + n, type, from, to)
}

/**
 * Three people's files. On the flood: all have the same source; Sami's claim is shorter; Nour has no figure, and of the other two
 * figures the values differ. Hana alone links the claim. On the market all agree that there is one figure.
 */
export function threeFiles(): { hana: ExchangeContent; sami: ExchangeContent; nour: ExchangeContent } {
  const marks = (annotator: Annotator, claimWords: string) => {
    const source = markOf(annotator, 1, floodText, 'وزارة الريّ', 'source')
    const claim = markOf(annotator, 2, floodText, claimWords, 'claim')
    const rate = markOf(annotator, 3, marketText, '12.5%', 'figure')
    return { source, claim, rate }
  }
  const long = 'السيول أغرقت 1500 منزل'
  const [a, b, c] = [marks(hana, long), marks(sami, 'السيول أغرقت 1500'), marks(nour, long)]
  const figureA = markOf(hana, 4, floodText, '1500 منزل', 'figure', { attributes: { min: 1500, unit: 'منزل' } })
  const figureB = markOf(sami, 4, floodText, '1500 منزل', 'figure', { attributes: { min: 1500, unit: 'بيت' } })
  return {
    hana: fileOf(hana, [...Object.values(a), figureA], [linkOf(1, 'attributed_to', a.claim, a.source)]),
    sami: fileOf(sami, [...Object.values(b), figureB], [linkOf(1, 'attributed_to', b.claim, b.source)]),
    nour: fileOf(nour, Object.values(c)),
  }
}

/** A merge worker within this thread. Its clock starts at the time given, and every reading of it is a second later. */
export function startJob(db: SanadDatabase, from = '2027-03-01T00:00:00.000Z') {
  const progress: MergeWorkProgress[] = []
  let seconds = 0
  const now = () => new Date(Date.parse(from) + 1000 * seconds++).toISOString()
  const job = mergeFunctions(db, (p) => progress.push(p), now)
  return { job, progress }
}

export function bytesOf(content: ExchangeContent): Uint8Array {
  const text = writeExchange(content, { generator, exportedAt: time })
  if (!text.ok) throw new Error(text.error.map((p) => `${p.path} ${p.reason}`).join())
  return new TextEncoder().encode([...text.value].join(''))
}

/** Adds a file; throws if it cannot be read. */
export async function addContent(
  job: MergeService['functions'],
  content: ExchangeContent,
  fileName = 'a.sanad.json',
): Promise<MergeOverview> {
  await job.beginFile()
  await job.push(bytesOf(content))
  const added = await job.addFile(fileName)
  if (!added.ok) throw new Error(added.error.code)
  return added.value
}

/** A wish for gold as a dataset of all that is in it. */
export function goldIn(
  format: string,
  more: Partial<Omit<GoldDataset, 'kind'>> & { readonly splits?: SplitOptions } = {},
): GoldDataset {
  const { splits, ...rest } = more
  const dataset = {
    format,
    options: { unit: 'code_point', tokens: 'split', text: true },
    ...(splits && { splits }),
  } as const
  return { kind: 'dataset', dataset, selection: { onlyDone: false }, ...rest }
}

/** The text of a file that leaves the merge, or of all files of a folder. */
export async function exported(
  job: MergeService['functions'],
  request: Parameters<MergeService['functions']['prepareExport']>[0],
  exportedAt = '2027-04-01T00:00:00.000Z',
) {
  const prepared = await job.prepareExport(request, { generator, exportedAt })
  if (!prepared.ok) throw new Error(prepared.error.map((p) => `${p.path} ${p.reason} ${p.detail}`).join())
  let text = ''
  for (let part = await job.nextPart(); part !== null; part = await job.nextPart()) text += String(part.data)
  const { port1, port2 } = new MessageChannel()
  const { counts } = await job.finishExport(port1, [])
  port2.close()
  return { counts, text }
}

export function entryOf(entries: readonly QueueEntry[], kind: QueueEntry['kinds'][number]): QueueEntry {
  const entry = entries.find(({ kinds }) => kinds.includes(kind))
  if (entry === undefined) throw new Error(`no entry of kind ${kind}`)
  return entry
}

export interface TestMerge {
  job: MergeService['functions']
  mergeId: string
  /** The id of the merge's project. */
  projectId: string
  /** Another worker on the same database: what a restart finds. */
  reopened(adjudicatorId?: string): Promise<{ job: MergeService['functions']; overview: MergeOverview }>
}

/** Opens a new, empty merge before each test of the file. */
export function useTestMerge(test: TestStore): TestMerge {
  const merge = {} as TestMerge
  beforeEach(async () => {
    merge.projectId = (await test.store.projects.create({ name: 'مشروع ليلى', scheme })).id
    await test.db.annotators.add({ ...laila, createdAt: '2027-01-01T00:00:00.000Z', local: true })
    merge.job = startJob(test.db).job
    merge.mergeId = await merge.job.create(merge.projectId, 'دمج آذار')
    await merge.job.open(merge.mergeId, laila.id)
    merge.reopened = async (adjudicatorId = laila.id) => {
      const { job } = startJob(test.db, '2027-03-02T00:00:00.000Z')
      return { job, overview: await job.open(merge.mergeId, adjudicatorId) }
    }
  })
  return merge
}

/** Adds the files of all three. */
export async function addAll({ job }: TestMerge): Promise<void> {
  const files = threeFiles()
  await addContent(job, files.hana, 'هناء.sanad.json')
  await addContent(job, files.sami, 'سامي.sanad.json')
  await addContent(job, files.nour, 'نور.sanad.json')
}
