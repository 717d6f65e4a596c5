/** Said at once when a mark could not be written: it is still in memory, and here are the ways out. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useServices } from '@renderer/services/services'
import type { OpenDocument } from '@renderer/state/sessions'
import { Button } from '@renderer/ui/Button'
import { saveCopy } from './saveCopy'

export function SaveFailure({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const save = useStore(open.session.store, (s) => s.save)
  const [copied, setCopied] = useState<string | null>(null)
  if (save.kind !== 'failed') return null

  const copy = async () => {
    const outcome = await saveCopy(bridge, open)
    if (outcome === 'cancelled') return
    setCopied(outcome.ok ? t('workbench.copySaved', { path: outcome.value.path }) : t('workbench.copyFailed'))
  }
  return (
    <div className="save-failure" role="alert" data-testid="save-failure">
      <strong>{t('workbench.saveFailedTitle')}</strong>
      <p>
        {t(`storeErrors.${save.error.code}`)} {t('workbench.saveFailedHelp')}
      </p>
      <div className="save-failure-actions">
        <Button variant="primary" onPress={() => void open.session.retrySave()} data-testid="retry-save">
          {t('workbench.retry')}
        </Button>
        <Button onPress={() => void copy()} data-testid="save-copy">
          {t('workbench.saveCopy')}
        </Button>
        {copied !== null && <span role="status">{copied}</span>}
      </div>
    </div>
  )
}
