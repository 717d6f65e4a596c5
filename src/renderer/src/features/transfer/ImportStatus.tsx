import { appErrorText, storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import type { ImportJob } from '@renderer/state/importJob'
import { dismissImport, showImport, stopImport, useImports } from '@renderer/state/imports'
import { announce } from '@renderer/ui/announcer'
import { Button, IconButton } from '@renderer/ui/Button'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './transfer.css'

/** Small cards in the corner, one for each import: how far it is, or what came of it. They never take the focus. */
export function ImportStatus() {
  const { t } = useTranslation()
  const { jobs } = useImports()
  if (jobs.length === 0) return null
  return (
    <section className="imports" aria-label={t('import.progressLabel')} data-testid="import-status">
      {jobs.map((job) => (
        <JobCard key={job.jobId} job={job} />
      ))}
    </section>
  )
}

function JobCard({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const [stopping, setStopping] = useState(false)
  const outcome = job.phase === 'reading' ? null : outcomeText(t, job)
  useEffect(() => {
    if (outcome !== null) announce(outcome)
  }, [outcome])

  if (outcome === null) {
    const stop = () => {
      setStopping(true)
      void stopImport(bridge, job.jobId)
    }
    return (
      <div className="import-card" data-phase={job.phase}>
        <div className="import-line">
          <span className="grow">{stopping ? t('import.stopping') : progressText(t, job)}</span>
          <IconButton icon="close" small label={t('import.cancel')} isDisabled={stopping} onPress={stop} />
        </div>
        <ProgressBar
          label={t('import.progressLabel')}
          fraction={stopping || job.walking || job.total === 0 ? null : job.done / job.total}
        />
      </div>
    )
  }
  const hasDetails = job.phase === 'done' && job.alreadyHere.length + job.setAside.length > 0
  return (
    <div className="import-card" data-phase={job.phase}>
      <div className="import-line">
        <p className="grow">{outcome}</p>
        {job.phase !== 'waiting' && (
          <IconButton icon="close" small label={t('common.dismiss')} onPress={() => dismissImport(job.jobId)} />
        )}
      </div>
      {job.phase === 'waiting' && (
        <Button small variant="primary" onPress={() => showImport(job.jobId)} data-testid="choose-encodings">
          {t('import.chooseEncodings')}
        </Button>
      )}
      {hasDetails && (
        <Button small onPress={() => showImport(job.jobId)} data-testid="import-details">
          {t('common.details')}
        </Button>
      )}
    </div>
  )
}

function progressText(t: TFunction, { done, total, walking }: ImportJob): string {
  return walking && total === 0 ? t('import.walking') : t('import.progress', { done, total })
}

function outcomeText(t: TFunction, job: ImportJob): string {
  switch (job.phase) {
    case 'cancelled':
      return t('import.cancelled')
    case 'failed': {
      const { failure } = job
      if (failure === null) return t('import.cancelled')
      const reason = failure.by === 'files' ? appErrorText(t, failure.error) : storeErrorText(t, failure.error)
      return t('import.failed', { reason })
    }
    case 'waiting':
      return t('import.uncertain', { count: job.uncertain.length })
    case 'reading':
    case 'done': {
      const { added, alreadyHere, setAside } = job
      if (added.length + alreadyHere.length + setAside.length === 0) return t('import.nothing')
      return [
        t('import.imported', { count: added.length }),
        ...(alreadyHere.length > 0 ? [t('import.alreadyHere', { count: alreadyHere.length })] : []),
        ...(setAside.length > 0 ? [t('import.setAside', { count: setAside.length })] : []),
      ].join(' · ')
    }
  }
}
