import { exportCounts } from '@renderer/i18n/countWords'
import { useServices } from '@renderer/services/services'
import { chosenDataset, firstChoice } from '@renderer/state/datasetChoice'
import { useExportPreview, type FindPreview } from '@renderer/state/exportPreview'
import { exportGold, findGoldPreview } from '@renderer/state/goldExport'
import { useQueueProgress } from '@renderer/state/mergeQueue'
import { useScheme } from '@renderer/state/scheme'
import { Button } from '@renderer/ui/Button'
import { RadioGroup } from '@renderer/ui/choices'
import { Dialog } from '@renderer/ui/Dialog'
import { DatasetChoices } from '@renderer/ui/export/DatasetChoices'
import { ExportPreviewView } from '@renderer/ui/export/ExportPreviewView'
import { ExportRun } from '@renderer/ui/export/ExportRun'
import { Select } from '@renderer/ui/Select'
import type { MergeExportSummary } from '@renderer/workers/mergeClient'
import type { GoldDataset, MergeExport, MergeOverview, MergeWorkProgress } from '@renderer/workers/mergeContract'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrphans } from '../files/useOrphans'

export interface ExportGoldDialogProps {
  readonly overview: MergeOverview
  readonly onClose: () => void
}

/** Asks what of the merge to write, says first what the gold will lack and its format cannot carry, and writes it. */
export function ExportGoldDialog({ overview, onClose }: ExportGoldDialogProps) {
  const { t } = useTranslation()
  const services = useServices()
  const { people, mergeId } = overview
  const labels = useScheme((state) => state.labels)
  const [kind, setKind] = useState<MergeExport['kind']>('merged')
  const [personId, setPersonId] = useState(people[0]?.id ?? '')
  const [choice, setChoice] = useState(firstChoice)
  const [running, setRunning] = useState<MergeExport | null>(null)
  const dataset = useMemo<GoldDataset | null>(() => {
    const chosen = kind === 'dataset' ? chosenDataset(choice, labels) : null
    return chosen && { kind: 'dataset', ...chosen }
  }, [kind, choice, labels])
  const find = useMemo<FindPreview | null>(
    () => dataset && ((signal) => findGoldPreview(mergeId, dataset, signal)),
    [mergeId, dataset],
  )
  const preview = useExportPreview(running === null ? find : null)
  if (running !== null) {
    const person = people.find(({ id }) => id === personId)?.name ?? ''
    const name = t(`merge.gold.fileName.${running.kind}`, { name: overview.name, person })
    return (
      <ExportRun<MergeWorkProgress, MergeExportSummary>
        title={t('merge.gold.title')}
        handle="gold"
        run={(onProgress, signal) => exportGold(services, overview, running, name, onProgress, signal)}
        progressOf={({ work, done, total }) => ({
          words: t(`merge.status.work.${work}`),
          fraction: total === 0 ? null : done / total,
        })}
        countsOf={({ counts }) =>
          running.kind === 'corrections'
            ? [
                t('merge.gold.corrected', { count: counts.corrections }),
                t('counts.documents', { count: counts.documents }),
              ]
            : exportCounts(t, counts)
        }
        onBack={() => setRunning(null)}
        onClose={onClose}
      />
    )
  }
  const request = kind === 'dataset' ? dataset : kind === 'corrections' ? correctionsFor(personId) : { kind }
  return (
    <Dialog
      title={t('merge.gold.title')}
      size={kind === 'dataset' ? 'wide' : 'medium'}
      onClose={onClose}
      testId="gold-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => setRunning(request)}
            isDisabled={request === null}
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
        row={kind === 'dataset'}
        value={kind}
        onChange={setKind}
        options={[
          { key: 'merged', title: t('merge.gold.merged'), help: t('merge.gold.mergedHelp') },
          { key: 'gold', title: t('merge.gold.goldOnly'), help: t('merge.gold.goldOnlyHelp') },
          { key: 'dataset', title: t('merge.gold.dataset'), help: t('export.datasetHelp') },
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
      {kind === 'dataset' && (
        <div className="export-columns">
          <DatasetChoices choice={choice} onChange={setChoice} />
          <div className="export-column">
            {dataset === null ? (
              <p className="muted">{t('export.incomplete')}</p>
            ) : (
              <ExportPreviewView preview={preview} />
            )}
          </div>
        </div>
      )}
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

/** Null while nobody is chosen. */
function correctionsFor(annotatorId: string): MergeExport | null {
  return annotatorId === '' ? null : { kind: 'corrections', annotatorId }
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
