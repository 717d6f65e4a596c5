import { useServices } from '@renderer/services/services'
import { settleSessions } from '@renderer/state/sessions'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Lets the window close when everything is written, and asks when something cannot be. */
export function ClosingGuard() {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const [asking, setAsking] = useState(false)
  useEffect(
    () =>
      bridge.onCloseRequest(() => {
        void settleSessions().then((problem) => (problem === null ? void bridge.confirmClose() : setAsking(true)))
      }),
    [bridge],
  )
  if (!asking) return null
  const stay = () => setAsking(false)
  return (
    <Dialog
      title={t('closing.title')}
      size="small"
      role="alertdialog"
      onClose={stay}
      actions={
        <>
          <Button variant="danger" onPress={() => void bridge.confirmClose()}>
            {t('closing.close')}
          </Button>
          <Button variant="primary" autoFocus onPress={stay}>
            {t('closing.stay')}
          </Button>
        </>
      }
    >
      <p>{t('closing.body')}</p>
    </Dialog>
  )
}
