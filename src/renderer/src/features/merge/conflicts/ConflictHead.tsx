/** Above the item: which of how many it is, the way to others, undo and redo, and whether all is saved. */
import { invokeCommand } from '@renderer/commands/handlers'
import { useMerge } from '@renderer/state/merge'
import { useMergeQueue } from '@renderer/state/mergeQueue'
import type { QueueLine } from '@renderer/state/mergeQueueList'
import { Button, IconButton } from '@renderer/ui/Button'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'

export function ConflictHead({ line }: { readonly line: QueueLine | null }) {
  const { t } = useTranslation()
  const listed = useMergeQueue((queue) => queue.listed)
  const place = line === null ? -1 : listed.indexOf(line)
  return (
    <header className="conflict-head">
      <h2 data-testid="conflict-place">
        {place < 0 ? t('conflicts.title') : t('conflicts.place', { place: place + 1, total: listed.length })}
      </h2>
      <SaveState />
      <span className="grow" />
      <Ways atStart={place === 0} atEnd={place >= 0 && place === listed.length - 1} />
    </header>
  )
}

function SaveState() {
  const { t } = useTranslation()
  const save = useMergeQueue((queue) => queue.save)
  return (
    <span className="conflict-save" data-testid="conflict-save-state" data-state={save} role="status">
      <i aria-hidden="true" />
      {t(`conflicts.save.${save}`)}
    </span>
  )
}

/** Buttons are dear to draw, and the same for most items. */
const Ways = memo(function Ways({ atStart, atEnd }: { readonly atStart: boolean; readonly atEnd: boolean }) {
  const { t } = useTranslation()
  const canUndo = useMerge(({ overview }) => overview?.canUndo ?? false)
  const canRedo = useMerge(({ overview }) => overview?.canRedo ?? false)
  return (
    <>
      <IconButton
        icon="undo"
        label={t('workbench.undo')}
        command="undo"
        isDisabled={!canUndo}
        onPress={() => invokeCommand('undo')}
      />
      <IconButton
        icon="redo"
        label={t('workbench.redo')}
        command="redo"
        isDisabled={!canRedo}
        onPress={() => invokeCommand('redo')}
      />
      <Button command="previousItem" isDisabled={atStart} onPress={() => invokeCommand('previousItem')}>
        {t('conflicts.previous')}
      </Button>
      <Button command="nextItem" isDisabled={atEnd} onPress={() => invokeCommand('nextItem')}>
        {t('conflicts.next')}
      </Button>
    </>
  )
})
