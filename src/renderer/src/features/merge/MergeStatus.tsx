import { cancelAdding, useMerge, type MergeState } from '@renderer/state/merge'
import { useQueueProgress } from '@renderer/state/mergeQueue'
import { IconButton } from '@renderer/ui/Button'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'

/** The line at the foot of the merge: what is being done, or how far the deciding is. */
export function MergeStatus() {
  const { t } = useTranslation()
  const { adding, progress, overview } = useMerge()
  const now = useQueueProgress()
  const words = workText(t, { adding, progress })
  if (words !== null) {
    return (
      <footer className="merge-status" aria-label={t('merge.status.label')} data-testid="merge-status">
        <span role="status">{words}</span>
        <ProgressBar
          label={words}
          fraction={progress === null || progress.total === 0 ? null : progress.done / progress.total}
        />
        {adding !== null && (
          <IconButton
            icon="close"
            small
            label={t('merge.status.stop')}
            onPress={cancelAdding}
            data-testid="merge-stop"
          />
        )}
      </footer>
    )
  }
  return (
    <footer className="merge-status" aria-label={t('merge.status.label')} data-testid="merge-status">
      {overview !== null && overview.files.length > 0 && now !== null && (
        <>
          <span>
            {now.total === 0
              ? t('merge.status.none')
              : t('merge.status.decided', { settled: now.total - now.open, total: now.total })}
          </span>
          <span className="muted">{t('merge.status.saved')}</span>
        </>
      )}
    </footer>
  )
}

function workText(t: TFunction, { adding, progress }: Pick<MergeState, 'adding' | 'progress'>): string | null {
  const work = progress === null ? null : t(`merge.status.work.${progress.work}`)
  if (adding === null) return work
  const what =
    adding.kind === 'file' ? t('merge.status.adding.file', { name: adding.fileName }) : t('merge.status.adding.project')
  return work === null ? what : `${what} ${work}`
}
