import { appErrorText } from '@renderer/i18n/failures'
import { saveLog } from '@renderer/state/log'
import { Button } from '@renderer/ui/Button'
import { copyText } from '@renderer/ui/copyText'
import { Dialog } from '@renderer/ui/Dialog'
import type { SanadBridge } from '@shared/ipc'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Shows, copies and saves the log. It says how it went in its own place, as it must work where the rest does not. */
export function LogTools({ bridge }: { readonly bridge: SanadBridge }) {
  const { t } = useTranslation()
  const [log, setLog] = useState<string | null>(null)
  const [said, setSaid] = useState('')

  const show = async () => {
    const answer = await bridge.readLog()
    setLog(answer.ok ? answer.value : appErrorText(t, answer.error))
  }
  const save = async () => {
    const saved = await saveLog(bridge)
    if (!saved.ok) setSaid(appErrorText(t, saved.error))
    else if (saved.value) setSaid(t('failure.logSaved', { path: saved.value.path }))
  }
  const copy = (text: string) => {
    copyText(text)
    setSaid(t('common.copied'))
  }
  return (
    <>
      <Button onPress={() => void show()}>{t('failure.showLog')}</Button>
      <Button onPress={() => void save()}>{t('failure.saveLog')}</Button>
      <span role="status">{said}</span>
      {log === null ? null : (
        <Dialog
          title={t('settings.log')}
          size="large"
          onClose={() => setLog(null)}
          actions={
            <>
              <span className="grow" role="status">
                {said}
              </span>
              <Button onPress={() => copy(log)}>{t('failure.copyLog')}</Button>
              <Button onPress={() => void save()}>{t('failure.saveLog')}</Button>
            </>
          }
        >
          <pre className="log selectable" dir="ltr" tabIndex={0}>
            {log === '' ? t('failure.logEmpty') : log}
          </pre>
        </Dialog>
      )}
    </>
  )
}
