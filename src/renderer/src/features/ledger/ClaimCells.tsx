/** What stands in the cells of a claim's row. */
import type { Scheme } from '@core/annotation/scheme'
import type { LedgerRow } from '@core/ledger/ledger'
import { Icon } from '@renderer/ui/Icon'
import type { Language } from '@shared/ipc'
import type { TFunction } from 'i18next'
import type { LedgerColumn } from './columns'
import { annotatorText, choiceText, documentText, figureText } from './ledgerWords'
import { SourceChains } from './SourceChains'
import { StatusMark } from './StatusMark'

/** What the words of a cell follow; the same for all cells, so that none has to look it up. */
export interface CellWords {
  readonly t: TFunction
  readonly language: Language
  readonly scheme: Scheme
}

interface ClaimCellProps {
  readonly row: LedgerRow
  readonly column: LedgerColumn
  readonly words: CellWords
}

export function ClaimCell({ row, column, words: { t, language, scheme } }: ClaimCellProps) {
  switch (column) {
    case 'claim':
      return (
        <span className="ledger-words ledger-quote" dir="auto" lang="ar">
          {row.claim.quote}
        </span>
      )
    case 'sources':
      return row.sources.length === 0 ? (
        <span className="ledger-nothing">{t('ledger.noSource')}</span>
      ) : (
        <span className="ledger-words">
          <SourceChains t={t} sources={row.sources} />
        </span>
      )
    case 'figures':
      return (
        <span className="ledger-words">
          {row.figures.map((figure) => (
            <span key={figure.annotationId} className="ledger-figure">
              {figureText(t, figure, language)}
            </span>
          ))}
        </span>
      )
    case 'stance':
    case 'checkworthy':
      return <span className="ledger-line">{choiceText(t, scheme, column, row[column], language)}</span>
    case 'document':
      return (
        <span className="ledger-line" dir="auto">
          {documentText(t, row.documentTitle)}
        </span>
      )
    case 'annotator':
      return (
        <span className="ledger-line" dir="auto">
          {annotatorText(t, row)}
        </span>
      )
    case 'note':
      return (
        <span className="ledger-words" dir="auto">
          {row.note}
        </span>
      )
    case 'status': {
      const comment = row.review?.comment ?? ''
      return (
        <>
          <StatusMark t={t} status={row.review?.status ?? 'open'} />
          {comment !== '' && (
            <span className="ledger-comment">
              <Icon name="note" />
              <span className="hidden-visually">{t('ledger.comment')}</span>
              <bdi>{comment}</bdi>
            </span>
          )}
        </>
      )
    }
  }
}
