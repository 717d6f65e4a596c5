/** Adding to the merge, with what there is to say about how it went. */
import { appErrorText, storeErrorText } from '@renderer/i18n/failures'
import { exchangeFailureText } from '@renderer/i18n/transferFailures'
import { useServices, type Services } from '@renderer/services/services'
import { removeExchangeInput, useImports, type ExchangeInput } from '@renderer/state/imports'
import { addFile, addProject, useMerge } from '@renderer/state/merge'
import { announce } from '@renderer/ui/announcer'
import { notify } from '@renderer/ui/notices'
import i18next from 'i18next'
import { useEffect } from 'react'

export interface AddActions {
  /** Asks for an exchange file, and adds it. */
  readonly pickFile: () => void
  readonly addProject: () => void
  /** Something is being added: one thing at a time. */
  readonly busy: boolean
}

export function useAdding(): AddActions {
  const services = useServices()
  const busy = useMerge(({ adding, phase }) => adding !== null || phase !== 'open')
  return {
    pickFile: () => void pickFile(services),
    addProject: () => void addMarks(services),
    busy,
  }
}

/** Adds the exchange files that are dropped on the window or opened otherwise while the merge is shown, one by one. */
export function useDroppedFiles(): void {
  const services = useServices()
  const next = useImports(({ exchangeInputs }) => exchangeInputs[0])
  const ready = useMerge(({ phase, adding }) => phase === 'open' && adding === null)
  useEffect(() => {
    if (next === undefined || !ready) return
    removeExchangeInput(next.token)
    void addInput(services, next)
  }, [services, next, ready])
}

async function pickFile(services: Services): Promise<void> {
  const picked = await services.bridge.pickExchangeFile()
  if (!picked.ok) notify({ tone: 'problem', text: appErrorText(i18next.t, picked.error) })
  else if (picked.value !== null) await addInput(services, picked.value)
}

async function addInput(services: Services, input: ExchangeInput): Promise<void> {
  const { t } = i18next
  const name = input.fileName
  const before = new Set(useMerge.getState().overview?.files.map(({ id }) => id))
  const added = await addFile(services, input)
  if (!added.ok && added.error.code === 'cancelled') notify({ tone: 'done', text: t('merge.said.stopped', { name }) })
  else if (!added.ok) {
    notify({ tone: 'problem', text: t('merge.said.notAdded', { name, reason: exchangeFailureText(t, added.error) }) })
  } else {
    const file = added.value.files.find(({ id }) => !before.has(id))
    const problems = t('exchange.problems', { count: file?.setAside ?? 0 })
    if (file?.nothingNew !== false) notify({ tone: 'done', text: t('merge.said.nothingNew', { name }) })
    else if (file.setAside > 0) notify({ tone: 'done', text: t('merge.said.addedRest', { name, problems }) })
    // Its card shows what it brought.
    else announce(t('merge.said.added', { name }))
  }
}

async function addMarks(services: Services): Promise<void> {
  const { t } = i18next
  const added = await addProject(services)
  if (added.ok) announce(t('merge.said.projectAdded'))
  else if (added.error.code === 'cancelled') notify({ tone: 'done', text: t('merge.said.projectStopped') })
  else {
    const reason = storeErrorText(t, added.error.error)
    notify({ tone: 'problem', text: t('merge.said.projectNotAdded', { reason }) })
  }
}
