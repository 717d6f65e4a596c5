import { annotatorName, isInMerge } from '@renderer/state/blindNames'
import { usePreferences } from '@renderer/state/preferences'
import type { MergeOverview, OrphanView } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import { Icon } from '@renderer/ui/Icon'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { useTranslation } from 'react-i18next'
import { orphanChoice, orphanTitle } from './orphanWords'
import { useTime } from './useTime'

export interface OrphanCardProps {
  readonly orphan: OrphanView
  readonly overview: MergeOverview
  /** Dismisses it or, if it is dismissed, brings it back. */
  readonly onPress: () => void
}

/** A decision without anything to decide: what it was about, what it said, when, and why it has no effect. */
export function OrphanCard({ orphan, overview, onPress }: OrphanCardProps) {
  const { t, i18n } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const time = useTime()
  const { decision, reason, documentTitle, labels, quote } = orphan
  // Whoever is in the merge no more has no name here.
  const known = decision.from.filter((id) => isInMerge(overview, id))
  const names = known.map((id) => annotatorName(overview, id, t))
  const title = orphanTitle(t, orphan)
  const choice = [
    orphanChoice(t, decision, language),
    ...(names.length > 0 ? [t('merge.orphans.from', { names: new Intl.ListFormat(i18n.language).format(names) })] : []),
    ...(decision.by === 'vote' ? [t('conflicts.byVote')] : []),
  ].join(' ')
  return (
    <li
      className="merge-card orphan"
      data-testid="merge-orphan"
      data-decision-id={decision.id}
      data-reason={reason ?? 'dismissed'}
    >
      <div className="merge-card-head">
        {labels.map((label) => (
          <LabelSwatch key={label} label={label} />
        ))}
        <h3>{title}</h3>
        <Button
          small
          variant="quiet"
          aria-label={t(reason === null ? 'merge.orphans.bringBackOf' : 'merge.orphans.dismissOf', { title })}
          onPress={onPress}
          data-testid={reason === null ? 'orphan-bring-back' : 'orphan-dismiss'}
        >
          {t(reason === null ? 'merge.orphans.bringBack' : 'merge.orphans.dismiss')}
        </Button>
      </div>
      {quote !== '' && (
        <q className="orphan-quote" dir="auto" lang="ar">
          {quote}
        </q>
      )}
      <p>{decision.choice === null ? t('merge.orphans.commentOnly') : t('conflicts.said.decided', { choice })}</p>
      {decision.comment !== '' && (
        <p className="orphan-comment selectable">
          <Icon name="note" />
          <span className="hidden-visually">{t('conflicts.comment')}</span>
          <span dir="auto">{decision.comment}</span>
        </p>
      )}
      <p className="muted">
        {[
          documentTitle === null
            ? t('merge.orphans.noDocument')
            : t('merge.orphans.inDocument', { title: documentTitle === '' ? t('documents.untitled') : documentTitle }),
          t('conflicts.signature.you', { at: time(decision.updatedAt) }),
        ].join(' · ')}
      </p>
      {reason !== null && <p className="orphan-reason">{t(`merge.orphans.reasons.${reason}`)}</p>}
    </li>
  )
}
