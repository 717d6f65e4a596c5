import { storeErrorText } from '@renderer/i18n/failures'
import type { StoreError } from '@renderer/store/errors'
import type { SanadBridge } from '@shared/ipc'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { LogTools } from './LogTools'

interface Props {
  readonly error: StoreError
  readonly bridge: SanadBridge
}

/** The whole window, when the database cannot be opened. Nothing is unsaved, so closing needs no question. */
export function StartFailure({ error, bridge }: Props) {
  const { t } = useTranslation()
  useEffect(() => bridge.onCloseRequest(() => void bridge.confirmClose()), [bridge])
  return (
    <main className="failure" role="alert">
      <h1>{t('failure.start')}</h1>
      <p>{storeErrorText(t, error)}</p>
      <p>{t('failure.startHelp')}</p>
      <div className="failure-actions">
        <LogTools bridge={bridge} />
      </div>
    </main>
  )
}
