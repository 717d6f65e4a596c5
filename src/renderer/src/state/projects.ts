/** Making projects, and seeing to it that there is one to work in. */
import { useServices, type Services } from '@renderer/services/services'
import type { ProjectRow } from '@renderer/store/rows'
import { useLiveQuery } from 'dexie-react-hooks'
import i18next from 'i18next'
import { openProject, useNavigation } from './navigation'
import { defaultScheme } from './scheme'

/** Creates a project with the default scheme and opens it. */
export async function createProject(services: Services, name: string): Promise<ProjectRow> {
  const project = await services.store.projects.create({ name, scheme: defaultScheme })
  await openProject(services, project.id)
  return project
}

/** The id of the open project; where there is none, one is made first. */
export async function projectToWorkIn(services: Services): Promise<string> {
  const { projectId } = useNavigation.getState()
  return projectId ?? (await createProject(services, i18next.t('firstRun.firstProject'))).id
}

/** The open project, followed live; undefined until it is read, or if none is open. */
export function useProject(): ProjectRow | undefined {
  const { store } = useServices()
  const projectId = useNavigation((navigation) => navigation.projectId)
  return useLiveQuery(() => (projectId === null ? undefined : store.projects.get(projectId)), [store, projectId])
}

/** All projects, followed live, the oldest first; undefined until they are read. */
export function useProjects(): readonly ProjectRow[] | undefined {
  const { store } = useServices()
  return useLiveQuery(() => store.projects.list(), [store])
}
