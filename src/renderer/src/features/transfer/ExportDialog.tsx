import { useProject } from '@renderer/state/projects'
import { useScheme } from '@renderer/state/scheme'
import type { ProjectRow } from '@renderer/store/rows'
import type { ExportSpec } from '@renderer/workers/exportJob'
import { Button } from '@renderer/ui/Button'
import { RadioGroup } from '@renderer/ui/choices'
import { Dialog } from '@renderer/ui/Dialog'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { firstChoice, formatDescriptions, specOf, type DatasetChoice } from './datasetChoice'
import { DatasetChoices } from './DatasetChoices'
import { ExportPreviewView } from './ExportPreviewView'
import { ExportRun } from './ExportRun'

/** Hands the open project on: what for, as what, what it will hold, where to. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const project = useProject()
  const [kind, setKind] = useState<ExportSpec['kind']>('exchange')
  const [dataset, setDataset] = useState<DatasetChoice | null>(firstDataset)
  const [running, setRunning] = useState<ExportSpec | null>(null)
  if (project === undefined || dataset === null)
    return (
      <Dialog title={t('export.title')} size="small" onClose={onClose} testId="export-dialog">
        <p>{t('export.nothing')}</p>
      </Dialog>
    )
  if (running !== null)
    return <ExportRun spec={running} project={project} onBack={() => setRunning(null)} onClose={onClose} />
  return (
    <ExportChoice
      project={project}
      kind={kind}
      dataset={dataset}
      onKind={setKind}
      onDataset={setDataset}
      onClose={onClose}
      onExport={setRunning}
    />
  )
}

function firstDataset(): DatasetChoice | null {
  const [format] = formatDescriptions
  return format === undefined ? null : firstChoice(format)
}

interface ChoiceProps {
  readonly project: ProjectRow
  readonly kind: ExportSpec['kind']
  readonly dataset: DatasetChoice
  readonly onKind: (kind: ExportSpec['kind']) => void
  readonly onDataset: (choice: DatasetChoice) => void
  readonly onClose: () => void
  readonly onExport: (spec: ExportSpec) => void
}

function ExportChoice({ project, kind, dataset, onKind, onDataset, onClose, onExport }: ChoiceProps) {
  const { t } = useTranslation()
  const labels = useScheme((state) => state.labels)
  const spec = useMemo<ExportSpec | null>(
    () => (kind === 'exchange' ? { kind, projectId: project.id } : specOf(dataset, project.id, labels)),
    [kind, project.id, dataset, labels],
  )
  return (
    <Dialog
      title={t('export.title')}
      size={kind === 'exchange' ? 'medium' : 'wide'}
      onClose={onClose}
      testId="export-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={spec === null}
            onPress={() => {
              if (spec !== null) onExport(spec)
            }}
            data-testid="export-start"
          >
            {t('export.choose')}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('export.format')}
        value={kind}
        onChange={onKind}
        options={[
          { key: 'exchange', title: t('export.exchange'), help: t('export.exchangeHelp') },
          { key: 'dataset', title: t('export.dataset'), help: t('export.datasetHelp') },
        ]}
      />
      <div className={kind === 'dataset' ? 'export-columns' : 'export-column'}>
        {kind === 'dataset' && <DatasetChoices projectId={project.id} choice={dataset} onChange={onDataset} />}
        <div className="export-column">
          {spec === null ? <p className="muted">{t('export.incomplete')}</p> : <ExportPreviewView spec={spec} />}
        </div>
      </div>
    </Dialog>
  )
}
