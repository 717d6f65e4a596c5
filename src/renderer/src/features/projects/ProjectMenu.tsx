import { appErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { addExchangeInput } from '@renderer/state/imports'
import { openProject, showDialog, useNavigation } from '@renderer/state/navigation'
import { createProject, useProject, useProjects } from '@renderer/state/projects'
import { Icon } from '@renderer/ui/Icon'
import { Menu, type MenuEntry } from '@renderer/ui/Menu'
import { notify } from '@renderer/ui/notices'
import { PromptDialog } from '@renderer/ui/PromptDialog'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components'
import { DeleteProjectDialog } from './DeleteProjectDialog'
import './projects.css'

type Asking = 'new' | 'rename' | 'delete' | null

/** The open project's name, and behind it the other projects and what can be done with this one. */
export function ProjectMenu() {
  const { t } = useTranslation()
  const services = useServices()
  const projects = useProjects() ?? []
  const project = useProject()
  const openId = useNavigation((navigation) => navigation.projectId)
  const [asking, setAsking] = useState<Asking>(null)
  const stopAsking = () => setAsking(null)

  const openExchange = async () => {
    const picked = await services.bridge.pickExchangeFile()
    if (!picked.ok) notify({ tone: 'problem', text: appErrorText(t, picked.error) })
    else if (picked.value) addExchangeInput(picked.value)
  }
  const actions: MenuEntry[] = [
    { key: 'new', title: t('project.new'), icon: 'add', onChoose: () => setAsking('new') },
    { key: 'exchange', title: t('project.openExchange'), icon: 'file', onChoose: () => void openExchange() },
    { key: 'scheme', title: t('schemes.menu'), icon: 'labels', onChoose: () => showDialog('scheme') },
    { key: 'rename', title: t('project.rename'), icon: 'edit', onChoose: () => setAsking('rename') },
    { key: 'delete', title: t('project.delete'), icon: 'trash', danger: true, onChoose: () => setAsking('delete') },
  ]
  const name = project?.name ?? t('project.none')
  return (
    <>
      <Menu
        label={t('project.switch')}
        groups={[
          {
            key: 'projects',
            title: t('project.switch'),
            entries: projects.map(({ id, name: title }) => ({
              key: id,
              title,
              chosen: id === openId,
              onChoose: () => void openProject(services, id),
            })),
          },
          { key: 'actions', entries: project === undefined ? actions.slice(0, 2) : actions },
        ]}
      >
        <Button className="project-button" aria-label={t('project.menu', { name })} data-testid="project-menu">
          <span dir="auto">{name}</span>
          <Icon name="down" />
        </Button>
      </Menu>
      {asking === 'new' && (
        <PromptDialog
          title={t('project.newTitle')}
          label={t('project.name')}
          initial=""
          confirm={t('project.create')}
          emptyProblem={t('project.nameMissing')}
          onClose={stopAsking}
          onAnswer={(answer) => {
            stopAsking()
            void createProject(services, answer)
          }}
        />
      )}
      {asking === 'rename' && project !== undefined && (
        <PromptDialog
          title={t('project.renameTitle')}
          label={t('project.name')}
          initial={project.name}
          confirm={t('common.rename')}
          emptyProblem={t('project.nameMissing')}
          onClose={stopAsking}
          onAnswer={(answer) => {
            stopAsking()
            void services.store.projects.rename(project.id, answer)
          }}
        />
      )}
      {asking === 'delete' && project !== undefined && <DeleteProjectDialog project={project} onClose={stopAsking} />}
    </>
  )
}
