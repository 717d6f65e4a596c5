/** The keys of the ledger's table: the grid pattern of the ARIA Authoring Practices, lines first and their cells on demand. */
import { foldGroup, sortLedger, useLedger } from '@renderer/state/ledger'
import { clearSelectedRows, moveCursor, selectAllRows, toggleRow } from '@renderer/state/ledgerSelection'
import type { LedgerLines } from '@renderer/state/ledgerLines'
import { nextCursor } from '@renderer/ui/listNavigation'
import { type KeyboardEvent, useState } from 'react'
import { useLocale } from 'react-aria-components'
import { columns } from './columns'

export interface TableKeys {
  /** The cell at the keyboard; -1 while it is at lines as a whole. */
  readonly column: number
  /** The keyboard is at the head, where a cell sorts. */
  readonly inHead: boolean
  /** Answers whether the key was used. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean
}

export function useTableKeys({
  lines,
  cursorIndex,
  page,
}: {
  readonly lines: LedgerLines
  readonly cursorIndex: number
  readonly page: number
}): TableKeys {
  const { direction } = useLocale()
  const [column, setColumn] = useState(-1)
  const [inHead, setInHead] = useState(false)
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft'

  /** Along the line: into its cells and back out of them; on a group, unfolding and folding it. */
  const sideways = (key: string): boolean => {
    if (key !== forward && key !== back) return false
    const line = lines.at(cursorIndex)
    if (!inHead && line?.kind === 'group') foldGroup(line.group.key, key === back)
    else {
      const lowest = inHead ? 0 : -1
      setColumn((at) => Math.min(columns.length - 1, Math.max(lowest, at + (key === forward ? 1 : -1))))
    }
    return true
  }
  const alongLines = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event
    if (inHead) {
      if (key !== 'ArrowDown') return false
      setInHead(false)
      return true
    }
    if (key === 'ArrowUp' && !shiftKey && cursorIndex <= 0) {
      setInHead(true)
      setColumn((at) => Math.max(0, at))
      return true
    }
    const target = nextCursor(key, cursorIndex, lines.count, page)
    if (target === null) return false
    moveCursor(target, shiftKey)
    return true
  }
  const choose = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const line = inHead ? undefined : lines.at(cursorIndex)
    if (inHead && (key === 'Enter' || key === ' ')) {
      const name = columns[column]
      if (name !== undefined) sortLedger(name)
      return true
    }
    if (line?.kind === 'group' && (key === 'Enter' || key === ' ')) {
      foldGroup(line.group.key, !useLedger.getState().folded.has(line.group.key))
      return true
    }
    if (key === ' ') {
      if (shiftKey) moveCursor(cursorIndex, true)
      else if (line?.kind === 'row') toggleRow(line.number)
      return true
    }
    if (key !== 'Escape') return false
    if (column >= 0) setColumn(-1)
    else if (useLedger.getState().selected.size > 0) clearSelectedRows()
    else return false
    setInHead(false)
    return true
  }

  const onKeyDown = (event: KeyboardEvent): boolean => {
    const command = event.ctrlKey || event.metaKey
    if (event.altKey) return false
    if (command && event.code === 'KeyA' && !event.shiftKey) {
      selectAllRows()
      return true
    }
    if (command) {
      // Ctrl with arrows moves without choosing less: what is chosen stays.
      const moves = event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Home' || event.key === 'End'
      return moves && alongLines(event)
    }
    return choose(event) || sideways(event.key) || alongLines(event)
  }
  return { column, inHead, onKeyDown }
}
