/** What was decided about an item, by whom and when, whether it changed since, and what was written about it. */
import type { Choice, Decision } from '@core/adjudication/decision'
import { useMerge } from '@renderer/state/merge'
import { rulingAtHand, useMergeQueue } from '@renderer/state/mergeQueue'
import type { QueueLine } from '@renderer/state/mergeQueueList'
import { usePreferences } from '@renderer/state/preferences'
import { Icon } from '@renderer/ui/Icon'
import { Pill } from '@renderer/ui/Pill'
import type { QueueItem } from '@renderer/workers/mergeContract'
import { useTranslation } from 'react-i18next'
import { useTime } from '../files/useTime'
import { choiceWords } from './conflictWords'
import { useAnnotatorNames } from './useAnnotatorNames'

export interface DecisionNoteProps {
  readonly line: QueueLine
  readonly item: QueueItem
}

export function DecisionNote({ line, item }: DecisionNoteProps) {
  const { t } = useTranslation()
  // What is being written is looked at again when it is written.
  useMergeQueue((queue) => queue.save)
  const ruling = rulingAtHand()
  const choice = ruling?.choice ?? null
  const { status, outdated } = line
  const comment = ruling?.comment ?? ''
  if (status === 'open' && comment === '') return null
  return (
    <div className="decision-note" data-testid="decision-note" data-status={status}>
      {status !== 'open' && (
        <p className="decision-note-line">
          {(status === 'decided' || status === 'accepted') && <Icon name="check" />}
          <strong>{t(`conflicts.status.${status}`)}</strong>
          {ruling !== null && choice !== null && status === 'decided' && (
            <Chosen choice={choice} item={item} by={ruling.by} />
          )}
          {status === 'accepted' && <span>{t('conflicts.acceptedHelp')}</span>}
          {status === 'moot' && <span>{t('conflicts.mootHelp')}</span>}
          {status === 'informational' && <span>{t('conflicts.informationalHelp')}</span>}
          {(status === 'decided' || status === 'skipped') && <Signature decision={item.settled.decision} />}
          {outdated && <Pill tone="doing">{t('conflicts.outdated')}</Pill>}
        </p>
      )}
      {comment !== '' && (
        <p className="decision-note-comment selectable">
          <Icon name="note" />
          <span className="hidden-visually">{t('conflicts.comment')}</span>
          <span dir="auto">{comment}</span>
        </p>
      )}
    </div>
  )
}

interface ChosenProps {
  readonly choice: Choice
  readonly item: QueueItem
  readonly by: Decision['by']
}

function Chosen({ choice, item, by }: ChosenProps) {
  const { t } = useTranslation()
  return (
    <span>
      {choiceWords(t, item.settled.item, choice)}
      {by === 'vote' && ` ${t('conflicts.byVote')}`}
    </span>
  )
}

/** Who decided, and when; nothing while that is being written. In blind mode others are not named. */
function Signature({ decision }: { readonly decision: Decision | null }) {
  const { t } = useTranslation()
  const nameOf = useAnnotatorNames()
  const blind = useMerge(({ overview }) => overview?.blind ?? true)
  const activeAnnotatorId = usePreferences((p) => p.activeAnnotatorId)
  const time = useTime()
  if (decision === null || decision.choice === null) return null
  const { adjudicatorId, updatedAt } = decision
  const at = time(updatedAt)
  return (
    <span className="muted">
      {adjudicatorId === null || adjudicatorId === activeAnnotatorId
        ? t('conflicts.signature.you', { at })
        : blind
          ? t('conflicts.signature.another', { at })
          : t('conflicts.signature.named', { name: nameOf(adjudicatorId), at })}
    </span>
  )
}
