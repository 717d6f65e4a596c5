import { useServices } from '@renderer/services/services'
import { Button } from '@renderer/ui/Button'
import { useTranslation } from 'react-i18next'
import { LogTools } from './LogTools'

/** What stands where a part of the window broke down. */
export function RegionFailure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useTranslation()
  const { bridge } = useServices()
  return (
    <div className="failure" role="alert" data-testid="region-failure">
      <h2>{t('failure.region')}</h2>
      <p>{t('failure.regionHelp')}</p>
      <details className="failure-details">
        <summary>{t('failure.details')}</summary>
        <pre className="selectable" dir="ltr">
          {error.message}
        </pre>
      </details>
      <div className="failure-actions">
        <Button variant="primary" onPress={onRetry}>
          {t('common.tryAgain')}
        </Button>
        <LogTools bridge={bridge} />
      </div>
    </div>
  )
}
