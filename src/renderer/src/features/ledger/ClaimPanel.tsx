/** The claim at the keyboard, with all that is known of it, and what the reviewer says about it. */
import type { reviewStatuses } from '@core/ledger/ledger'
import { type LedgerRow } from '@core/ledger/ledger'
import type { DefaultLabel } from '@core/annotation/scheme'
import { keysOf } from '@renderer/commands/keymap'
import type { CommandId } from '@renderer/commands/registry'
import { attributeOf, attributeTitle } from '@renderer/i18n/attributeTitles'
import { useServices } from '@renderer/services/services'
import { filterLedger, useLedger } from '@renderer/state/ledger'
import { useLedgerRow } from '@renderer/state/ledgerRows'
import { usePreferences } from '@renderer/state/preferences'
import { useScheme } from '@renderer/state/scheme'
import { Button } from '@renderer/ui/Button'
import { Kbd } from '@renderer/ui/Kbd'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ToggleButton } from 'react-aria-components'
import { CommentField } from './CommentField'
import { say, showInText } from './ledgerActions'
import { annotatorText, choiceText, documentText, figureText } from './ledgerWords'
import { SourceChains } from './SourceChains'
import { StatusMark } from './StatusMark'

export const statusCommands = {
  'checked-true': 'reviewTrue',
  'checked-false': 'reviewFalse',
  disputed: 'reviewDisputed',
  open: 'reviewOpen',
} as const satisfies Record<(typeof reviewStatuses)[number], CommandId>

const figureLabel = 'figure' satisfies DefaultLabel

export function ClaimPanel() {
  const { t } = useTranslation()
  const selected = useLedger((ledger) => ledger.selected)
  const cursor = useLedger((ledger) => ledger.cursor)
  const number = cursor?.kind === 'row' ? cursor.number : null
  // The table has fetched it: the line at the keyboard is always there.
  const row = useLedgerRow(number)
  if (selected.size > 1) return <SeveralClaims numbers={[...selected]} />
  if (number === null || row === undefined || row === null) return <p className="panel-empty">{t('ledger.choose')}</p>
  return <OneClaim key={number} number={number} row={row} />
}

function OneClaim({ number, row }: { readonly number: number; readonly row: LedgerRow }) {
  const { t } = useTranslation()
  const services = useServices()
  const language = usePreferences((preferences) => preferences.language)
  const scheme = useScheme((state) => state.scheme)
  const status = row.review?.status ?? 'open'
  const choice = (name: 'stance' | 'checkworthy') => {
    const words = choiceText(t, scheme, name, row[name], language)
    return words === '' ? null : (
      <Fact title={attributeTitle(t, attributeOf(scheme, 'claim', name), language)}>{words}</Fact>
    )
  }
  return (
    <article className="ledger-claim" data-testid="ledger-claim">
      <p className="ledger-claim-words selectable" dir="auto" lang="ar">
        {row.claim.quote}
      </p>
      <dl className="ledger-facts">
        <Fact title={t('ledger.columns.sources')}>
          {row.sources.length === 0 ? (
            <span className="muted">{t('ledger.noSource')}</span>
          ) : (
            <span className="ledger-claim-chains">
              <SourceChains t={t} sources={row.sources} />
            </span>
          )}
        </Fact>
        {row.figures.length > 0 && (
          <Fact title={t('ledger.columns.figures')}>
            <ul className="ledger-claim-figures">
              {row.figures.map((figure) => {
                const value = figureText(t, figure, language)
                return (
                  <li key={figure.annotationId}>
                    <LabelSwatch label={figureLabel} />
                    <bdi>{figure.quote}</bdi>
                    {value !== figure.quote && <span className="muted">{t('ledger.equals', { value })}</span>}
                  </li>
                )
              })}
            </ul>
          </Fact>
        )}
        {choice('stance')}
        {choice('checkworthy')}
        <Fact title={t('ledger.columns.document')}>
          <bdi>{documentText(t, row.documentTitle)}</bdi>
        </Fact>
        <Fact title={t('ledger.columns.annotator')}>
          <bdi>{annotatorText(t, row)}</bdi>
        </Fact>
        {row.note !== '' && (
          <Fact title={t('ledger.columns.note')}>
            <span className="selectable" dir="auto">
              {row.note}
            </span>
          </Fact>
        )}
      </dl>
      <div className="ledger-claim-actions">
        <Button small command="showInText" onPress={() => showInText(services, row)}>
          {t('ledger.showInText')}
        </Button>
        <Button small variant="quiet" onPress={() => filterLedger({ documents: [row.documentId] })}>
          {t('ledger.onlyDocument')}
        </Button>
      </div>
      <Review numbers={[number]} status={status} comment={row.review?.comment ?? ''} />
      {row.review !== null && <Reviewed row={row} />}
    </article>
  )
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** When the review was written. */
function Reviewed({ row }: { readonly row: LedgerRow }) {
  const { t, i18n } = useTranslation()
  if (row.review === null) return null
  const at = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return <p className="muted">{t('ledger.reviewedAt', { time: at.format(new Date(row.review.updatedAt)) })}</p>
}

/** What is said about several claims at once. */
function SeveralClaims({ numbers }: { readonly numbers: readonly number[] }) {
  const { t } = useTranslation()
  return (
    <article className="ledger-claim">
      <h3>{t('ledger.selected', { count: numbers.length })}</h3>
      <Review numbers={numbers} status={null} comment="" />
    </article>
  )
}

/** A status to choose, each with its key, and a comment to write. */
function Review({
  numbers,
  status,
  comment,
}: {
  readonly numbers: readonly number[]
  /** Null: several, which may differ. */
  readonly status: (typeof reviewStatuses)[number] | null
  readonly comment: string
}) {
  const { t } = useTranslation()
  return (
    <section className="ledger-review" aria-label={t('ledger.review')}>
      <div className="ledger-review-statuses" role="group" aria-label={t('ledger.columns.status')}>
        {(['checked-true', 'checked-false', 'disputed', 'open'] as const).map((each) => (
          <ToggleButton
            key={each}
            className="ledger-review-status"
            isSelected={status === each}
            data-testid={`review-${each}`}
            onChange={() => void say(t, numbers, { status: each })}
          >
            <StatusMark t={t} status={each} />
            <Kbd keys={keysOf(statusCommands[each])} />
          </ToggleButton>
        ))}
      </div>
      <CommentField numbers={numbers} comment={comment} />
    </section>
  )
}
