/** Reading from the database what the ledger is made of: who is in it, which layers, and their rows. */
import type { Annotator } from '@core/annotation/model'
import { goldAnnotator } from '@core/adjudication/goldLayer'
import type { Review } from '@core/ledger/ledger'
import type { LedgerRow } from '@core/ledger/ledger'
import { ledgerRows } from '@core/ledger/rows'
import { isAdjudication } from '@core/merge/participation'
import { ofProject, startingWith, type SanadDatabase } from '@renderer/store/database'
import { listDocuments } from '@renderer/store/documentRows'
import { annotatorOfRow } from '@renderer/store/exchangeRows'
import { layerOfRow } from '@renderer/store/layers'
import { mergeRepository } from '@renderer/store/merges'
import type { LayerRow } from '@renderer/store/rows'
import type { LedgerLayer, LedgerPlace } from './ledgerContract'

/** Who may have claims in the ledger, by id, the longest known first; and the merge whose gold it shows, if it shows gold. */
export interface LedgerPeople {
  readonly annotators: ReadonlyMap<string, Annotator>
  readonly mergeId: string | null
}

/** Whose rows are read: those of a layer choice, or all there are. */
export interface RowsPlace extends Omit<LedgerPlace, 'layer'> {
  readonly layer: LedgerLayer | 'all'
}

/** A layer's place in the ledger. */
export interface LayerKey {
  readonly documentId: string
  readonly annotatorId: string
}

/** The annotators of a place's layer choice. */
export async function readPeople(db: SanadDatabase, place: RowsPlace): Promise<LedgerPeople> {
  const known = await db.annotators.toCollection().sortBy('createdAt')
  const people = known.map(annotatorOfRow)
  const chosen = (wanted: (annotator: Annotator) => boolean) => people.filter(wanted).map((a) => [a.id, a] as const)
  switch (place.layer) {
    case 'mine':
      return { annotators: new Map(chosen(({ id }) => id === place.annotatorId)), mergeId: null }
    case 'everybody':
      return { annotators: new Map(chosen((annotator) => !isAdjudication(annotator))), mergeId: null }
    case 'all':
    case 'gold': {
      const merge = (await mergeRepository(db, () => '').list(place.projectId)).at(-1)
      // The gold of a merge made here was perhaps never a file, so that its annotator is not among those known.
      const made = known.filter(({ local }) => local).map((row) => goldAnnotator(annotatorOfRow(row)))
      return {
        annotators: new Map([
          ...made.map((gold) => [gold.id, gold] as const),
          ...chosen((annotator) => place.layer === 'all' || isAdjudication(annotator)),
        ]),
        mergeId: merge?.id ?? null,
      }
    }
  }
}

/** Titles by document id, in the order of import. */
export async function readTitles(db: SanadDatabase, projectId: string): Promise<Map<string, string>> {
  return new Map((await listDocuments(db, projectId)).map(({ id, title }) => [id, title]))
}

/** The layers that there are of these people, without reading them. */
export async function readLayerKeys(
  db: SanadDatabase,
  projectId: string,
  { annotators, mergeId }: LedgerPeople,
): Promise<readonly LayerKey[]> {
  const stored = await ofProject(db.layers, projectId).primaryKeys()
  const merged = mergeId === null ? [] : await startingWith(db.mergeGold, [mergeId]).primaryKeys()
  const keys = new Map<string, LayerKey>()
  for (const [, documentId, annotatorId] of [...stored, ...merged]) {
    if (annotators.has(annotatorId)) keys.set(layerKey({ documentId, annotatorId }), { documentId, annotatorId })
  }
  return [...keys.values()]
}

export function layerKey({ documentId, annotatorId }: LayerKey): string {
  return `${documentId} ${annotatorId}`
}

/**
 * The layers of these keys, as far as they are there. Gold that the project itself has comes first: it was imported, and a merge
 * has its own only as it went out last.
 */
export async function readLayers(
  db: SanadDatabase,
  projectId: string,
  { mergeId }: LedgerPeople,
  keys: readonly LayerKey[],
): Promise<ReadonlyMap<string, Pick<LayerRow, 'annotations' | 'relations'>>> {
  const parts = (first: string) => keys.map((k): [string, string, string] => [first, k.documentId, k.annotatorId])
  const stored = await db.layers.bulkGet(parts(projectId))
  const merged = mergeId === null ? [] : await db.mergeGold.bulkGet(parts(mergeId))
  return new Map(
    keys.flatMap((key, i) => {
      const row = stored[i] ?? merged[i]
      return row === undefined ? [] : [[layerKey(key), row] as const]
    }),
  )
}

/** The rows of one layer. */
export function rowsOfLayer(
  { documentId, annotatorId }: LayerKey,
  { annotations, relations }: Pick<LayerRow, 'annotations' | 'relations'>,
  title: string,
  annotator: Annotator,
  reviews: ReadonlyMap<string, Review>,
): readonly LedgerRow[] {
  const layer = layerOfRow({ projectId: '', documentId, annotatorId, annotations, relations, counts: {} })
  return ledgerRows({ document: { id: documentId, title }, layer, annotator }, reviews)
}
