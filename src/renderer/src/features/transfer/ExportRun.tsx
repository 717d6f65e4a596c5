import { formatBytes } from '@renderer/i18n/format'
import { useServices } from '@renderer/services/services'
import { exportProject } from '@renderer/state/exports'
import { usePreferences } from '@renderer/state/preferences'
import type { ProjectRow } from '@renderer/store/rows'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import type { ExportError, ExportSummary } from '@renderer/workers/exportClient'
import type { ExportProgress, ExportSpec } from '@renderer/workers/exportJob'
import type { Result } from '@core/result'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportFailureText } from '@renderer/i18n/transferFailures'

export interface ExportRunProps {
  readonly spec: ExportSpec
  readonly project: ProjectRow
  /** The person closed the dialog that asks where. */
  readonly onBack: () => void
  readonly onClose: () => void
}

/** One export from the question where to its end. */
export function ExportRun({ spec, project, onBack, onClose }: ExportRunProps) {
  const { t } = useTranslation()
  const services = useServices()
  const language = usePreferences((preferences) => preferences.language)
  const [progress, setProgress] = useState<ExportProgress | null>(null)
  const [outcome, setOutcome] = useState<Result<ExportSummary, ExportError> | null>(null)
  const stop = useRef<AbortController>(null)
  const goBack = useRef(onBack)
  useEffect(() => {
    goBack.current = onBack
  })
  useEffect(() => {
    const stopping = new AbortController()
    stop.current = stopping
    void exportProject(services, spec, project.name, setProgress, stopping.signal).then((result) => {
      if (result === null) goBack.current()
      else setOutcome(result)
    })
    return () => stopping.abort()
  }, [services, spec, project.name])

  if (outcome === null)
    return (
      <Dialog
        title={t('export.title')}
        size="small"
        testId="export-dialog"
        actions={<Button onPress={() => stop.current?.abort()}>{t('common.cancel')}</Button>}
      >
        <p role="status">{progressText(progress)}</p>
        <ProgressBar label={t('export.progressLabel')} fraction={fractionOf(progress)} />
      </Dialog>
    )
  return (
    <Dialog
      title={t(outcome.ok ? 'export.doneTitle' : 'export.title')}
      size="small"
      onClose={onClose}
      testId="export-dialog"
      actions={
        <Button variant="primary" autoFocus onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      {outcome.ok ? (
        <>
          <p className="selectable break" data-testid="export-done">
            {t('export.done', { path: outcome.value.file.path })}
          </p>
          <p className="muted">{formatBytes(outcome.value.file.bytes, language)}</p>
        </>
      ) : (
        <p role="alert">{exportFailureText(t, outcome.error)}</p>
      )}
    </Dialog>
  )

  function progressText(now: ExportProgress | null): string {
    if (now === null) return t('export.choosing')
    if (now.phase === 'checking') return t('export.checking')
    return now.total === null
      ? t('export.writing')
      : t(`export.${now.phase}Documents`, { done: now.done, total: now.total })
  }
}

function fractionOf(progress: ExportProgress | null): number | null {
  return progress === null || progress.total === null || progress.total === 0 ? null : progress.done / progress.total
}
