import { documentStatuses, type DocumentStatus } from '@core/annotation/model'
import { useDocuments } from '@renderer/state/documents'
import { Button, IconButton } from '@renderer/ui/Button'
import { Kbd } from '@renderer/ui/Kbd'
import { Menu } from '@renderer/ui/Menu'
import { useTranslation } from 'react-i18next'

export interface SelectionBarProps {
  readonly onStatus: (status: DocumentStatus) => void
  readonly onRemove: () => void
  readonly onClear: () => void
}

/** What can be done to the documents chosen in the list; nothing while none is. */
export function SelectionBar({ onStatus, onRemove, onClear }: SelectionBarProps) {
  const { t } = useTranslation()
  const count = useDocuments(({ selection }) => selection.keys.size)
  if (count === 0) return null
  return (
    <section className="selection-bar" aria-label={t('documents.forSelected')} data-testid="selection-bar">
      <div className="selection-count">
        <strong role="status">{t('documents.selected', { count })}</strong>
        <IconButton
          icon="close"
          small
          label={t('documents.clearSelection')}
          aria-keyshortcuts="Escape"
          onPress={onClear}
        />
      </div>
      <div className="selection-actions">
        <Menu
          label={t('status.label')}
          groups={[
            {
              key: 'status',
              title: t('status.label'),
              entries: documentStatuses.map((status) => ({
                key: status,
                title: t(`status.${status}`),
                ...(status === 'done' && { command: 'finishDocument' as const }),
                onChoose: () => onStatus(status),
              })),
            },
          ]}
        >
          <Button small aria-keyshortcuts="Shift+F10" data-testid="status-of-selected">
            {t('documents.setStatusOfSelected')}
            <Kbd keys={['Shift', 'F10']} />
          </Button>
        </Menu>
        <Button small aria-keyshortcuts="Delete" onPress={onRemove} data-testid="remove-selected">
          {t('documents.remove')}
          <Kbd keys={['Del']} />
        </Button>
      </div>
    </section>
  )
}
