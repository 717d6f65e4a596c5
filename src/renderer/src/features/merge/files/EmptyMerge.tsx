import { useMerge } from '@renderer/state/merge'
import { Button } from '@renderer/ui/Button'
import { useTranslation } from 'react-i18next'
import { Orphans } from './Orphans'
import { useAdding } from './useAdding'
import './emptyMerge.css'

/** What the merge is for, and how to begin; and what was decided before its last file was taken out. */
export function EmptyMerge() {
  const { t } = useTranslation()
  const overview = useMerge((merge) => merge.overview)
  const { pickFile, addProject, busy } = useAdding()
  return (
    <main className="merge-empty" data-region="mergeFiles" aria-label={t('merge.title')} data-testid="merge-empty">
      <h2>{t('merge.empty.title')}</h2>
      <p>{t('merge.empty.help')}</p>
      <ul aria-label={t('merge.empty.how')}>
        <li>
          <Button variant="primary" icon="add" onPress={pickFile} isDisabled={busy} data-testid="merge-add-file">
            {t('merge.addFile')}
          </Button>
          <p className="muted">{t('merge.empty.files')}</p>
        </li>
        <li>
          <Button icon="documents" onPress={addProject} isDisabled={busy} data-testid="merge-add-project">
            {t('merge.addProject')}
          </Button>
          <p className="muted">{t('merge.empty.project')}</p>
        </li>
      </ul>
      {overview !== null && <Orphans overview={overview} />}
    </main>
  )
}
