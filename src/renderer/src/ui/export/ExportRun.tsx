import type { Result } from '@core/result'
import { formatBytes } from '@renderer/i18n/format'
import { exportFailureText } from '@renderer/i18n/transferFailures'
import { usePreferences } from '@renderer/state/preferences'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { ProblemList } from '@renderer/ui/ProblemList'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import type { ExportError } from '@renderer/workers/exportClient'
import type { SavedFile } from '@shared/ipc'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface ExportRunProps<Progress, Summary extends { readonly file: SavedFile }> {
  readonly title: string
  /** What the handles of tests begin with. */
  readonly handle: 'export' | 'gold'
  /** Asks where and writes; null when the dialog that asks was closed. Called once, when this is first shown. */
  readonly run: (
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ) => Promise<Result<Summary, ExportError> | null>
  /** What is being done, and which share of it is done, from 0 to 1; null if that is not known. */
  readonly progressOf: (progress: Progress) => { readonly words: string; readonly fraction: number | null }
  /** What was written, beside how many bytes. */
  readonly countsOf: (summary: Summary) => readonly string[]
  /** The person closed the dialog that asks where. */
  readonly onBack: () => void
  readonly onClose: () => void
}

/** One export from the question where to its end. */
export function ExportRun<Progress, Summary extends { readonly file: SavedFile }>(
  props: ExportRunProps<Progress, Summary>,
) {
  const { title, handle, progressOf, countsOf, onClose } = props
  const { t } = useTranslation()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [outcome, setOutcome] = useState<Result<Summary, ExportError> | null>(null)
  const stop = useRef<AbortController>(null)
  // The export is the one that was asked for when it began, whatever its owner becomes meanwhile.
  const begin = useRef(props)
  useEffect(() => {
    const stopping = new AbortController()
    stop.current = stopping
    const { run, onBack } = begin.current
    void run(setProgress, stopping.signal).then((result) => {
      if (result === null) onBack()
      else setOutcome(result)
    })
    return () => stopping.abort()
  }, [])

  if (outcome !== null) return <ExportOutcome {...{ title, handle, outcome, countsOf, onClose }} />
  const { words, fraction } = progress === null ? { words: t('export.choosing'), fraction: null } : progressOf(progress)
  return (
    <Dialog
      title={title}
      size="small"
      testId={`${handle}-dialog`}
      actions={<Button onPress={() => stop.current?.abort()}>{t('common.cancel')}</Button>}
    >
      <p role="status">{words}</p>
      <ProgressBar label={t('export.progressLabel')} fraction={fraction} />
    </Dialog>
  )
}

type OutcomeProps<Summary extends { readonly file: SavedFile }> = Pick<
  ExportRunProps<never, Summary>,
  'title' | 'handle' | 'countsOf' | 'onClose'
> & { readonly outcome: Result<Summary, ExportError> }

function ExportOutcome<Summary extends { readonly file: SavedFile }>({
  title,
  handle,
  outcome,
  countsOf,
  onClose,
}: OutcomeProps<Summary>) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  return (
    <Dialog
      title={outcome.ok ? t('export.doneTitle') : title}
      size="small"
      onClose={onClose}
      testId={`${handle}-dialog`}
      actions={
        <Button variant="primary" autoFocus onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      {outcome.ok ? (
        <>
          <p className="selectable break" data-testid={`${handle}-done`}>
            {t('export.done', { path: outcome.value.file.path })}
          </p>
          <p className="muted" data-testid={`${handle}-counts`}>
            {[...countsOf(outcome.value), formatBytes(outcome.value.file.bytes, language)].join(' · ')}
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
}
