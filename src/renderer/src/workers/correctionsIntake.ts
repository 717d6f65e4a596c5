/** Corrections that an exchange file brings to people of this laptop: where they belong, and taking them into review lists. */
import type { Correction } from '@core/adjudication/correction'
import { addresseesOf } from '@core/adjudication/correctionsFile'
import type { Annotator } from '@core/annotation/model'
import type { ExchangeContent } from '@core/exchange/format'
import { isAdjudication } from '@core/merge/participation'
import { correctionRepository } from '@renderer/store/corrections'
import type { SanadDatabase } from '@renderer/store/database'
import { documentsById } from '@renderer/store/documentRows'
import { rowOfAnnotator } from '@renderer/store/exchangeRows'
import type { ProjectRow } from '@renderer/store/rows'

/** What the corrections of a file come to on this laptop, said before any of them is taken. */
export interface CorrectionsSummary {
  /** Who sent them: the adjudicators' names. */
  readonly from: readonly string[]
  /** People of this laptop, with how many corrections have their document here. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly count: number }[]
  /** Documents that no project here has. */
  readonly missing: readonly { readonly documentId: string; readonly title: string; readonly count: number }[]
  /** Corrections for people who do not work here. */
  readonly forOthers: number
  /** Whom the file is for: names. */
  readonly addressees: readonly string[]
  /** Whether some of it is for a person of this laptop, with a document that is here or not. */
  readonly forHere: boolean
}

/** Corrections for people of this laptop, by the project they belong to. */
export interface PlacedCorrections {
  readonly summary: CorrectionsSummary
  readonly byProject: ReadonlyMap<string, readonly Correction[]>
  readonly adjudicators: readonly Annotator[]
}

/** Where a review begins. */
export interface TakenCorrections {
  /** How many are new, or say something else than before. */
  readonly fresh: number
  readonly first: { readonly projectId: string; readonly annotatorId: string; readonly documentId: string }
}

/** Finds where corrections of a file (`correctionsOf`) belong. */
export async function placeCorrections(
  db: SanadDatabase,
  content: ExchangeContent,
  corrections: readonly Correction[],
): Promise<PlacedCorrections> {
  const local = new Map((await db.annotators.toArray()).filter((row) => row.local).map((row) => [row.id, row.name]))
  const mine = await ofLocalPeople(db, local, corrections)
  const homes = await homesOf(db, content.project.id, mine)
  const byProject = new Map<string, Correction[]>()
  const here = new Map<string, number>()
  const missing = new Map<string, number>()
  for (const correction of mine) {
    const { annotatorId, documentId } = correction
    const projectId = homes.get(homeKey(correction))
    if (projectId === undefined) {
      missing.set(documentId, (missing.get(documentId) ?? 0) + 1)
      continue
    }
    byProject.set(projectId, [...(byProject.get(projectId) ?? []), correction])
    here.set(annotatorId, (here.get(annotatorId) ?? 0) + 1)
  }
  const titles = new Map(content.documents.map(({ id, title }) => [id, title]))
  const adjudicators = adjudicatorsOf(content)
  return {
    summary: {
      from: [...new Set(adjudicators.map(({ name }) => name))],
      people: [...here].map(([id, count]) => ({ id, name: local.get(id) ?? '', count })),
      missing: [...missing].map(([documentId, count]) => ({ documentId, title: titles.get(documentId) ?? '', count })),
      forOthers: corrections.length - mine.length,
      addressees: addresseesOf(content),
      forHere: mine.length > 0,
    },
    byProject,
    adjudicators,
  }
}

/**
 * Puts placed corrections into the review lists of their projects, with the names of those who decided, in one transaction.
 * Nothing of the file's marks is merged. Null when there is none whose document is here.
 */
export async function takeCorrections(
  db: SanadDatabase,
  { byProject, adjudicators }: PlacedCorrections,
  now: string,
): Promise<TakenCorrections | null> {
  const [first] = byProject
  const correction = first?.[1][0]
  if (first === undefined || correction === undefined) return null
  const store = correctionRepository(db, () => now)
  const fresh = await db.transaction('rw', [db.corrections, db.annotators], async () => {
    const known = await db.annotators.bulkGet(adjudicators.map(({ id }) => id))
    await db.annotators.bulkAdd(
      adjudicators.filter((_, i) => known[i] === undefined).map((a) => rowOfAnnotator(a, now)),
    )
    let count = 0
    for (const [projectId, corrections] of byProject) count += await store.put(projectId, corrections)
    return count
  })
  return {
    fresh,
    first: { projectId: first[0], annotatorId: correction.annotatorId, documentId: correction.documentId },
  }
}

/** The people behind gold, under their own ids. */
function adjudicatorsOf({ annotators }: ExchangeContent): Annotator[] {
  return annotators.flatMap((annotator) =>
    isAdjudication(annotator) && 'adjudicatorId' in annotator && typeof annotator.adjudicatorId === 'string'
      ? [{ id: annotator.adjudicatorId, name: annotator.name }]
      : [],
  )
}

/**
 * The corrections for people of this laptop, under the ids that they have here. Somebody who was joined into another id is known
 * by that in some files: what names a mark of theirs is for them, and so is the rest about its document.
 */
async function ofLocalPeople(
  db: SanadDatabase,
  local: ReadonlyMap<string, string>,
  corrections: readonly Correction[],
): Promise<readonly Correction[]> {
  const strange = corrections.filter(({ annotatorId }) => !local.has(annotatorId))
  const projects = await db.projects.toArray()
  const documentIds = [...new Set(strange.map(({ documentId }) => documentId))]
  const keys = projects.flatMap(({ id }) =>
    documentIds.flatMap((documentId) =>
      [...local.keys()].map((personId): [string, string, string] => [id, documentId, personId]),
    ),
  )
  const makers = new Map<string, string>()
  for (const layer of await db.layers.bulkGet(keys)) {
    for (const { id } of layer?.annotations ?? []) makers.set(id, layer?.annotatorId ?? '')
  }
  const known = new Map<string, string>()
  for (const correction of strange) {
    const maker = marksNamedBy(correction).flatMap((id) => makers.get(id) ?? [])[0]
    if (maker !== undefined) known.set(homeKey(correction), maker)
  }
  return corrections.flatMap((correction) => {
    if (local.has(correction.annotatorId)) return [correction]
    const annotatorId = known.get(homeKey(correction))
    return annotatorId === undefined ? [] : [{ ...correction, annotatorId }]
  })
}

/** The annotations of the analyst that a correction is about. */
function marksNamedBy(correction: Correction): readonly string[] {
  switch (correction.kind) {
    case 'add':
      return []
    case 'link':
    case 'unlink':
      return [correction.from.annotationId, correction.to.annotationId].filter((id) => id !== null)
    default:
      return [correction.annotationId]
  }
}

const homeKey = ({ annotatorId, documentId }: Correction) => `${annotatorId} ${documentId}`

/**
 * The project that holds each annotator's document: of several, first the one whose marks the corrections name, then the
 * file's own project, then one in which the annotator marked the document, then the oldest.
 */
async function homesOf(
  db: SanadDatabase,
  fileProject: string,
  corrections: readonly Correction[],
): Promise<ReadonlyMap<string, string>> {
  const projects = (await db.projects.toArray()).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  const ids = [...new Set(corrections.map(({ documentId }) => documentId))]
  const homes = new Map<string, { readonly projectId: string; readonly fit: number }>()
  for (const project of projects) {
    const present = await documentsById(db, project.id, ids)
    for (const [key, fit] of await fitsOf(db, project, fileProject, corrections)) {
      const documentId = key.slice(key.indexOf(' ') + 1)
      if (!present.has(documentId) || fit <= (homes.get(key)?.fit ?? -1)) continue
      homes.set(key, { projectId: project.id, fit })
    }
  }
  return new Map([...homes].map(([key, { projectId }]) => [key, projectId]))
}

/** How well a project fits each annotator's document. */
async function fitsOf(
  db: SanadDatabase,
  project: ProjectRow,
  fileProject: string,
  corrections: readonly Correction[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Map(corrections.map((correction) => [homeKey(correction), correction]))
  const named = new Set(corrections.flatMap(marksNamedBy))
  const layers = await db.layers.bulkGet(
    [...wanted.values()].map((c): [string, string, string] => [project.id, c.documentId, c.annotatorId]),
  )
  return new Map(
    [...wanted.keys()].map((key, i) => {
      const layer = layers[i]
      const hasNamed = layer?.annotations.some(({ id }) => named.has(id)) === true
      return [key, (hasNamed ? 4 : 0) + (project.id === fileProject ? 2 : 0) + (layer === undefined ? 0 : 1)]
    }),
  )
}
