/** The ledger: all claims of the project in a table, what is known of one of them, and what their numbers come to. */
import { storeErrorText } from '@renderer/i18n/failures'
import { useCommandHandlers } from '@renderer/commands/handlers'
import { useServices } from '@renderer/services/services'
import {
  clearLedgerFilter,
  showLayer,
  showLedger,
  showLedgerDialog,
  showLedgerPanel,
  useLedger,
} from '@renderer/state/ledger'
import { rowsAtHand } from '@renderer/state/ledgerSelection'
import { useLedgerRow } from '@renderer/state/ledgerRows'
import { usePreferences } from '@renderer/state/preferences'
import { Button, IconButton } from '@renderer/ui/Button'
import { Pill } from '@renderer/ui/Pill'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { ClaimMenu } from './ClaimMenu'
import { ClaimsTable } from './ClaimsTable'
import { ExportReviewDialog } from './ExportReviewDialog'
import { ImportReviewDialog } from './ImportReviewDialog'
import { LedgerPanels } from './LedgerPanels'
import { LedgerStatus } from './LedgerStatus'
import { isNarrowed, LedgerTools } from './LedgerTools'
import { reviewAtHand, showInText, travel } from './ledgerActions'
import './dialogs.css'
import './ledger.css'

export function LedgerScreen() {
  const annotatorId = usePreferences(({ activeAnnotatorId }) => activeAnnotatorId)
  const dialog = useLedger((ledger) => ledger.dialog)
  const panel = useLedger((ledger) => ledger.panel)
  const table = useRef<HTMLDivElement>(null)
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number } | null>(null)
  useEffect(() => showLedger(), [annotatorId])
  useLedgerCommands(table, setMenu)
  const close = () => showLedgerDialog(null)
  return (
    <div className="ledger" data-panel={panel ?? 'folded'} data-testid="ledger">
      <LedgerHead />
      <main className="ledger-main" data-region="ledger">
        <Claims table={table} onMenu={setMenu} />
      </main>
      {panel !== null && <LedgerPanels panel={panel} />}
      <LedgerStatus />
      {menu !== null && <ClaimMenu at={menu} onClose={() => setMenu(null)} table={table} />}
      {dialog === 'export' && <ExportReviewDialog onClose={close} />}
      {dialog === 'import' && <ImportReviewDialog onClose={close} />}
    </div>
  )
}

function LedgerHead() {
  const { t } = useTranslation()
  const listing = useLedger((ledger) => ledger.listing)
  const panel = useLedger((ledger) => ledger.panel)
  const empty = listing === null || listing.claims === 0
  return (
    <header className="ledger-head" data-region="ledger-tools">
      <div className="ledger-title">
        <h1>{t('ledger.title')}</h1>
        {listing !== null && (
          <span data-testid="ledger-count" data-found={listing.found} data-claims={listing.claims}>
            <Pill>
              {listing.found === listing.claims
                ? [
                    t('counts.claim', { count: listing.claims }),
                    t('counts.documents', { count: listing.documents }),
                  ].join(' · ')
                : t('ledger.found', { found: listing.found, total: listing.claims })}
            </Pill>
          </span>
        )}
        {listing !== null && <Reading />}
        <span className="grow" />
        <Button
          icon="file"
          command="importReview"
          onPress={() => showLedgerDialog('import')}
          data-testid="import-review"
        >
          {t('ledger.import')}
        </Button>
        <Button
          variant="primary"
          icon="export"
          isDisabled={empty}
          onPress={() => showLedgerDialog('export')}
          data-testid="export-review"
        >
          {t('ledger.export')}
        </Button>
        <IconButton
          icon="panel"
          label={t(panel === null ? 'ledger.openPanel' : 'ledger.closePanel')}
          command="ledgerPanel"
          onPress={togglePanel}
        />
      </div>
      <LedgerTools />
    </header>
  )
}

/** How far the reading is of claims that are not listed yet. */
function Reading() {
  const { t } = useTranslation()
  const reading = useLedger((ledger) => ledger.reading)
  if (reading === null) return null
  return (
    <span className="ledger-reading" data-testid="ledger-reading">
      <ProgressBar label={t('ledger.loading')} fraction={reading.done / reading.total} />
    </span>
  )
}

/** The table, or why there is nothing in it. */
function Claims({ table, onMenu }: Parameters<typeof ClaimsTable>[0]) {
  const { t } = useTranslation()
  const phase = useLedger((ledger) => ledger.phase)
  const failure = useLedger((ledger) => ledger.failure)
  const reading = useLedger((ledger) => ledger.reading)
  const listing = useLedger((ledger) => ledger.listing)
  const query = useLedger((ledger) => ledger.query)
  const layer = useLedger((ledger) => ledger.layer)
  if (phase === 'failed' && failure !== null)
    return (
      <div className="ledger-message" role="alert">
        <p>{t('ledger.failed', { reason: storeErrorText(t, failure) })}</p>
        <Button onPress={() => showLedger()}>{t('common.tryAgain')}</Button>
      </div>
    )
  if (listing === null || (listing.claims === 0 && reading !== null))
    return (
      <div className="ledger-message">
        <p role="status">{t('ledger.loading')}</p>
        <ProgressBar
          label={t('ledger.loading')}
          fraction={reading === null || reading.total === 0 ? null : reading.done / reading.total}
        />
      </div>
    )
  if (listing.claims === 0)
    return (
      <div className="ledger-message" data-testid="ledger-empty">
        <p>
          <strong>{t(`ledger.empty.${layer}`)}</strong>
        </p>
        <p className="muted">{t(`ledger.emptyHelp.${layer}`)}</p>
        {layer === 'mine' && <Button onPress={() => showLayer('everybody')}>{t('ledger.showEverybody')}</Button>}
      </div>
    )
  if (listing.found === 0 && isNarrowed(query))
    return (
      <div className="ledger-message" role="status">
        <p>{t('ledger.nothingFound')}</p>
        <Button onPress={clearLedgerFilter}>{t('ledger.clear')}</Button>
      </div>
    )
  return <ClaimsTable table={table} onMenu={onMenu} />
}

function togglePanel(): void {
  showLedgerPanel(useLedger.getState().panel === null ? 'claim' : null)
}

/** The keys of the ledger, as long as it is shown. */
function useLedgerCommands(
  table: { readonly current: HTMLDivElement | null },
  showMenu: (at: { readonly x: number; readonly y: number }) => void,
): void {
  const { t } = useTranslation()
  const services = useServices()
  const cursor = useLedger((ledger) => ledger.cursor)
  const history = useLedger((ledger) => ledger.history)
  const row = useLedgerRow(cursor?.kind === 'row' ? cursor.number : null)
  const then = (run: () => void) => () => {
    run()
    return true
  }
  useCommandHandlers({
    undo: () => history.canUndo && then(() => void travel(t, 'undo'))(),
    redo: () => history.canRedo && then(() => void travel(t, 'redo'))(),
    find: then(() => document.querySelector<HTMLElement>('.ledger-tools .search input')?.focus()),
    showInText: () => row !== undefined && row !== null && then(() => showInText(services, row))(),
    reviewTrue: () => reviewAtHand(t, 'checked-true'),
    reviewFalse: () => reviewAtHand(t, 'checked-false'),
    reviewDisputed: () => reviewAtHand(t, 'disputed'),
    reviewOpen: () => reviewAtHand(t, 'open'),
    reviewComment: () => rowsAtHand().length > 0 && then(focusComment)(),
    claimMenu: () => {
      const line = table.current?.querySelector('.ledger-line-claim[data-at-cursor]')
      const box = line?.getBoundingClientRect()
      if (box === undefined || rowsAtHand().length === 0) return false
      showMenu({ x: (box.left + box.right) / 2, y: box.bottom })
      return true
    },
    ledgerPanel: then(togglePanel),
    exportReview: then(() => showLedgerDialog('export')),
    importReview: then(() => showLedgerDialog('import')),
  })

  // Who comes to the ledger goes on in its table.
  const opened = useLedger(({ phase }) => phase === 'open')
  useEffect(() => {
    if (opened && document.activeElement === document.body) table.current?.focus()
  }, [opened, table])
}

/** Shows the field for a comment, and goes there at once: what is typed next must not be taken for commands. */
function focusComment(): void {
  flushSync(() => showLedgerPanel('claim'))
  document.querySelector<HTMLElement>('[data-testid="review-comment"]')?.focus()
}
