import { dismissImport, showImport, useImports } from '@renderer/state/imports'
import { EncodingsDialog } from './EncodingsDialog'
import { ImportSummaryDialog } from './ImportSummaryDialog'

/** The dialog of the import that is looked at, if one is: its question, or what came of it. */
export function ImportDialogs() {
  const { jobs, shownJobId } = useImports()
  const job = jobs.find(({ jobId }) => jobId === shownJobId)
  if (job === undefined) return null
  const close = () => showImport(null)
  if (job.phase === 'waiting') return <EncodingsDialog job={job} onClose={close} />
  if (job.phase !== 'done') return null
  return (
    <ImportSummaryDialog
      job={job}
      onClose={() => {
        close()
        dismissImport(job.jobId)
      }}
    />
  )
}
