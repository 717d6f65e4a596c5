import type { MergeExport, MergeOverview } from '@renderer/workers/mergeContract'
import { useQueueProgress } from '@renderer/state/mergeQueue'
import { Button } from '@renderer/ui/Button'
import { RadioGroup } from '@renderer/ui/choices'
import { Dialog } from '@renderer/ui/Dialog'
import { Select } from '@renderer/ui/Select'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrphans } from '../files/useOrphans'
import { GoldRun } from './GoldRun'

export interface ExportGoldDialogProps {
  readonly overview: MergeOverview
  readonly onClose: () => void
}

/** Asks what of the merge to write, and says first what the gold will lack. */
export function ExportGoldDialog({ overview, onClose }: ExportGoldDialogProps) {
  const { t } = useTranslation()
  const { people } = overview
  const [kind, setKind] = useState<MergeExport['kind']>('merged')
  const [personId, setPersonId] = useState(people[0]?.id ?? '')
  const [running, setRunning] = useState(false)
  const request: MergeExport = kind === 'corrections' ? { kind, annotatorId: personId } : { kind }
  if (running) {
    return <GoldRun overview={overview} request={request} onBack={() => setRunning(false)} onClose={onClose} />
  }
  return (
    <Dialog
      title={t('merge.gold.title')}
      onClose={onClose}
      testId="gold-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => setRunning(true)}
            isDisabled={kind === 'corrections' && personId === ''}
            data-testid="gold-start"
          >
            {t('export.choose')}
          </Button>
        </>
      }
    >
      <WhatIsLeft overview={overview} />
      <RadioGroup
        label={t('merge.gold.what')}
        value={kind}
        onChange={setKind}
        options={[
          { key: 'merged', title: t('merge.gold.merged'), help: t('merge.gold.mergedHelp') },
          { key: 'gold', title: t('merge.gold.goldOnly'), help: t('merge.gold.goldOnlyHelp') },
          { key: 'jsonl', title: t('merge.gold.jsonl'), help: t('merge.gold.jsonlHelp') },
          ...(people.length === 0
            ? []
            : [
                {
                  key: 'corrections' as const,
                  title: t('merge.gold.corrections'),
                  help: t('merge.gold.correctionsHelp'),
                },
              ]),
        ]}
      />
      {kind === 'corrections' && (
        <div className="field">
          <span className="field-label">{t('merge.gold.forWhom')}</span>
          <Select
            label={t('merge.gold.forWhom')}
            value={personId}
            onChange={setPersonId}
            options={people.map(({ id, name }) => ({ key: id, title: name }))}
            testId="gold-person"
          />
        </div>
      )}
    </Dialog>
  )
}

/** What gold will not have, or that nothing is missing. */
function WhatIsLeft({ overview }: Pick<ExportGoldDialogProps, 'overview'>) {
  const { t } = useTranslation()
  const { open, skipped, outdated } = useQueueProgress() ?? overview.progress
  const found = useOrphans(overview)
  const orphans = found.kind === 'ready' ? found.orphans.filter(({ reason }) => reason !== null).length : 0
  const single = overview.policy.acceptSingle ? 0 : overview.documents.single
  const lines = [
    ...(open > 0 ? [t('merge.gold.open', { count: open })] : []),
    ...(outdated > 0 ? [t('merge.gold.outdated', { count: outdated })] : []),
    ...(orphans > 0 ? [t('merge.gold.orphans', { count: orphans })] : []),
    ...(skipped > 0 ? [t('merge.gold.skipped', { count: skipped })] : []),
    ...(single > 0 ? [t('merge.gold.single', { count: single })] : []),
  ]
  if (lines.length === 0) return <p data-testid="gold-left">{t('merge.gold.complete')}</p>
  return (
    <ul className="gold-left" data-testid="gold-left">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
