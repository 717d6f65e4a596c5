import { showDialog, showPlace, toggleEndPanel, toggleStartPanel, useNavigation } from '@renderer/state/navigation'
import { IconButton } from '@renderer/ui/Button'
import { Logo } from '@renderer/ui/Logo'
import { useTranslation } from 'react-i18next'

/** The narrow strip at the start of the window: the app's places. */
export function Rail() {
  const { t } = useTranslation()
  const { startPanel, endPanel, place } = useNavigation()
  const atDesk = place === 'desk'
  const documentsOpen = atDesk && startPanel === 'documents'
  const places = [
    {
      icon: 'documents',
      command: 'toggleDocuments',
      isOpen: documentsOpen,
      label: t(documentsOpen ? 'documents.collapse' : 'documents.expand'),
      toggle: () => toggleStartPanel('documents'),
    },
    {
      icon: 'search',
      command: 'findInProject',
      isOpen: atDesk && startPanel === 'find',
      label: t('rail.find'),
      toggle: () => toggleStartPanel('find'),
    },
    {
      icon: 'guide',
      command: 'guidelines',
      isOpen: atDesk && endPanel === 'guidelines',
      label: t('rail.guidelines'),
      toggle: () => toggleEndPanel('guidelines'),
    },
  ] as const
  return (
    <>
      <Logo size={38} />
      {places.map(({ icon, command, isOpen, label, toggle }) => (
        <IconButton
          key={command}
          icon={icon}
          label={label}
          command={command}
          tooltipPlacement="end"
          aria-expanded={isOpen}
          onPress={toggle}
        />
      ))}
      <IconButton
        icon="merge"
        label={t('rail.merge')}
        command="merge"
        tooltipPlacement="end"
        aria-expanded={place === 'merge'}
        onPress={() => showPlace(place === 'merge' ? 'desk' : 'merge')}
      />
      <IconButton
        icon="ledger"
        label={t('rail.ledger')}
        command="ledger"
        tooltipPlacement="end"
        aria-expanded={place === 'ledger'}
        onPress={() => showPlace(place === 'ledger' ? 'desk' : 'ledger')}
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
