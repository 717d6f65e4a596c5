import type { Result } from '@core/result'
import { formatBytes } from '@renderer/i18n/format'
import { exportFailureText } from '@renderer/i18n/transferFailures'
import { useServices } from '@renderer/services/services'
import { exportGold } from '@renderer/state/goldExport'
import { usePreferences } from '@renderer/state/preferences'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { ProblemList } from '@renderer/ui/ProblemList'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import type { ExportError } from '@renderer/workers/exportClient'
import type { MergeExportSummary } from '@renderer/workers/mergeClient'
import type { MergeExport, MergeOverview, MergeWorkProgress } from '@renderer/workers/mergeContract'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface GoldRunProps {
  readonly overview: MergeOverview
  readonly request: MergeExport
  /** The person closed the dialog that asks where. */
  readonly onBack: () => void
  readonly onClose: () => void
}

/** One export of the merge, from the question where to its end. */
export function GoldRun({ overview, request, onBack, onClose }: GoldRunProps) {
  const { t } = useTranslation()
  const services = useServices()
  const [progress, setProgress] = useState<MergeWorkProgress | null>(null)
  const [outcome, setOutcome] = useState<Result<MergeExportSummary, ExportError> | null>(null)
  const stop = useRef<AbortController>(null)
  const person = request.kind === 'corrections' ? nameOf(overview, request.annotatorId) : ''
  const name = t(`merge.gold.fileName.${request.kind}`, { name: overview.name, person })
  // The export is the one that was asked for when it began, whatever the merge and its owner become meanwhile.
  const begin = useRef({ overview, request, name, onBack })
  useEffect(() => {
    const stopping = new AbortController()
    stop.current = stopping
    const asked = begin.current
    void exportGold(services, asked.overview, asked.request, asked.name, setProgress, stopping.signal).then(
      (result) => {
        if (result === null) asked.onBack()
        else setOutcome(result)
      },
    )
    return () => stopping.abort()
  }, [services])

  if (outcome !== null) return <GoldOutcome kind={request.kind} outcome={outcome} onClose={onClose} />
  const words = progress === null ? t('export.choosing') : t(`merge.status.work.${progress.work}`)
  return (
    <Dialog
      title={t('merge.gold.title')}
      size="small"
      testId="gold-dialog"
      actions={<Button onPress={() => stop.current?.abort()}>{t('common.cancel')}</Button>}
    >
      <p role="status">{words}</p>
      <ProgressBar
        label={words}
        fraction={progress === null || progress.total === 0 ? null : progress.done / progress.total}
      />
    </Dialog>
  )
}

function nameOf({ people }: MergeOverview, id: string): string {
  return people.find((person) => person.id === id)?.name ?? ''
}

function GoldOutcome({
  kind,
  outcome,
  onClose,
}: {
  readonly kind: MergeExport['kind']
  readonly outcome: Result<MergeExportSummary, ExportError>
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  return (
    <Dialog
      title={t(outcome.ok ? 'export.doneTitle' : 'merge.gold.title')}
      size="small"
      onClose={onClose}
      testId="gold-dialog"
      actions={
        <Button variant="primary" autoFocus onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      {outcome.ok ? (
        <>
          <p className="selectable gold-path" data-testid="gold-done">
            {t('export.done', { path: outcome.value.file.path })}
          </p>
          <p className="muted" data-testid="gold-counts">
            {countsText(outcome.value)}
          </p>
        </>
      ) : (
        <div role="alert">
          <p>{exportFailureText(t, outcome.error)}</p>
          {outcome.error.code === 'bad-records' && (
            <ProblemList
              title={t('exchange.problems', { count: outcome.error.problems.length })}
              problems={outcome.error.problems}
            />
          )}
        </div>
      )}
    </Dialog>
  )

  function countsText({ counts, file }: MergeExportSummary): string {
    return [
      ...(kind === 'corrections' ? [t('merge.gold.corrected', { count: counts.corrections })] : []),
      t('counts.documents', { count: counts.documents }),
      ...(kind === 'corrections'
        ? []
        : [t('counts.annotations', { count: counts.annotations }), t('counts.relations', { count: counts.relations })]),
      formatBytes(file.bytes, language),
    ].join(' · ')
  }
}
