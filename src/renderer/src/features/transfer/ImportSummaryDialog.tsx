import { setAsideText } from '@renderer/i18n/failures'
import type { ImportJob } from '@renderer/state/importJob'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { useTranslation } from 'react-i18next'
import { FileList } from './FileList'

/** What became of every file that an import was given. */
export function ImportSummaryDialog({ job, onClose }: { readonly job: ImportJob; readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('import.summaryTitle')}
      onClose={onClose}
      testId="import-summary"
      actions={
        <Button variant="primary" onPress={onClose} autoFocus>
          {t('common.done')}
        </Button>
      }
    >
      <p data-testid="import-added">{t('import.imported', { count: job.added.length })}</p>
      {job.setAside.length > 0 && (
        <FileList
          title={t('import.setAsideTitle')}
          help={t('import.setAsideHelp')}
          files={job.setAside.map(({ fileName, reason }) => ({ fileName, note: setAsideText(t, reason) }))}
          testId="import-set-aside"
        />
      )}
      {job.alreadyHere.length > 0 && (
        <FileList
          title={t('import.alreadyHereTitle')}
          help={t('import.alreadyHereHelp')}
          files={job.alreadyHere.map(({ fileName }) => ({ fileName, note: null }))}
          testId="import-already-here"
        />
      )}
    </Dialog>
  )
}
