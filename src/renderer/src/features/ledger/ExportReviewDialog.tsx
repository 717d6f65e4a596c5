/** Hands the review on as a file: as what, in which language, of which claims. */
import { formatBytes } from '@renderer/i18n/format'
import { appErrorText, storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { useLedger } from '@renderer/state/ledger'
import { saveReview } from '@renderer/state/reviewFiles'
import { usePreferences } from '@renderer/state/preferences'
import { useProject } from '@renderer/state/projects'
import { Button } from '@renderer/ui/Button'
import { RadioGroup } from '@renderer/ui/choices'
import { Dialog } from '@renderer/ui/Dialog'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import type { ReviewExportError, SavedReview } from '@renderer/workers/ledgerClient'
import { reviewFormats, type ReviewFormat } from '@renderer/workers/ledgerContract'
import type { Language } from '@shared/ipc'
import type { Result } from '@core/result'
import type { TFunction } from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reportParts } from './charts/reportCharts'
import { isNarrowed } from './LedgerTools'

const languages = ['ar', 'en'] as const satisfies readonly Language[]
type Scope = 'all' | 'found'

export function ExportReviewDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const own = usePreferences((preferences) => preferences.language)
  const projectName = useProject()?.name ?? ''
  const query = useLedger((ledger) => ledger.query)
  const listing = useLedger((ledger) => ledger.listing)
  const narrowed = isNarrowed(query)
  const [format, setFormat] = useState<ReviewFormat>('xlsx')
  const [language, setLanguage] = useState<Language>(own)
  const [scope, setScope] = useState<Scope>(narrowed ? 'found' : 'all')
  const [running, setRunning] = useState(false)
  /** How much of the claims was read; null while they are written, the end of which is not in sight. */
  const [read, setRead] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<Result<SavedReview, ReviewExportError> | null>(null)
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const start = async () => {
    const stopping = new AbortController()
    stop.current = stopping
    setRunning(true)
    const chosen = scope === 'found' ? query : null
    const name = t('ledger.exporting.fileName', { project: projectName })
    const spec = { format, language, query: chosen }
    const onReading = (fraction: number) => setRead(fraction < 1 ? fraction : null)
    const saved = await saveReview(bridge, spec, name, reportParts, onReading, stopping.signal)
    setRunning(false)
    // Null: the person closed the dialog that asks where.
    if (saved !== null) setOutcome(saved)
  }
  if (outcome !== null) return <Outcome outcome={outcome} onClose={onClose} />
  if (running)
    return (
      <Dialog
        title={t('ledger.export')}
        size="small"
        testId="export-review-dialog"
        actions={<Button onPress={() => stop.current?.abort()}>{t('common.cancel')}</Button>}
      >
        <p role="status">{t('ledger.exporting.working')}</p>
        <ProgressBar label={t('ledger.exporting.working')} fraction={read} />
      </Dialog>
    )
  return (
    <Dialog
      title={t('ledger.export')}
      onClose={onClose}
      testId="export-review-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void start()} data-testid="export-review-start">
            {t('ledger.exporting.choose')}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('ledger.exporting.format')}
        value={format}
        onChange={setFormat}
        options={reviewFormats.map((key) => ({
          key,
          title: t(`ledger.exporting.formats.${key}`),
          help: t(`ledger.exporting.formatsHelp.${key}`),
        }))}
      />
      <RadioGroup
        row
        label={t('common.language')}
        value={language}
        onChange={setLanguage}
        options={languages.map((key) => ({ key, title: t(`languages.${key}`) }))}
      />
      {narrowed && (
        <RadioGroup
          row
          label={t('ledger.exporting.scope')}
          value={scope}
          onChange={setScope}
          options={[
            { key: 'found', title: t('ledger.exporting.found', { count: listing?.found ?? 0 }) },
            { key: 'all', title: t('ledger.exporting.all', { count: listing?.claims ?? 0 }) },
          ]}
        />
      )}
    </Dialog>
  )
}

function Outcome({
  outcome,
  onClose,
}: {
  readonly outcome: Result<SavedReview, ReviewExportError>
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  return (
    <Dialog
      title={t(outcome.ok ? 'ledger.exporting.doneTitle' : 'ledger.export')}
      size="small"
      onClose={onClose}
      testId="export-review-dialog"
      actions={
        <Button variant="primary" autoFocus onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      {outcome.ok ? (
        <>
          <p className="selectable break" data-testid="export-review-done">
            {t('ledger.exporting.done', { path: outcome.value.file.path })}
          </p>
          <p className="muted">
            {t('counts.claim', { count: outcome.value.claims })} · {formatBytes(outcome.value.file.bytes, language)}
          </p>
        </>
      ) : (
        <p role="alert">{failureText(t, outcome.error)}</p>
      )}
    </Dialog>
  )
}

function failureText(t: TFunction, error: ReviewExportError): string {
  switch (error.code) {
    case 'cancelled':
      return t('ledger.exporting.cancelled')
    case 'store':
      return storeErrorText(t, error.error)
    case 'main':
      return appErrorText(t, error.error)
  }
}
