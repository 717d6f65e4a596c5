import type { AppInfo } from '@shared/ipc'
import { appErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { saveLog } from '@renderer/state/log'
import { Button } from '@renderer/ui/Button'
import { notify } from '@renderer/ui/notices'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** What this program is, and its log. */
export function About() {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const [info, setInfo] = useState<AppInfo | null>(null)
  useEffect(() => {
    void bridge.appInfo().then((answer) => {
      if (answer.ok) setInfo(answer.value)
    })
  }, [bridge])

  const save = async () => {
    const saved = await saveLog(bridge)
    if (!saved.ok) notify({ tone: 'problem', text: appErrorText(t, saved.error) })
    else if (saved.value) notify({ tone: 'done', text: t('failure.logSaved', { path: saved.value.path }) })
  }
  return (
    <>
      <h3 className="about-name">{t('app.name')}</h3>
      {info === null ? null : (
        <p className="selectable">
          {t('settings.version', { version: info.version })}
          <br />
          <span className="muted">{t('settings.runtime', { version: info.electron })}</span>
        </p>
      )}
      <p>{t('settings.licence')}</p>
      <p>{t('settings.offline')}</p>
      <div className="field">
        <span className="field-label">{t('settings.log')}</span>
        <span className="field-help">{t('settings.logHelp')}</span>
      </div>
      <div className="settings-row">
        <Button onPress={() => void save()}>{t('settings.saveLog')}</Button>
      </div>
    </>
  )
}
