import type { Placement, PlacementOutcome } from '@core/merge/carryOver'
import { storeErrorText } from '@renderer/i18n/failures'
import { mergeWorker } from '@renderer/state/merge'
import { storeErrorOf, type StoreError } from '@renderer/store/errors'
import { groupBy } from '@renderer/store/groupBy'
import type { MergeOverview, VariantView } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { Select } from '@renderer/ui/Select'
import { VirtualList } from '@renderer/ui/VirtualList'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { change } from './changes'
import { PlacementRow } from './PlacementRow'

export interface CarryDialogProps {
  readonly variant: VariantView
  readonly overview: MergeOverview
  readonly onClose: () => void
}

/** Every mark with where it would be in the other text; nothing happens before the person agrees. */
export function CarryDialog({ variant, overview, onClose }: CarryDialogProps) {
  const { t } = useTranslation()
  const { documentId, title, like } = variant
  const preview = usePreview(documentId, like.documentId)
  const placements = preview.kind === 'ready' ? preview.placements : null
  const placed = placements?.filter(({ span }) => span !== null).length ?? 0
  const carry = () => {
    onClose()
    void change(t('merge.said.carried'), 'carry', documentId, like.documentId)
  }
  return (
    <Dialog
      title={t('merge.carry.title')}
      size="large"
      onClose={onClose}
      testId="carry-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={carry} isDisabled={placements === null} data-testid="merge-carry-now">
            {placed === 0 ? t('merge.carry.finish') : t('merge.carry.now', { count: placed })}
          </Button>
        </>
      }
    >
      <p>{t('merge.carry.help', { title })}</p>
      {preview.kind === 'loading' && <p role="status">{t('merge.carry.loading')}</p>}
      {preview.kind === 'failed' && (
        <p role="alert">{t('merge.carry.failed', { reason: storeErrorText(t, preview.error) })}</p>
      )}
      {placements?.length === 0 && <p>{t('merge.carry.none')}</p>}
      {placements !== null && placements.length > 0 && <Placements placements={placements} overview={overview} />}
    </Dialog>
  )
}

type Preview =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly placements: readonly Placement[] }
  | { readonly kind: 'failed'; readonly error: StoreError }

function usePreview(documentId: string, toDocumentId: string): Preview {
  const [preview, setPreview] = useState<Preview>({ kind: 'loading' })
  useEffect(() => {
    let gone = false
    mergeWorker()
      .call('previewCarry', documentId, toDocumentId)
      .then(
        ({ placements }) => {
          if (!gone) setPreview({ kind: 'ready', placements })
        },
        (cause: unknown) => {
          if (!gone) setPreview({ kind: 'failed', error: storeErrorOf(cause) })
        },
      )
    return () => {
      gone = true
    }
  }, [documentId, toDocumentId])
  return preview
}

const outcomes: readonly PlacementOutcome[] = ['same-words', 'moved', 'edited', 'orphan']

function Placements({
  placements,
  overview,
}: {
  readonly placements: readonly Placement[]
  readonly overview: MergeOverview
}) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<PlacementOutcome | 'all'>('all')
  const [active, setActive] = useState<string | null>(null)
  const of = useMemo(() => groupBy(placements, ({ outcome }) => outcome), [placements])
  const found = outcomes.filter((outcome) => of.has(outcome))
  return (
    <>
      <dl className="placement-outcomes">
        {found.map((outcome) => (
          <div key={outcome}>
            <dt>{t(`merge.carry.outcome.${outcome}`)}</dt>
            <dd className="muted">{t(`merge.carry.outcomeHelp.${outcome}`)}</dd>
          </div>
        ))}
      </dl>
      <Select
        label={t('merge.carry.filter')}
        value={shown}
        onChange={setShown}
        options={[
          { key: 'all', title: t('merge.carry.all', { n: placements.length }) },
          ...found.map((outcome) => ({
            key: outcome,
            title: t('merge.carry.filtered', {
              outcome: t(`merge.carry.outcome.${outcome}`),
              n: of.get(outcome)?.length ?? 0,
            }),
          })),
        ]}
        testId="carry-filter"
      />
      <div className="placement-list">
        <VirtualList
          items={shown === 'all' ? placements : (of.get(shown) ?? [])}
          getKey={({ annotation }) => annotation.id}
          renderItem={(placement) => <PlacementRow placement={placement} overview={overview} />}
          itemProps={({ outcome }) => ({ 'data-outcome': outcome })}
          activeKey={active}
          onActivate={setActive}
          label={t('merge.carry.list')}
          estimateSize={112}
          data-testid="carry-list"
        />
      </div>
    </>
  )
}
