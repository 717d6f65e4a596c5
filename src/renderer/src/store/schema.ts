/**
 * The shape of the database, as numbered steps.
 *
 * A step, once shipped, is never edited: databases in that shape exist on laptops. A change is a new step below the
 * last, with a test that opens the shape before it, writes, and reopens. Keys are UUIDs and hashes, never counters:
 * records of several laptops must not collide.
 */

/** The name of the IndexedDB database at the app's origin. */
export const databaseName = 'sanad'

interface SchemaStep {
  readonly version: number
  /** Per table its primary key, then its indexes, in the notation of Dexie's `Version.stores()`. */
  readonly stores: Readonly<Record<string, string>>
}

export const schemaSteps: readonly SchemaStep[] = [
  {
    version: 1,
    stores: {
      projects: 'id',
      documents: '[projectId+id], [projectId+status], [projectId+title], [projectId+order]',
      texts: 'id',
      layers: '[projectId+documentId+annotatorId], [projectId+annotatorId], [projectId+documentId]',
      annotators: 'id',
      settings: 'key',
      places: '[projectId+documentId]',
      merges: 'id',
      decisions: 'id',
      dismissedSuggestions: '[projectId+documentId]',
    },
  },
  {
    // Merges, and corrections received from one. Only what is new or has another index is listed.
    version: 2,
    stores: {
      merges: 'id, projectId',
      mergeFiles: 'id, mergeId',
      mergeParts: '[mergeId+fileId+documentId]',
      mergeDecisions: '[mergeId+id]',
      mergeSteps: '[mergeId+adjudicatorId+number]',
      mergeCarries: '[mergeId+documentId]',
      mergeGold: '[mergeId+documentId+annotatorId]',
      corrections: '[projectId+documentId+id], [projectId+id]',
    },
  },
  {
    // What reviewers found out about claims.
    version: 3,
    stores: { reviews: '[projectId+documentId+claimId]' },
  },
]
