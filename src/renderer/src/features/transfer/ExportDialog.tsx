import type { OffsetUnit } from '@core/formats/format'
import { useProject } from '@renderer/state/projects'
import type { ProjectRow } from '@renderer/store/rows'
import type { ExportSpec } from '@renderer/workers/exportJob'
import { Button } from '@renderer/ui/Button'
import { RadioGroup } from '@renderer/ui/choices'
import { Dialog } from '@renderer/ui/Dialog'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExportPreviewView } from './ExportPreviewView'
import { ExportRun } from './ExportRun'

/** Hands the open project on as a file: what for, what it will hold, where to. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const project = useProject()
  const [running, setRunning] = useState<ExportSpec | null>(null)
  if (project === undefined)
    return (
      <Dialog title={t('export.title')} size="small" onClose={onClose} testId="export-dialog">
        <p>{t('export.nothing')}</p>
      </Dialog>
    )
  if (running === null) return <ExportChoice project={project} onClose={onClose} onExport={setRunning} />
  return <ExportRun spec={running} project={project} onBack={() => setRunning(null)} onClose={onClose} />
}

interface ChoiceProps {
  readonly project: ProjectRow
  readonly onClose: () => void
  readonly onExport: (spec: ExportSpec) => void
}

function ExportChoice({ project, onClose, onExport }: ChoiceProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<ExportSpec['kind']>('exchange')
  const [offsetUnit, setOffsetUnit] = useState<OffsetUnit>('code_point')
  const spec = useMemo<ExportSpec>(() => ({ projectId: project.id, kind, offsetUnit }), [project.id, kind, offsetUnit])
  return (
    <Dialog
      title={t('export.title')}
      onClose={onClose}
      testId="export-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => onExport(spec)} data-testid="export-start">
            {t('export.choose')}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('export.format')}
        value={kind}
        onChange={setKind}
        options={[
          { key: 'exchange', title: t('export.exchange'), help: t('export.exchangeHelp') },
          { key: 'jsonl', title: t('export.jsonl'), help: t('export.jsonlHelp') },
        ]}
      />
      {kind === 'jsonl' && (
        <RadioGroup
          row
          label={t('export.offsets')}
          value={offsetUnit}
          onChange={setOffsetUnit}
          options={[
            { key: 'code_point', title: t('export.codePoints'), help: t('export.codePointsHelp') },
            { key: 'utf16', title: t('export.utf16'), help: t('export.utf16Help') },
          ]}
        />
      )}
      <ExportPreviewView spec={spec} />
    </Dialog>
  )
}
