/** The rows that are on the screen, fetched from the worker as they come into sight. */
import type { LedgerRow } from '@core/ledger/ledger'
import { useEffect } from 'react'
import { create } from 'zustand'
import { ledgerWorker, useLedger } from './ledger'

interface Fetched {
  readonly row: LedgerRow | null
  /** Of the ledger when it was asked for. */
  readonly version: number
}

/** Rows that were fetched, by number. Those of an older version are shown until the newer ones are there. */
const useFetched = create<{ readonly rows: ReadonlyMap<number, Fetched> }>(() => ({ rows: new Map() }))

/** So many rows are kept; more than any screen holds. */
const mostKept = 2000

/** A few that are missing ahead wait until there are more. */
const fewAhead = 30

let wanted: readonly number[] = []
let wantedSoon: readonly number[] = []
let fetching = false

/** The row of a number, if the table has it; null for one that is gone. */
export function useLedgerRow(number: number | null): LedgerRow | null | undefined {
  return useFetched(({ rows }) => (number === null ? undefined : rows.get(number)?.row))
}

/**
 * The rows of these numbers as far as they are known; the others follow, and with them those of `ahead`. Null for one that is
 * gone. For the table alone.
 */
export function useLedgerRows(
  numbers: readonly number[],
  ahead: readonly number[],
): (number: number) => LedgerRow | null | undefined {
  const rows = useFetched((fetched) => fetched.rows)
  const version = useLedger((ledger) => ledger.version)
  useEffect(() => {
    wanted = numbers
    wantedSoon = ahead
    void fetchRows()
  }, [numbers, ahead, version])
  return (number) => rows.get(number)?.row
}

/** Fetches what is wanted and not there; while one answer is on its way, what is wanted may change. */
async function fetchRows(): Promise<void> {
  if (fetching) return
  const { version, phase } = useLedger.getState()
  const { rows } = useFetched.getState()
  const isMissing = (number: number) => (rows.get(number)?.version ?? -1) < version
  const missing = [...new Set([...wanted, ...wantedSoon])].filter(isMissing)
  if (phase !== 'open' || (missing.length <= fewAhead && !wanted.some(isMissing))) return
  fetching = true
  try {
    const answer = await ledgerWorker().call('rows', missing)
    useFetched.setState(({ rows: before }) => {
      const kept = new Set([...wanted, ...wantedSoon])
      const known = before.size > mostKept ? [...before].filter(([number]) => kept.has(number)) : before
      return { rows: new Map([...known, ...missing.map((n, i) => [n, { row: answer[i] ?? null, version }] as const)]) }
    })
  } catch {
    // The ledger was closed meanwhile, or its failure is shown in place of the rows.
    return
  } finally {
    fetching = false
  }
  await fetchRows()
}

/** Forgets all rows: their numbers are those of a worker that is gone. */
useLedger.subscribe(({ phase }, before) => {
  if (phase === 'closed' && before.phase !== 'closed') useFetched.setState({ rows: new Map() })
})
