/** The lines of the ledger's table: its head, claims, and heads of groups. */
import type { LedgerRow } from '@core/ledger/ledger'
import type { LedgerQuery } from '@core/ledger/query'
import { foldGroup, sortLedger } from '@renderer/state/ledger'
import { Icon } from '@renderer/ui/Icon'
import { Pill } from '@renderer/ui/Pill'
import type { LedgerGroupView } from '@renderer/workers/ledgerContract'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { ClaimCell, type CellWords } from './ClaimCells'
import { columns, lineHeight } from './columns'

interface HeadProps {
  readonly idOf: (column: number) => string
  readonly sort: LedgerQuery['sort']
  /** The column at the keyboard, if it is in the head. */
  readonly cursor: number | null
}

/** The head, a cell of which sorts by its column. */
export const HeadLine = memo(function HeadLine({ idOf, sort, cursor }: HeadProps) {
  const { t } = useTranslation()
  return (
    <div role="row" className="ledger-line-head" aria-rowindex={1}>
      {columns.map((column, i) => {
        const sorted = sort?.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined
        return (
          <div
            key={column}
            id={idOf(i)}
            role="columnheader"
            aria-colindex={i + 1}
            aria-sort={sorted ?? 'none'}
            className="ledger-head-cell"
            data-column={column}
            data-cursor={cursor === i ? '' : undefined}
            title={t('ledger.sortBy', { column: t(`ledger.columns.${column}`) })}
            onClick={() => sortLedger(column)}
          >
            {t(`ledger.columns.${column}`)}
            {sorted !== undefined && <Icon name={sorted === 'ascending' ? 'up' : 'down'} />}
          </div>
        )
      })}
    </div>
  )
})

interface LineProps {
  readonly index: number
  readonly idOf: (index: number, column?: number) => string
  /** Whether the keyboard is at it, and at which of its cells; -1 for the line as a whole. */
  readonly cursor: number | null
}

interface ClaimLineProps extends LineProps {
  /** Undefined while it is fetched, null when it is gone. */
  readonly row: LedgerRow | null | undefined
  readonly number: number
  readonly selected: boolean
  readonly grouped: boolean
  readonly words: CellWords
}

/** Drawn again only when what it shows is another: a table that scrolls draws many. */
export const ClaimLine = memo(function ClaimLine(props: ClaimLineProps) {
  const { row, number, index, idOf, selected, cursor, grouped, words } = props
  return (
    <div
      role="row"
      id={idOf(index)}
      className="ledger-line-claim"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined ? true : undefined}
      {...(grouped && { 'aria-level': 2 })}
      data-index={index}
      data-number={number}
      data-claim-id={row?.claim.annotationId}
      data-status={row?.review?.status ?? 'open'}
      // Also when it is at one of the cells: `:has()` would cost time at every line that comes or goes.
      data-at-cursor={cursor === null ? undefined : ''}
      data-cursor={cursor === -1 ? '' : undefined}
      style={{ transform: `translateY(${index * lineHeight}px)` }}
    >
      {columns.map((column, i) => (
        <div
          key={column}
          id={idOf(index, i)}
          role="gridcell"
          aria-colindex={i + 1}
          className="ledger-cell"
          data-column={column}
          data-cursor={cursor === i ? '' : undefined}
        >
          {row !== undefined && row !== null && <ClaimCell row={row} column={column} words={words} />}
        </div>
      ))}
    </div>
  )
})

interface GroupLineProps extends LineProps {
  readonly group: LedgerGroupView
  readonly folded: boolean
  readonly by: 'source' | 'document'
}

export const GroupLine = memo(function GroupLine({ group, folded, by, index, idOf, cursor }: GroupLineProps) {
  const { t } = useTranslation()
  const title = group.title !== '' ? group.title : t(by === 'source' ? 'ledger.noSource' : 'documents.untitled')
  return (
    <div
      role="row"
      id={idOf(index)}
      className="ledger-line-group"
      aria-rowindex={index + 2}
      aria-expanded={!folded}
      aria-level={1}
      data-index={index}
      data-group={group.key}
      data-cursor={cursor === null ? undefined : ''}
      style={{ transform: `translateY(${index * lineHeight}px)` }}
      onClick={() => foldGroup(group.key, !folded)}
    >
      <div role="gridcell" aria-colspan={columns.length} className="ledger-group">
        <span className="ledger-group-fold" data-folded={folded}>
          <Icon name="down" />
        </span>
        <bdi className="ledger-group-title">{title}</bdi>
        <Pill>{t('counts.claim', { count: group.count })}</Pill>
      </div>
    </div>
  )
})
