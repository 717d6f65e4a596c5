import { storeErrorText } from '@renderer/i18n/failures'
import type { ExportSpec } from '@renderer/workers/exportJob'
import { useTranslation } from 'react-i18next'
import { exportFailureText } from '@renderer/i18n/transferFailures'
import { ProblemList } from '@renderer/ui/ProblemList'
import { useExportPreview } from './useExportPreview'

/** What the file will hold, what it cannot, and how it begins: said before anything is written. */
export function ExportPreviewView({ spec }: { readonly spec: ExportSpec }) {
  const { t } = useTranslation()
  const preview = useExportPreview(spec)
  if (preview === null)
    return (
      <p className="muted" role="status">
        {t('export.previewing')}
      </p>
    )
  if (!preview.ok) {
    const { error } = preview
    return (
      <div role="alert">
        <p className="warning">
          {error.code === 'store' ? storeErrorText(t, error.error) : exportFailureText(t, error)}
        </p>
        {error.code === 'bad-records' && (
          <ProblemList title={t('exchange.problems', { count: error.problems.length })} problems={error.problems} />
        )}
      </div>
    )
  }
  const { counts, cannotCarry, start, shortened } = preview.value
  return (
    <>
      <section className="export-part" data-testid="export-counts">
        <h3>{t('export.contains')}</h3>
        <p>
          {[
            t('counts.documents', { count: counts.documents }),
            t('counts.annotations', { count: counts.annotations }),
            t('counts.relations', { count: counts.relations }),
          ].join(' · ')}
        </p>
      </section>
      <section className="export-part">
        <h3>{t('export.cannotCarry')}</h3>
        {cannotCarry.length === 0 ? (
          <p>{t('export.carriesAll')}</p>
        ) : (
          <ul className="losses">
            {cannotCarry.map(({ what, count }) => (
              <li key={what}>{t(`losses.${what}`, { count })}</li>
            ))}
          </ul>
        )}
      </section>
      <section className="export-part">
        <h3>{t('export.preview')}</h3>
        {start === '' ? (
          <p>{t('export.noRecord')}</p>
        ) : (
          <pre className="record selectable" dir="ltr" tabIndex={0} data-testid="export-preview">
            {shortened ? `${start}…` : start}
          </pre>
        )}
      </section>
    </>
  )
}
