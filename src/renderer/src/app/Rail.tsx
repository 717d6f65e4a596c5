import { showDialog, toggleEndPanel, toggleStartPanel, useNavigation } from '@renderer/state/navigation'
import { IconButton } from '@renderer/ui/Button'
import { Logo } from '@renderer/ui/Logo'
import { useTranslation } from 'react-i18next'

/** The narrow strip at the start of the window: the app's places. */
export function Rail() {
  const { t } = useTranslation()
  const { startPanel, endPanel } = useNavigation()
  const open = startPanel === 'documents'
  return (
    <>
      <Logo size={38} />
      <IconButton
        icon="documents"
        label={t(open ? 'documents.collapse' : 'documents.expand')}
        tooltipPlacement="end"
        aria-expanded={open}
        command="toggleDocuments"
        onPress={() => toggleStartPanel('documents')}
      />
      <IconButton
        icon="search"
        label={t('rail.find')}
        command="findInProject"
        tooltipPlacement="end"
        aria-expanded={startPanel === 'find'}
        onPress={() => toggleStartPanel('find')}
      />
      <IconButton
        icon="guide"
        label={t('rail.guidelines')}
        command="guidelines"
        tooltipPlacement="end"
        aria-expanded={endPanel === 'guidelines'}
        onPress={() => toggleEndPanel('guidelines')}
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
