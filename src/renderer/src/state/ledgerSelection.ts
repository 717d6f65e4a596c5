/** The keyboard's line in the table of the ledger, and the rows that are chosen besides it. */
import { useLedger } from './ledger'
import { keyOfLine } from './ledgerLines'

/** Moves the keyboard to a line. `reach` chooses all rows from where it was, or from where Shift was first held. */
export function moveCursor(index: number, reach: boolean): void {
  useLedger.setState(({ lines, cursor, anchor, selected }) => {
    const line = lines.at(index)
    if (line === undefined) return {}
    const key = keyOfLine(line)
    if (!reach) return { cursor: key, anchor: null, selected }
    const from = anchor ?? cursor ?? key
    const start = lines.indexOf(from)
    return { cursor: key, anchor: from, selected: lines.numbersBetween(start < 0 ? index : start, index) }
  })
}

/** Chooses one row more, or one less. */
export function toggleRow(number: number): void {
  useLedger.setState(({ selected, cursor }) => {
    const next = new Set(selected)
    if (!next.delete(number)) next.add(number)
    return { selected: next, anchor: cursor }
  })
}

/** Chooses all rows that are listed, also those of folded groups. */
export function selectAllRows(): void {
  useLedger.setState(({ listing }) => ({ selected: new Set(listing?.numbers) }))
}

export function clearSelectedRows(): void {
  useLedger.setState({ selected: new Set(), anchor: null })
}

/** The rows that a command is about: those chosen, else the one at the keyboard. */
export function rowsAtHand(): readonly number[] {
  const { selected, cursor } = useLedger.getState()
  if (selected.size > 0) return [...selected]
  return cursor?.kind === 'row' ? [cursor.number] : []
}
