/**
 * The table of claims: an ARIA grid that keeps the focus and names the line, or the cell, at the keyboard by
 * `aria-activedescendant`. Only the lines in sight are in the page, and the one at the keyboard, so that it can be named.
 */
import type { LedgerQuery } from '@core/ledger/query'
import { invokeCommand } from '@renderer/commands/handlers'
import { runCommand } from '@renderer/commands/keymap'
import { ledgerScroll, useLedger } from '@renderer/state/ledger'
import { moveCursor, toggleRow } from '@renderer/state/ledgerSelection'
import type { LedgerLine, LedgerLines } from '@renderer/state/ledgerLines'
import { usePreferences } from '@renderer/state/preferences'
import { useScheme } from '@renderer/state/scheme'
import { useLedgerRows } from '@renderer/state/ledgerRows'
import type { LedgerGroupView } from '@renderer/workers/ledgerContract'
import {
  type MouseEvent,
  useCallback,
  useId,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  type RefObject,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { CellWords } from './ClaimCells'
import { columns, headHeight, lineHeight } from './columns'
import { ClaimLine, GroupLine, HeadLine } from './TableLines'
import { useFixedLines } from './useFixedLines'
import { useTableKeys } from './useTableKeys'
import './table.css'

export interface ClaimsTableProps {
  readonly table: RefObject<HTMLDivElement | null>
  /** Asks for the menu of the rows at hand. Pixels of the window. */
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void
}

export function ClaimsTable({ table, onMenu }: ClaimsTableProps) {
  const { t } = useTranslation()
  const lines = useLedger((ledger) => ledger.lines)
  const query = useLedger((ledger) => ledger.query)
  const cursor = useLedger((ledger) => ledger.cursor)
  const selected = useLedger((ledger) => ledger.selected)
  const version = useLedger((ledger) => ledger.version)
  const language = usePreferences((preferences) => preferences.language)
  const scheme = useScheme((state) => state.scheme)
  const words = useMemo((): CellWords => ({ t, language, scheme }), [t, language, scheme])
  const id = useId()
  const idOf = useCallback((index: number, column?: number) => `${id}-${index}-${column ?? ''}`, [id])
  const headIdOf = useCallback((column: number) => idOf(-1, column), [idOf])

  const cursorIndex = useMemo(() => (cursor === null ? -1 : lines.indexOf(cursor)), [cursor, lines])
  const { first, end, page, reveal } = useFixedLines(table, lines.count, lineHeight, headHeight)
  const place = useTableKeys({ lines, cursorIndex, page })
  const column = place.column
  useKeptScroll(table, lines)

  const showCursor = useEffectEvent(() => {
    if (cursorIndex >= 0) reveal(cursorIndex)
  })
  // What is at the keyboard comes into sight when the keyboard moves, not when the table changes around it.
  useLayoutEffect(() => {
    if (cursor !== null) showCursor()
  }, [cursor])

  const shown = useMemo(() => {
    const indexes = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)
    if (cursorIndex >= 0 && (cursorIndex < first || cursorIndex >= end)) indexes.push(cursorIndex)
    return indexes.flatMap((index) => {
      const line = lines.at(index)
      return line === undefined ? [] : [{ index, line }]
    })
  }, [first, end, cursorIndex, lines])
  const numbers = useMemo(() => shown.flatMap(({ line }) => (line.kind === 'row' ? line.number : [])), [shown])
  const ahead = useMemo(() => {
    const around = lines.numbersBetween(first - fetchedAhead, end + fetchedAhead)
    return [...around]
  }, [first, end, lines])
  const rowOf = useLedgerRows(numbers, ahead)

  const onClick = (event: MouseEvent) => {
    const index = indexAt(event)
    const line = index === null ? undefined : lines.at(index)
    if (index === null || line?.kind !== 'row') return
    moveCursor(index, event.shiftKey)
    if (event.ctrlKey || event.metaKey) toggleRow(line.number)
    else if (!event.shiftKey) useLedger.setState({ selected: new Set() })
  }
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault()
    const index = indexAt(event)
    const line = index === null ? undefined : lines.at(index)
    if (index === null || line?.kind !== 'row') return
    if (!selected.has(line.number)) useLedger.setState({ selected: new Set() })
    moveCursor(index, false)
    onMenu({ x: event.clientX, y: event.clientY })
  }

  const grouped = lines.groups !== null
  const active = activeId()
  return (
    <div
      ref={table}
      className="ledger-table"
      role={grouped ? 'treegrid' : 'grid'}
      tabIndex={0}
      aria-label={t('ledger.title')}
      aria-multiselectable
      aria-rowcount={lines.count + 1}
      aria-colcount={columns.length}
      {...(active !== null && { 'aria-activedescendant': active })}
      data-testid="ledger-table"
      data-version={version}
      onKeyDown={(event) => {
        if (place.onKeyDown(event)) event.preventDefault()
        else if (runCommand(event.nativeEvent, 'ledger', invokeCommand)) {
          event.preventDefault()
          event.stopPropagation()
        }
      }}
      onClick={onClick}
      onDoubleClick={(event) => {
        if (indexAt(event) !== null) invokeCommand('showInText')
      }}
      onContextMenu={onContextMenu}
    >
      <div role="rowgroup" className="ledger-table-head">
        <HeadLine idOf={headIdOf} sort={query.sort} cursor={place.inHead ? column : null} />
      </div>
      <div role="rowgroup" className="ledger-table-body" style={{ height: lines.count * lineHeight }}>
        {shown.map(({ index, line }) => (
          <Line
            key={keyOf(line)}
            line={line}
            index={index}
            idOf={idOf}
            cursor={index === cursorIndex && !place.inHead ? column : null}
            by={query.group ?? 'document'}
            row={line.kind === 'row' ? rowOf(line.number) : undefined}
            selected={line.kind === 'row' && selected.has(line.number)}
            words={words}
          />
        ))}
      </div>
    </div>
  )

  function activeId(): string | null {
    if (place.inHead) return headIdOf(Math.max(0, column))
    if (cursorIndex < 0) return null
    return column >= 0 && cursor?.kind === 'row' ? idOf(cursorIndex, column) : idOf(cursorIndex)
  }
}

/** Lines beyond those drawn whose rows are fetched along, on each side: fast scrolling finds them there. */
const fetchedAhead = 80

/** React's key of a line: a row of several groups stands in each. */
function keyOf(line: LedgerLine): string {
  return line.kind === 'row' ? `${line.number} ${line.group?.key ?? ''}` : `group ${line.group.key}`
}

function Line({
  line,
  row,
  selected,
  by,
  words,
  ...props
}: {
  readonly line: LedgerLine<LedgerGroupView>
  readonly row: Parameters<typeof ClaimLine>[0]['row']
  readonly selected: boolean
  readonly by: 'source' | 'document'
  readonly words: CellWords
  readonly index: number
  readonly idOf: (index: number, column?: number) => string
  readonly cursor: number | null
}) {
  return line.kind === 'group' ? (
    <GroupLine {...props} group={line.group} folded={line.folded} by={by} />
  ) : (
    <ClaimLine
      {...props}
      row={row}
      number={line.number}
      selected={selected}
      grouped={line.group !== null}
      words={words}
    />
  )
}

/** The index of the line under the pointer. */
function indexAt(event: MouseEvent): number | null {
  const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null
  return line === null ? null : Number(line.dataset['index'])
}

/**
 * Scrolls to where the table was when it was shown last, to its top when another list was asked for, and along with what is at
 * its top when lines come or go above.
 */
function useKeptScroll(table: RefObject<HTMLDivElement | null>, lines: LedgerLines): void {
  const query = useLedger((ledger) => ledger.query)
  const seen = useRef<{ readonly query: LedgerQuery; readonly lines: LedgerLines } | null>(null)
  useLayoutEffect(() => {
    const { current } = table
    if (current === null) return
    const keep = () => {
      const top = current.scrollTop
      Object.assign(ledgerScroll, { top, line: Math.floor(top / lineHeight) })
    }
    current.addEventListener('scroll', keep, { passive: true })
    return () => current.removeEventListener('scroll', keep)
  }, [table])
  useLayoutEffect(() => {
    const { current: before } = seen
    if (table.current === null || lines.count === 0) return
    seen.current = { query, lines }
    if (before === null) table.current.scrollTo({ top: ledgerScroll.top })
    else if (before.query !== query) table.current.scrollTo({ top: 0 })
    else if (before.lines !== lines) table.current.scrollBy({ top: useLedger.getState().moved * lineHeight })
  }, [table, query, lines])
}
