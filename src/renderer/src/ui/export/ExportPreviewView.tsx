import type { Result } from '@core/result'
import { storeErrorText } from '@renderer/i18n/failures'
import type { ExportError } from '@renderer/workers/exportClient'
import type { ExportPreview, NotCarried } from '@renderer/workers/datasetJob'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { exportCounts } from '@renderer/i18n/countWords'
import { exportFailureText } from '@renderer/i18n/transferFailures'
import { ProblemList } from '@renderer/ui/ProblemList'
import './export.css'

export interface ExportPreviewViewProps {
  /** Null until it is known. */
  readonly preview: Result<ExportPreview, ExportError> | null
}

/** What the file will hold, what it cannot, and how it begins: said before anything is written. */
export function ExportPreviewView({ preview }: ExportPreviewViewProps) {
  const { t } = useTranslation()
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
  const { counts, cannotCarry, text, shortened } = preview.value
  return (
    <>
      <section className="export-part" data-testid="export-counts">
        <h3>{t('export.contains')}</h3>
        <p>{exportCounts(t, counts).join(' · ')}</p>
      </section>
      <section className="export-part">
        <h3>{t('export.cannotCarry')}</h3>
        {cannotCarry.length === 0 ? (
          <p>{t('export.carriesAll')}</p>
        ) : (
          <ul className="losses">
            {cannotCarry.map((loss) => (
              <li key={lossKey(loss)}>{lossText(t, loss)}</li>
            ))}
          </ul>
        )}
      </section>
      <section className="export-part">
        <h3>{t('export.preview')}</h3>
        {text === '' ? (
          <p data-testid="export-preview">{t(counts.items === 0 ? 'export.noRecord' : 'export.notText')}</p>
        ) : (
          <pre className="record selectable" dir="ltr" tabIndex={0} data-testid="export-preview">
            {shortened ? `${text}…` : text}
          </pre>
        )}
      </section>
    </>
  )
}

function lossKey(loss: NotCarried): string {
  return 'label' in loss ? `${loss.what} ${loss.label}` : loss.what
}

/** What is lost and how often; of which label, if it is about spans. */
function lossText(t: TFunction, loss: NotCarried): string {
  const words = t(`losses.${loss.what}`, { count: loss.count })
  return 'label' in loss ? t('losses.of', { loss: words, label: loss.label }) : words
}
