/** Below the item: everything that can be decided about it, each with its key. */
import type { ConflictItem } from '@core/adjudication/conflict'
import { invokeCommand } from '@renderer/commands/handlers'
import type { CommandId } from '@renderer/commands/registry'
import type { QueueLine } from '@renderer/state/mergeQueueList'
import { Button } from '@renderer/ui/Button'
import type { QueueItem } from '@renderer/workers/mergeContract'
import { memo, useId } from 'react'
import { Toolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { versionName } from './conflictWords'
import { takeVersion } from './useReview'

export interface DecisionBarProps {
  readonly line: QueueLine
  readonly item: QueueItem
}

/** The commands of the first versions; further versions have no key. */
const takeCommands: readonly CommandId[] = [
  'takeVersion1',
  'takeVersion2',
  'takeVersion3',
  'takeVersion4',
  'takeVersion5',
  'takeVersion6',
  'takeVersion7',
  'takeVersion8',
  'takeVersion9',
]

export function DecisionBar({ line: { status }, item }: DecisionBarProps) {
  const { item: conflict, vote } = item.settled
  return (
    <Bar
      type={conflict.type}
      versions={conflict.versions.length}
      vote={vote}
      moot={status === 'moot'}
      decided={status === 'decided' || status === 'skipped'}
    />
  )
}

interface BarProps {
  readonly type: ConflictItem['type']
  /** How many there are to take. */
  readonly versions: number
  /** The one that most have; null for a tie. */
  readonly vote: number | null
  readonly moot: boolean
  readonly decided: boolean
}

/** Buttons are dear to draw, and the same for most items. */
const Bar = memo(function Bar({ type, versions, vote, moot, decided }: BarProps) {
  const { t } = useTranslation()
  const tieId = useId()
  const votable = versions > 1 && type !== 'note'
  return (
    <Toolbar className="decision-bar" aria-label={t('conflicts.decide')}>
      {!moot &&
        Array.from({ length: versions }, (_, i) => (
          <Button key={i} command={takeCommands[i]} onPress={() => takeVersion(t, i)} data-testid="take-version">
            {t('conflicts.take', { version: versionName(i) })}
          </Button>
        ))}
      {!moot && votable && (
        <>
          <Button
            command="takeVote"
            isDisabled={vote === null}
            {...(vote === null && { 'aria-describedby': tieId })}
            onPress={() => invokeCommand('takeVote')}
            data-testid="take-vote"
          >
            {vote === null ? t('conflicts.vote') : t('conflicts.voteFor', { version: versionName(vote) })}
          </Button>
          {vote === null && (
            <span className="decision-tie" id={tieId}>
              {t('conflicts.tie')}
            </span>
          )}
        </>
      )}
      {!moot && type === 'span' && <Act command="drawBoundaries">{t('conflicts.draw')}</Act>}
      {!moot && <Act command="dropConflict">{t(`conflicts.drop.${type}`)}</Act>}
      {!moot && <Act command="skipConflict">{t('conflicts.skip')}</Act>}
      <Act command="commentConflict">{t('conflicts.comment')}</Act>
      {decided && <Act command="reopenConflict">{t('conflicts.reopen')}</Act>}
    </Toolbar>
  )
})

function Act({ command, children }: { readonly command: CommandId; readonly children: string }) {
  return (
    <Button command={command} onPress={() => invokeCommand(command)}>
      {children}
    </Button>
  )
}
