/** What can go wrong with the database, in the few kinds that the interface tells apart. */

export type StoreErrorCode =
  /** The disk or the share of it that the database may use is full. */
  | 'quota'
  /** The connection was closed under us: the database was deleted, or the browser closed it. */
  | 'closed'
  /** Another connection keeps the database in an older shape open. */
  | 'blocked'
  /** The database was written by a newer version of the app. */
  | 'newer-version'
  | 'unknown'

export interface StoreError {
  readonly code: StoreErrorCode
  /** For the log and for support, in English; never shown alone. */
  readonly detail: string
}

/** An error of the store that is known to be of one kind when it is thrown. */
export class StoreFailure extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'StoreFailure'
  }
}

/** Names that IndexedDB (DOMException) and Dexie (its own errors) give, by the kind they mean for a person. */
const codeByName: Readonly<Record<string, StoreErrorCode>> = {
  QuotaExceededError: 'quota',
  DatabaseClosedError: 'closed',
  InvalidStateError: 'closed',
  VersionChangeError: 'closed',
  VersionError: 'newer-version',
}

/**
 * Sorts whatever a call of the store rejected with into one kind. The telling error is often inside another: a full
 * disk aborts the transaction, and Dexie hands on an AbortError whose `inner` is the QuotaExceededError.
 */
export function storeErrorOf(cause: unknown): StoreError {
  const chain = errorChain(cause)
  const detail = chain.map((e) => `${e.name}: ${e.message}`).join(' < ')
  for (const error of chain) {
    const code = error instanceof StoreFailure ? error.code : codeByName[error.name]
    if (code !== undefined) return { code, detail }
  }
  return { code: 'unknown', detail: detail === '' ? String(cause) : detail }
}

/** The error and those inside it, outermost first. DOMException is an Error in browsers. */
function errorChain(cause: unknown): readonly Error[] {
  const chain: Error[] = []
  let current = cause
  while (current instanceof Error && !chain.includes(current)) {
    chain.push(current)
    current = innerOf(current)
  }
  return chain
}

/** Dexie's wrapped error (`inner`), the first failure of a bulk write (`failures`), or the standard `cause`. */
function innerOf(error: Error & { inner?: unknown; failures?: unknown }): unknown {
  if (error.inner !== undefined) return error.inner
  if (Array.isArray(error.failures)) return error.failures[0]
  return error.cause
}
