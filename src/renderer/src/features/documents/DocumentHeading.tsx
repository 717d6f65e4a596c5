import { documentStatuses } from '@core/annotation/model'
import { useServices } from '@renderer/services/services'
import { finishDocument, setStatus, useOpenDocumentRow } from '@renderer/state/documents'
import { Button, IconButton } from '@renderer/ui/Button'
import { Menu } from '@renderer/ui/Menu'
import { PromptDialog } from '@renderer/ui/PromptDialog'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components'
import { StatusPill } from './StatusPill'

/** The open document in the top bar: its title, which can be changed, its status, and the button that finishes it. */
export function DocumentHeading() {
  const { t } = useTranslation()
  const services = useServices()
  const row = useOpenDocumentRow()
  const [renaming, setRenaming] = useState(false)
  if (row === undefined) return <span className="grow" />
  const title = row.title === '' ? t('documents.untitled') : row.title
  return (
    <>
      <div className="document-heading">
        <h1 dir="auto" title={title}>
          {title}
        </h1>
        <IconButton icon="edit" small label={t('documents.rename')} onPress={() => setRenaming(true)} />
        <Menu
          label={t('status.label')}
          groups={[
            {
              key: 'status',
              title: t('status.label'),
              entries: documentStatuses.map((status) => ({
                key: status,
                title: t(`status.${status}`),
                chosen: status === row.status,
                onChoose: () => void setStatus(services, row.id, status),
              })),
            },
          ]}
        >
          <AriaButton
            className="status-button"
            aria-label={t('documents.setStatus', { status: t(`status.${row.status}`) })}
            data-testid="document-status"
          >
            <StatusPill status={row.status} />
          </AriaButton>
        </Menu>
      </div>
      <Button
        variant={row.status === 'done' ? 'plain' : 'primary'}
        command="finishDocument"
        onPress={() => void finishDocument(services)}
      >
        {t(row.status === 'done' ? 'documents.reopen' : 'documents.finish')}
      </Button>
      {renaming && (
        <PromptDialog
          title={t('documents.renameTitle')}
          label={t('documents.titleField')}
          initial={row.title}
          confirm={t('common.rename')}
          emptyProblem={t('documents.titleMissing')}
          onClose={() => setRenaming(false)}
          onAnswer={(answer) => {
            setRenaming(false)
            void services.store.documents.rename(row.projectId, row.id, answer)
          }}
        />
      )}
    </>
  )
}
