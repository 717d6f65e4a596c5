import { invokeCommand } from '@renderer/commands/handlers'
import { useServices } from '@renderer/services/services'
import { importFromDialog } from '@renderer/state/imports'
import { Button, IconButton } from '@renderer/ui/Button'
import { Menu } from '@renderer/ui/Menu'
import { Tooltip } from '@renderer/ui/Tooltip'
import { useTranslation } from 'react-i18next'

/**
 * The ways to bring texts in by a dialog, and datasets of other tools. `showKeys` puts the keys on the buttons instead of
 * into their tooltips.
 */
export function AddButtons({ showKeys = false }: { readonly showKeys?: boolean }) {
  const { t } = useTranslation()
  const services = useServices()
  const ways = [
    { what: 'files', icon: 'file', command: 'openFiles', title: t('documents.addFiles') },
    { what: 'folder', icon: 'folder', command: 'openFolder', title: t('documents.addFolder') },
  ] as const
  const datasets = [
    {
      key: 'files',
      title: t('datasetImport.pickFiles'),
      icon: 'file',
      onChoose: () => void invokeCommand('importDatasetFiles'),
    },
    {
      key: 'folder',
      title: t('datasetImport.pickFolder'),
      icon: 'folder',
      onChoose: () => void invokeCommand('importDatasetFolder'),
    },
  ] as const
  return (
    <div className="add-buttons">
      {ways.map(({ what, icon, command, title }) => {
        const add = () => void importFromDialog(services, what)
        if (showKeys)
          return (
            <Button key={what} icon={icon} command={command} onPress={add}>
              {title}
            </Button>
          )
        return (
          <Tooltip key={what} text={title} command={command} placement="top">
            <Button icon={icon} small onPress={add} data-testid={`add-${what}`}>
              {title}
            </Button>
          </Tooltip>
        )
      })}
      <Menu label={t('datasetImport.pick')} groups={[{ key: 'datasets', entries: datasets }]}>
        {showKeys ? (
          <Button icon="import">{t('datasetImport.pick')}</Button>
        ) : (
          <IconButton icon="import" label={t('datasetImport.title')} small data-testid="add-dataset" />
        )}
      </Menu>
    </div>
  )
}
