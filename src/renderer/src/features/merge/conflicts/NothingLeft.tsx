/** In place of an item when none is left to decide. */
import { askForGold } from '@renderer/state/goldRequest'
import { filterQueue, useQueueProgress } from '@renderer/state/mergeQueue'
import { noFilters } from '@renderer/state/mergeQueueList'
import { Button } from '@renderer/ui/Button'
import { Icon } from '@renderer/ui/Icon'
import { useTranslation } from 'react-i18next'

export function NothingLeft() {
  const { t } = useTranslation()
  const progress = useQueueProgress()
  const open = progress?.open ?? 0
  const skipped = progress?.skipped ?? 0
  const outdated = progress?.outdated ?? 0
  return (
    <div className="conflict-message" data-testid="conflicts-done">
      <Icon name="check" />
      <h3>{t(open > 0 ? 'conflicts.done.here' : 'conflicts.done.title')}</h3>
      <p>{open > 0 ? t('conflicts.left', { count: open }) : t('conflicts.done.help')}</p>
      <div className="conflict-message-actions">
        {open > 0 ? (
          <Button variant="primary" onPress={() => filterQueue(noFilters)}>
            {t('conflicts.done.showLeft')}
          </Button>
        ) : (
          <Button variant="primary" icon="export" onPress={askForGold} data-testid="conflicts-export-gold">
            {t('conflicts.done.export')}
          </Button>
        )}
        {skipped > 0 && (
          <Button onPress={() => filterQueue({ ...noFilters, status: 'skipped' })}>
            {t('conflicts.done.skipped', { count: skipped })}
          </Button>
        )}
        {outdated > 0 && (
          <Button onPress={() => filterQueue({ ...noFilters, status: 'outdated' })}>
            {t('conflicts.done.outdated', { count: outdated })}
          </Button>
        )}
      </div>
    </div>
  )
}
