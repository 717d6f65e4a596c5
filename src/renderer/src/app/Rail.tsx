import { showDialog, toggleDocumentsPanel, useNavigation } from '@renderer/state/navigation'
import { IconButton } from '@renderer/ui/Button'
import { Logo } from '@renderer/ui/Logo'
import { useTranslation } from 'react-i18next'

/** The narrow strip at the start of the window: the app's places. */
export function Rail() {
  const { t } = useTranslation()
  const open = useNavigation((navigation) => navigation.documentsPanelOpen)
  return (
    <>
      <Logo size={38} />
      <IconButton
        icon="documents"
        label={t(open ? 'documents.collapse' : 'documents.expand')}
        tooltipPlacement="end"
        aria-expanded={open}
        onPress={toggleDocumentsPanel}
      />
      <IconButton
        icon="export"
        label={t('rail.export')}
        command="export"
        tooltipPlacement="end"
        onPress={() => showDialog('export')}
      />
      <span className="grow" />
      <IconButton
        icon="settings"
        label={t('rail.settings')}
        command="settings"
        tooltipPlacement="end"
        onPress={() => showDialog('settings')}
      />
    </>
  )
}
