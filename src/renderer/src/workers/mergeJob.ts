/** What the merge worker does: it holds one merge, and every change of it is in the database before it is answered. */
import { gammaOf } from '@core/agreement/gamma/gamma'
import { measureAgreement } from '@core/agreement/measure'
import { addresseesOf, isCorrectionsFile, withoutCorrections } from '@core/adjudication/correctionsFile'
import type { Policy } from '@core/adjudication/settled'
import type { WriteOptions } from '@core/exchange/write'
import { err, ok } from '@core/result'
import { changeMerge, createMerge, type MergeChange } from '@renderer/store/merges'
import type { Adjudication } from '@renderer/store/mergesDecisions'
import { removeCarry, removeMergeFile, writeCarry, type NewMergeFile } from '@renderer/store/mergesFiles'
import type { SanadDatabase } from '@renderer/store/database'
import { ExchangeBytes } from './exchangeBytes'
import { carryOf, carryPreview } from './mergeCarries'
import type {
  DecideRequest,
  GoldDataset,
  MergeExport,
  MergeOverview,
  MergeService,
  MergeWorkProgress,
  PassageQuery,
} from './mergeContract'
import { decide, redo, undo } from './mergeDecide'
import { prepareExport, previewGold, type PreparedExport } from './mergeExport'
import { addToMerge, projectAsFile, type AddContext } from './mergeFiles'
import { bringDecisionsBack, dismissDecisions, orphanViews } from './mergeOrphans'
import { MergeOverviews } from './mergeOverview'
import { MergeSession } from './mergeSession'
import { PassageFinder } from './mergeStudy'
import { remoteFiles, type RemoteFile } from './remoteFiles'
import { turns } from './turns'

const timeNow = () => new Date().toISOString()

/**
 * The functions of the merge worker. They are done one after the other, whenever they were called; only `cancelAdding` comes
 * in between. `now` gives the time of changes (ISO 8601 in UTC with milliseconds).
 */
export function mergeFunctions(
  db: SanadDatabase,
  report: (progress: MergeWorkProgress) => void,
  now: () => string = timeNow,
): MergeService['functions'] {
  let at: Adjudication | null = null
  /** Null while what was held is not what the database has. */
  let session: MergeSession | null = null
  let bytes = new ExchangeBytes()
  let adding = new AbortController()
  let exported: PreparedExport | null = null
  const overviews = new MergeOverviews()
  const passages = new PassageFinder()

  const held = async (): Promise<MergeSession> => {
    if (at === null) throw new Error('No merge was opened.')
    return (session ??= await MergeSession.load(db, at, report))
  }
  const overview = async (): Promise<MergeOverview> => overviews.overviewOf(await held(), report)
  const change = async (what: (row: MergeSession['row']) => MergeChange): Promise<MergeOverview> => {
    const merge = await held()
    merge.take({ row: await changeMerge(db, merge.row.id, what(merge.row)) })
    return overview()
  }
  const add = async (file: NewMergeFile, context: AddContext): Promise<MergeOverview> => {
    const merge = await held()
    const outcome = await addToMerge(merge, file, context, () => {
      session = null
    })
    session = outcome === 'current' ? merge : null
    return overview()
  }
  const addContext = (): AddContext => ({ db, now: now(), report, signal: adding.signal })
  const load = async (mergeId: string, adjudicatorId: string): Promise<void> => {
    at = { mergeId, adjudicatorId }
    session = null
    await held()
  }

  const inTurn = turns()
  return {
    create: inTurn(async (projectId: string, name: string) => (await createMerge(db, projectId, name, now())).id),
    open: inTurn(async (mergeId: string, adjudicatorId: string) => {
      await load(mergeId, adjudicatorId)
      return overview()
    }),
    load: inTurn(async (mergeId: string, adjudicatorId: string) => {
      await load(mergeId, adjudicatorId)
      return null
    }),
    overview: inTurn(overview),

    beginFile: inTurn(() => {
      bytes = new ExchangeBytes()
      adding = new AbortController()
      return Promise.resolve(null)
    }),
    push: inTurn((piece: Uint8Array) => {
      bytes.push(piece)
      return Promise.resolve(null)
    }),
    addFile: inTurn(async (fileName: string) => {
      const reading = bytes.end()
      bytes = new ExchangeBytes()
      if (!reading.ok) return reading
      const { problems, setAside } = reading.value
      if (isCorrectionsFile(reading.value.content)) {
        return err({ code: 'corrections', addressees: addresseesOf(reading.value.content) })
      }
      const content = withoutCorrections(reading.value.content)
      const file = { fileName, source: 'file', content, setAside: setAside.length, problems } as const
      return ok(await add(file, addContext()))
    }),
    addProject: inTurn(async () => {
      adding = new AbortController()
      const context = addContext()
      const { row } = await held()
      return add(await projectAsFile(row.projectId, context), context)
    }),
    cancelAdding() {
      adding.abort()
      return Promise.resolve(null)
    },
    removeFile: inTurn(async (fileId: string) => {
      const { row } = await held()
      await removeMergeFile(db, row.id, fileId)
      session = null
      return overview()
    }),

    setPolicy: inTurn((policy: Policy) => change(() => ({ policy }))),
    setBlind: inTurn((blind: boolean) => change(() => ({ blind }))),
    join: inTurn((fromId: string, intoId: string) => change((row) => joinsWith(row, fromId, intoId))),
    separate: inTurn((fromId: string) => change((row) => joinsWith(row, fromId, null))),

    previewCarry: inTurn(async (documentId: string, toDocumentId: string) => {
      const { content } = await held()
      return { documentId, toDocumentId, placements: carryPreview(content, documentId, toDocumentId) }
    }),
    carry: inTurn(async (documentId: string, toDocumentId: string) => {
      const merge = await held()
      if (!merge.documents.has(toDocumentId)) throw new Error(`Document ${toDocumentId} takes no part in the merge.`)
      const others = merge.carries.filter((carry) => carry.documentId !== documentId)
      const made = carryOf(merge.content, { mergeId: merge.row.id, documentId, toDocumentId, at: now() })
      await writeCarry(db, made)
      merge.take({ carries: [...others, made] })
      return overview()
    }),
    takeBackCarry: inTurn(async (documentId: string) => {
      const merge = await held()
      await removeCarry(db, merge.row.id, documentId)
      merge.take({ carries: merge.carries.filter((carry) => carry.documentId !== documentId) })
      return overview()
    }),

    queue: inTurn(async () => [...(await held()).documents.values()].flatMap((document) => document.entries)),
    item: inTurn(async (documentId: string, key: string) => {
      return (await held()).documents.get(documentId)?.queueItem(key) ?? null
    }),
    decide: inTurn(async (request: DecideRequest) => decide(db, await held(), request, now())),
    undo: inTurn(async () => undo(db, await held(), now())),
    redo: inTurn(async () => redo(db, await held(), now())),

    orphans: inTurn(async () => orphanViews(await held())),
    dismissDecisions: inTurn(async (ids: readonly string[]) => {
      await dismissDecisions(db, await held(), ids, now())
      return overview()
    }),
    bringDecisionsBack: inTurn(async (ids: readonly string[]) => {
      await bringDecisionsBack(db, await held(), ids, now())
      return overview()
    }),

    agreement: inTurn(async (seed: number, samples: number) => {
      return measureAgreement((await held()).comparison, { seed, samples, onProgress: reportAs('agreement') })
    }),
    gamma: inTurn(async (label: string | null, seed: number, samples: number) => {
      return gammaOf((await held()).comparison, { label, seed, samples, onProgress: reportAs('gamma') })
    }),
    passages: inTurn(async (query: PassageQuery, page: number) => passages.page(await held(), query, page)),

    previewExport: inTurn(async (request: GoldDataset) => previewGold(db, await held(), request)),
    prepareExport: inTurn(async (request: MergeExport, stamp: WriteOptions) => {
      const prepared = await prepareExport(db, await held(), request, stamp)
      if (!prepared.ok) return prepared
      exported = prepared.value
      return ok(null)
    }),
    nextPart: inTurn(async () => exported?.next() ?? null),
    finishExport: inTurn(async (port: MessagePort, files: readonly RemoteFile[]) => {
      if (exported === null) throw new Error('No export was prepared.')
      return exported.finish(remoteFiles(port, files))
    }),
  }

  function reportAs(work: MergeWorkProgress['work']): (done: number, total: number) => void {
    return (done, total) => {
      report({ work, done, total })
    }
  }

  /** What the lead says now about a person, in place of what they said before. */
  function joinsWith({ joins }: MergeSession['row'], fromId: string, intoId: string | null): MergeChange {
    const by = at?.adjudicatorId ?? ''
    return { joins: [...joins.filter((join) => join.fromId !== fromId), { fromId, intoId, by, at: now() }] }
  }
}
