import type { LayerChoice } from '@core/datasets/select'
import { exportCounts } from '@renderer/i18n/countWords'
import { useServices } from '@renderer/services/services'
import { chosenDataset, firstChoice, type DatasetChoice } from '@renderer/state/datasetChoice'
import { useExportPreview, type FindPreview } from '@renderer/state/exportPreview'
import { exportProject } from '@renderer/state/exports'
import { useProject } from '@renderer/state/projects'
import { useScheme } from '@renderer/state/scheme'
import type { ProjectRow } from '@renderer/store/rows'
import { Button } from '@renderer/ui/Button'
import { RadioGroup } from '@renderer/ui/choices'
import { Dialog } from '@renderer/ui/Dialog'
import { DatasetChoices } from '@renderer/ui/export/DatasetChoices'
import { ExportPreviewView } from '@renderer/ui/export/ExportPreviewView'
import { ExportRun } from '@renderer/ui/export/ExportRun'
import { previewExport, type ExportSummary } from '@renderer/workers/exportClient'
import type { DatasetSpec, ExportProgress, ExportSpec } from '@renderer/workers/exportJob'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LayerSelect } from './LayerSelect'

/** Hands the open project on: what for, as what, what it will hold, where to. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const services = useServices()
  const project = useProject()
  const [choice, setChoice] = useState<Choice>(() => ({ kind: 'exchange', layers: 'all', dataset: firstChoice() }))
  const [running, setRunning] = useState<ExportSpec | null>(null)
  if (project === undefined)
    return (
      <Dialog title={t('export.title')} size="small" onClose={onClose} testId="export-dialog">
        <p>{t('export.nothing')}</p>
      </Dialog>
    )
  if (running === null)
    return <ExportChoice {...{ project, choice, onClose }} onChoose={setChoice} onExport={setRunning} />
  return (
    <ExportRun<ExportProgress, ExportSummary>
      title={t('export.title')}
      handle="export"
      run={(onProgress, signal) => exportProject(services, running, project.name, onProgress, signal)}
      progressOf={({ phase, done, total }) => ({
        words:
          phase === 'checking'
            ? t('export.checking')
            : total === null
              ? t('export.writing')
              : t(`export.${phase}Documents`, { done, total }),
        fraction: total === null || total === 0 ? null : done / total,
      })}
      countsOf={({ counts }) => exportCounts(t, counts)}
      onBack={() => setRunning(null)}
      onClose={onClose}
    />
  )
}

interface Choice {
  readonly kind: ExportSpec['kind']
  /** `all`, `gold`, or an annotator's id. */
  readonly layers: string
  readonly dataset: DatasetChoice
}

/** The export that a choice means; null while something that is typed means nothing. */
function specOf({ kind, layers, dataset }: Choice, projectId: string, labels: readonly string[]): ExportSpec | null {
  if (kind === 'exchange') return { kind, projectId }
  const chosen = chosenDataset(dataset, labels)
  if (chosen === null) return null
  const spec: DatasetSpec = { kind, projectId, ...chosen, selection: { ...chosen.selection, layers: layersOf(layers) } }
  return spec
}

function layersOf(layers: string): LayerChoice {
  return layers === 'all' || layers === 'gold' ? layers : { annotatorId: layers }
}

interface ChoiceProps {
  readonly project: ProjectRow
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
  readonly onClose: () => void
  readonly onExport: (spec: ExportSpec) => void
}

function ExportChoice({ project, choice, onChoose, onClose, onExport }: ChoiceProps) {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const labels = useScheme((state) => state.labels)
  const { kind, layers, dataset } = choice
  const set = (change: Partial<Choice>) => onChoose({ ...choice, ...change })
  const spec = useMemo(() => specOf(choice, project.id, labels), [choice, project.id, labels])
  const find = useMemo<FindPreview | null>(
    () => (spec === null ? null : (signal) => previewExport(spec, bridge, signal)),
    [spec, bridge],
  )
  const preview = useExportPreview(find)
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
        onChange={(chosen) => set({ kind: chosen })}
        options={[
          { key: 'exchange', title: t('export.exchange'), help: t('export.exchangeHelp') },
          { key: 'dataset', title: t('export.dataset'), help: t('export.datasetHelp') },
        ]}
      />
      <div className={kind === 'dataset' ? 'export-columns' : 'export-column'}>
        {kind === 'dataset' && (
          <DatasetChoices
            choice={dataset}
            onChange={(chosen) => set({ dataset: chosen })}
            layers={
              <LayerSelect projectId={project.id} value={layers} onChange={(chosen) => set({ layers: chosen })} />
            }
          />
        )}
        <div className="export-column">
          {spec === null ? <p className="muted">{t('export.incomplete')}</p> : <ExportPreviewView preview={preview} />}
        </div>
      </div>
    </Dialog>
  )
}
