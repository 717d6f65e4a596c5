import type { RecordCounts } from '@core/merge/contentMerger'
import type { FilePerson, FileView } from '@renderer/workers/mergeContract'
import { Button, IconButton } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { Icon } from '@renderer/ui/Icon'
import { Pill } from '@renderer/ui/Pill'
import { ProblemList } from '@renderer/ui/ProblemList'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { change } from './changes'
import { useTime } from './useTime'

/** A file of the merge: whose work it brought, what was new in it, and what could not be taken. */
export function FileCard({ file }: { readonly file: FileView }) {
  const { t } = useTranslation()
  const time = useTime()
  const [removing, setRemoving] = useState(false)
  const name = nameOf(t, file)
  return (
    <li className="merge-card" data-testid="merge-file" data-file-name={file.fileName}>
      <div className="merge-card-head">
        <Icon name={file.source === 'file' ? 'file' : 'documents'} />
        <h3>
          <bdi>{name}</bdi>
        </h3>
        {file.nothingNew && <Pill>{t('merge.files.nothingNew')}</Pill>}
        <IconButton
          icon="trash"
          small
          label={t('merge.files.remove', { name })}
          onPress={() => setRemoving(true)}
          data-testid="merge-remove-file"
        />
      </div>
      <p className="muted">
        {[
          t('merge.files.addedAt', { at: time(file.addedAt) }),
          t('counts.documents', { count: file.documents }),
          ...(file.documentsNew > 0 ? [t('merge.files.newDocuments', { count: file.documentsNew })] : []),
        ].join(' · ')}
      </p>
      {file.nothingNew ? (
        <p>{t('merge.files.nothingNewHelp')}</p>
      ) : (
        <ul className="merge-file-people">
          {file.people.map((person) => (
            <FilePersonLine key={person.annotatorId} person={person} />
          ))}
        </ul>
      )}
      {file.setAside > 0 && (
        <>
          <ProblemList title={t('exchange.problems', { count: file.setAside })} problems={file.problems} />
          <p className="muted">{t('merge.files.setAsideHelp')}</p>
        </>
      )}
      {removing && <RemoveFileDialog file={file} onClose={() => setRemoving(false)} />}
    </li>
  )
}

function nameOf(t: TFunction, { source, fileName }: FileView): string {
  return source === 'project' ? t('merge.files.project') : fileName
}

function FilePersonLine({ person }: { readonly person: FilePerson }) {
  const { t } = useTranslation()
  const { name, firstFile, annotations, relations, done, documents } = person
  return (
    <li>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      <span>
        {[
          ...(firstFile
            ? [t('counts.annotations', { count: annotations.added }), t('counts.relations', { count: relations.added })]
            : [
                t('merge.files.since'),
                t('merge.files.annotations', { changes: changesText(t, annotations) }),
                t('merge.files.relations', { changes: changesText(t, relations) }),
              ]),
          t('merge.files.done', { done, documents }),
        ].join(' · ')}
      </span>
    </li>
  )
}

/** "12 new, 3 changed, 1 deleted"; only what there is. */
function changesText(t: TFunction, counts: RecordCounts): string {
  const changes = (['added', 'changed', 'deleted'] as const).filter((kind) => counts[kind] > 0)
  return changes.length === 0
    ? t('merge.files.changes.none')
    : changes
        .map((kind) => t(`merge.files.changes.${kind}`, { n: counts[kind] }))
        .join(t('merge.files.changes.separator'))
}

function RemoveFileDialog({ file, onClose }: { readonly file: FileView; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const name = nameOf(t, file)
  const remove = () => {
    onClose()
    void change(t('merge.said.removed', { name }), 'removeFile', file.id)
  }
  return (
    <Dialog
      title={t('merge.files.removeTitle')}
      size="small"
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" onPress={remove} data-testid="merge-remove-now">
            {t('merge.files.removeNow')}
          </Button>
        </>
      }
    >
      <p>{t('merge.files.removeHelp', { name })}</p>
    </Dialog>
  )
}
