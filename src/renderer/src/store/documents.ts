/** The documents of the projects: all but their texts and layers. */
import type { DocumentStatus } from '@core/annotation/model'
import type { DecodedFile } from '@shared/ipc'
import type { SanadDatabase } from './database'
import { documentsById, listDocuments, nextOrder, removeDocuments, requireProject, layersOfMany } from './documentRows'
import { watchDocuments } from './documentWatch'
import type { DocumentRow } from './rows'
import { addTexts } from './texts'

export interface AddedDocuments {
  /** Ids, in the order of the files. */
  readonly added: readonly string[]
  /** Ids of texts that the project had before, or that came twice; once for each such file. */
  readonly alreadyHere: readonly string[]
}

export function documentRepository(db: SanadDatabase, now: () => string) {
  const update = async (projectId: string, id: string, change: Partial<DocumentRow>) => {
    await db.documents.update([projectId, id], { ...change, updatedAt: now() })
  }

  return {
    /** The documents of a project in the order of import. */
    list(projectId: string): Promise<DocumentRow[]> {
      return listDocuments(db, projectId)
    },

    /**
     * Calls the listener with the project's documents in the order of import: now, and after every change of them, from
     * whichever thread. Only the rows that changed are read again, and the others stay the same objects, so that a list
     * of 10,000 follows every edit. Returns what ends it.
     */
    watch(
      projectId: string,
      listener: (rows: readonly DocumentRow[]) => void,
      onError: (cause: unknown) => void,
    ): () => void {
      return watchDocuments(db, projectId, listener, onError)
    },

    get(projectId: string, id: string): Promise<DocumentRow | undefined> {
      return db.documents.get([projectId, id])
    },

    rename(projectId: string, id: string, title: string): Promise<void> {
      return update(projectId, id, { title })
    },

    setStatus(projectId: string, id: string, status: DocumentStatus): Promise<void> {
      return update(projectId, id, { status })
    },

    /** Writes what is said about the document as a whole; an empty note takes it back. */
    setNote(projectId: string, id: string, note: string): Promise<void> {
      return update(projectId, id, { note })
    },

    /**
     * Sets the statuses of documents of a project, by id, in one transaction; ids that it does not have are left out.
     * Answers the statuses before of those that changed: setting these takes it back.
     */
    async setStatuses(
      projectId: string,
      statuses: ReadonlyMap<string, DocumentStatus>,
    ): Promise<ReadonlyMap<string, DocumentStatus>> {
      return db.transaction('rw', db.documents, async () => {
        const before = new Map<string, DocumentStatus>()
        const changed: DocumentRow[] = []
        const updatedAt = now()
        for (const [id, row] of await documentsById(db, projectId, [...statuses.keys()])) {
          const status = statuses.get(id) ?? row.status
          if (status === row.status) continue
          before.set(id, row.status)
          changed.push({ ...row, status, updatedAt })
        }
        await db.documents.bulkPut(changed)
        return before
      })
    },

    /** Removes documents from a project with all layers and whatever else belongs to them, in one transaction. */
    async remove(projectId: string, ids: readonly string[]): Promise<void> {
      await db.transaction('rw', db.tables, () => removeDocuments(db, projectId, ids))
    },

    /** Adds decoded files to the end of a project, in one transaction. A text that the project has is left as it is. */
    async addDecoded(projectId: string, files: readonly DecodedFile[]): Promise<AddedDocuments> {
      return db.transaction('rw', [db.projects, db.documents, db.texts], async () => {
        await requireProject(db, projectId)
        const ids = files.map((file) => file.id)
        const known = new Set((await documentsById(db, projectId, ids)).keys())
        const fresh: DecodedFile[] = []
        const alreadyHere: string[] = []
        for (const file of files) {
          if (known.has(file.id)) alreadyHere.push(file.id)
          else fresh.push(file)
          known.add(file.id)
        }
        await addTexts(db, fresh)
        const first = await nextOrder(db, projectId)
        const at = now()
        await db.documents.bulkAdd(fresh.map((file, i) => rowOfFile(projectId, file, first + i, at)))
        return { added: fresh.map((file) => file.id), alreadyHere }
      })
    },

    /**
     * Takes back documents of a cancelled import, in one transaction. Those that somebody worked on meanwhile stay: any
     * record in a layer, deleted ones too, any status but not-started, or a note. Returns the ids that were removed.
     */
    async removeUntouched(projectId: string, ids: readonly string[]): Promise<readonly string[]> {
      return db.transaction('rw', db.tables, async () => {
        const layers = await layersOfMany(db, projectId, new Set(ids))
        const touched = new Set(
          layers.filter((l) => l.annotations.length + l.relations.length > 0).map((l) => l.documentId),
        )
        const rows = [...(await documentsById(db, projectId, ids)).values()]
        const isUntouched = (row: DocumentRow) =>
          row.status === 'not-started' && (row.note ?? '') === '' && !touched.has(row.id)
        const removed = rows.filter(isUntouched).map((row) => row.id)
        await removeDocuments(db, projectId, removed)
        return removed
      })
    },
  }
}

function rowOfFile(projectId: string, file: DecodedFile, order: number, at: string): DocumentRow {
  return {
    projectId,
    id: file.id,
    title: file.title,
    fileName: file.fileName,
    status: 'not-started',
    source: file.source,
    length: file.text.length,
    counts: {},
    order,
    createdAt: at,
    updatedAt: at,
  }
}
