import type { TextDifference } from '@core/merge/textDifference'
import { annotatorName } from '@renderer/state/blindNames'
import type { MergeOverview, VariantView } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CarryDialog } from './CarryDialog'
import { change } from './changes'
import { PlacementRow } from './PlacementRow'
import { TextChanges } from './TextChanges'
import { useTime } from './useTime'

export interface VariantCardProps {
  readonly variant: VariantView
  readonly overview: MergeOverview
}

/** A text that looks like another one: why they are not the same, and what was carried over. */
export function VariantCard({ variant, overview }: VariantCardProps) {
  const { t, i18n } = useTranslation()
  const [carrying, setCarrying] = useState(false)
  const { title, like, difference, carried } = variant
  const namesOf = (ids: readonly string[]) =>
    new Intl.ListFormat(i18n.language).format(ids.map((id) => annotatorName(overview, id, t)))
  return (
    <li className="merge-card" data-testid="merge-variant" data-document-id={variant.documentId}>
      <h3>
        {title === like.title
          ? t('merge.variants.samePair', { title })
          : t('merge.variants.pair', { title, like: like.title })}
      </h3>
      <p className="muted">
        {[
          t('merge.variants.hereOf', { people: namesOf(variant.annotatorIds) }),
          t('merge.variants.likeOf', { people: namesOf(like.annotatorIds) }),
        ].join(' · ')}
      </p>
      <p>{reasonText(t, i18n.language, difference)}</p>
      <TextChanges difference={difference} />
      {carried !== null && <Carried carried={carried} overview={overview} />}
      <div className="merge-card-actions">
        {carried !== null && (
          <Button
            small
            onPress={() => void change(t('merge.said.carryTakenBack'), 'takeBackCarry', variant.documentId)}
            data-testid="merge-take-back"
          >
            {t('merge.variants.takeBack')}
          </Button>
        )}
        {(carried === null || carried.changedSince > 0) && (
          <Button
            small
            aria-label={t('merge.variants.carryOf', { title })}
            onPress={() => setCarrying(true)}
            data-testid="merge-carry"
          >
            {t(carried === null ? 'merge.variants.carry' : 'merge.variants.carryAgain')}
          </Button>
        )}
      </div>
      {carrying && <CarryDialog variant={variant} overview={overview} onClose={() => setCarrying(false)} />}
    </li>
  )
}

function Carried({
  carried,
  overview,
}: {
  readonly carried: NonNullable<VariantView['carried']>
  readonly overview: MergeOverview
}) {
  const { t } = useTranslation()
  const time = useTime()
  const { at, placed, orphans, changedSince } = carried
  return (
    <>
      <p>
        {t('merge.variants.carriedAt', { at: time(at), placed: t('counts.annotations', { count: placed }) })}{' '}
        {changedSince > 0 && t('merge.variants.changedSince', { count: changedSince })}
      </p>
      {orphans.length > 0 && (
        <details className="merge-orphans">
          <summary>{t('merge.variants.orphans', { count: orphans.length })}</summary>
          <ul>
            {orphans.map((placement) => (
              <li key={placement.annotation.id}>
                <PlacementRow placement={placement} overview={overview} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Why two texts differ, in a sentence. */
function reasonText(t: TFunction, language: string, { reasons }: TextDifference): string {
  const causes = reasons.filter((reason) => reason !== 'edited')
  const named = new Intl.ListFormat(language).format(causes.map((cause) => t(`merge.variants.reasons.${cause}`)))
  if (causes.length === reasons.length) return t('merge.variants.onlyForm', { reasons: named })
  return causes.length === 0 ? t('merge.variants.edited') : t('merge.variants.editedToo', { reasons: named })
}
