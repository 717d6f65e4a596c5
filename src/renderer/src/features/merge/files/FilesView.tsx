/** What the merge is made of: its files, people and texts, and how it decides. */
import { useMerge } from '@renderer/state/merge'
import type { MergeOverview } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import { useTranslation } from 'react-i18next'
import { FileCard } from './FileCard'
import { MergeSettings } from './MergeSettings'
import { Orphans } from './Orphans'
import { hasNamesake } from './people'
import { PersonCard } from './PersonCard'
import { useAdding } from './useAdding'
import { VariantCard } from './VariantCard'

export function FilesView() {
  const overview = useMerge((merge) => merge.overview)
  return overview === null ? null : <Files overview={overview} />
}

function Files({ overview }: { readonly overview: MergeOverview }) {
  const { t } = useTranslation()
  const { addProject, busy } = useAdding()
  const { files, people, variants } = overview
  const hasProject = files.some(({ source }) => source === 'project')
  return (
    <div className="merge-files">
      <main data-region="mergeFiles" aria-label={t('merge.files.title')}>
        <section className="merge-part">
          <div className="merge-part-head">
            <h2>{t('merge.files.title')}</h2>
            <Button small onPress={addProject} isDisabled={busy} data-testid="merge-add-project">
              {t(hasProject ? 'merge.updateProject' : 'merge.addProject')}
            </Button>
          </div>
          <ul className="merge-cards" data-testid="merge-files">
            {files.map((file) => (
              <FileCard key={file.id} file={file} />
            ))}
          </ul>
        </section>
        {variants.length > 0 && (
          <section className="merge-part">
            <h2>{t('merge.variants.title')}</h2>
            <p className="muted">{t('merge.variants.help')}</p>
            <ul className="merge-cards" data-testid="merge-variants">
              {variants.map((variant) => (
                <VariantCard key={variant.documentId} variant={variant} overview={overview} />
              ))}
            </ul>
          </section>
        )}
        <Orphans overview={overview} />
      </main>
      <aside data-region="mergePeople" aria-label={t('merge.person.title')}>
        <section className="merge-part">
          <h2>{t('merge.person.title')}</h2>
          {overview.blind && (
            <p className="muted" data-testid="merge-blind">
              {t('merge.person.blindHelp')}
            </p>
          )}
          {people.some((person) => hasNamesake(overview, person)) && (
            <p className="muted">{t('merge.person.sameNameHelp')}</p>
          )}
          <ul className="merge-cards" data-testid="merge-people">
            {people.map((person) => (
              <PersonCard key={person.id} person={person} overview={overview} />
            ))}
          </ul>
        </section>
        <Documents documents={overview.documents} />
        <MergeSettings overview={overview} />
      </aside>
    </div>
  )
}

function Documents({ documents }: Pick<MergeOverview, 'documents'>) {
  const { t } = useTranslation()
  return (
    <section className="merge-part" data-testid="merge-documents">
      <h2>{t('merge.documents.title')}</h2>
      <dl className="merge-counts">
        {(['compared', 'single', 'unfinished'] as const).map((kind) => (
          <div key={kind}>
            <dt>{t(`merge.documents.${kind}`)}</dt>
            <dd>{t('merge.number', { n: documents[kind] })}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{t('merge.documents.help')}</p>
    </section>
  )
}
