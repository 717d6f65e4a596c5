import { storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { useDocuments } from '@renderer/state/documents'
import { exportProject } from '@renderer/state/exports'
import { openProject } from '@renderer/state/navigation'
import { storeErrorOf } from '@renderer/store/errors'
import type { ProjectRow } from '@renderer/store/rows'
import { Button } from '@renderer/ui/Button'
import { Checkbox } from '@renderer/ui/choices'
import { Dialog } from '@renderer/ui/Dialog'
import { notify } from '@renderer/ui/notices'
import { TextField } from '@renderer/ui/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface DeleteProjectDialogProps {
  readonly project: ProjectRow
  readonly onClose: () => void
}

/** Deletes a project after its name was typed, and after it was saved as an exchange file unless that was declined. */
export function DeleteProjectDialog({ project, onClose }: DeleteProjectDialogProps) {
  const { t } = useTranslation()
  const services = useServices()
  const documents = useDocuments(({ rows }) => rows?.length ?? 0)
  const [typed, setTyped] = useState('')
  const [saving, setSaving] = useState(true)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const confirmed = typed.trim() === project.name.trim()

  /** Answers whether the project may be deleted now. */
  const saveFirst = async (): Promise<boolean> => {
    if (!saving) return true
    const spec = { projectId: project.id, kind: 'exchange' } as const
    const never = new AbortController().signal
    const saved = await exportProject(services, spec, project.name, () => undefined, never)
    if (saved?.ok === false) setProblem(t('project.notSaved'))
    return saved?.ok === true
  }
  const remove = async () => {
    if (!confirmed || busy) return
    setBusy(true)
    setProblem(null)
    try {
      if (!(await saveFirst())) return
      const others = (await services.store.projects.list()).filter(({ id }) => id !== project.id)
      await openProject(services, others[0]?.id ?? null)
      await services.store.projects.remove(project.id)
      notify({ tone: 'done', text: t('project.deleted', { name: project.name }) })
      onClose()
    } catch (cause) {
      setProblem(storeErrorText(t, storeErrorOf(cause)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('project.deleteTitle', { name: project.name })}
      size="small"
      role="alertdialog"
      onClose={onClose}
      testId="delete-project"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" isDisabled={!confirmed || busy} onPress={() => void remove()}>
            {t(saving ? 'project.deleteExport' : 'project.deleteNow')}
          </Button>
        </>
      }
    >
      <p>{t('project.deleteBody', { documents: t('counts.documents', { count: documents }) })}</p>
      <Checkbox label={t('project.deleteBackup')} checked={saving} onChange={setSaving} />
      <TextField
        label={t('project.deleteType', { name: project.name })}
        value={typed}
        onChange={setTyped}
        onSubmit={() => void remove()}
        autoFocus
      />
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
