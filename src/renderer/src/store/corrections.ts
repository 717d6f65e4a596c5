/** Corrections that an annotator received, and what they said to each. */
import type { Correction } from '@core/adjudication/correction'
import { ofProject, type SanadDatabase } from './database'
import type { CorrectionRow, CorrectionState } from './rows'

export function correctionRepository(db: SanadDatabase, now: () => string) {
  return {
    /** The corrections that a project received, in the order of their documents' ids. */
    list(projectId: string): Promise<CorrectionRow[]> {
      return ofProject(db.corrections, projectId).toArray()
    },

    /**
     * Adds received corrections, in one transaction. One that came before is not asked about again: it keeps its state, and
     * takes over what the later file says about its grounds. Answers how many are new.
     */
    async put(projectId: string, corrections: readonly Correction[]): Promise<number> {
      return db.transaction('rw', db.corrections, async () => {
        const keys = corrections.map((c): [string, string, string] => [projectId, c.documentId, c.id])
        const present = await db.corrections.bulkGet(keys)
        const received = { state: 'open', receivedAt: now(), decidedAt: null } as const
        const rows = corrections.map((correction, i): CorrectionRow => {
          const { documentId, id } = correction
          return { projectId, documentId, id, ...received, ...present[i], correction }
        })
        await db.corrections.bulkPut(rows)
        return present.filter((row) => row === undefined).length
      })
    },

    /** Says what became of a correction; `open` takes that back. Rejects if it is not there. */
    async setState(projectId: string, id: string, state: CorrectionState): Promise<void> {
      const changed = await db.corrections
        .where('[projectId+id]')
        .equals([projectId, id])
        .modify({ state, decidedAt: state === 'open' ? null : now() })
      if (changed === 0) throw new Error(`Project ${projectId} has no correction ${id}.`)
    },
  }
}
