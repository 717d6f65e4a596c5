import { forbids } from '@core/annotation/schemeChange'
import { type Scheme, schemeSchema } from '@core/annotation/scheme'
import { appErrorText, storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { useProject } from '@renderer/state/projects'
import { defaultScheme } from '@renderer/state/scheme'
import type { ProjectRow } from '@renderer/store/rows'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { Menu } from '@renderer/ui/Menu'
import { notify } from '@renderer/ui/notices'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as MenuButton } from 'react-aria-components'
import placesScheme from '../../../../../resources/schemes/claims-and-places-v1.json'
import { ProposalView } from './ProposalView'
import { applyScheme, pickScheme, type Proposal, proposeScheme, saveScheme, type SchemeFile } from './schemeActions'
import { SchemeProblems } from './SchemeProblems'
import { SchemeView } from './SchemeView'
import './schemes.css'

/** The schemes that come with the app, by the key of their words. */
const readyMade = { claims: defaultScheme, places: schemeSchema.parse(placesScheme) } as const

/** The scheme of the open project: to read, to save as a file, to replace by another. */
export function SchemeDialog({ onClose }: { readonly onClose: () => void }) {
  const project = useProject()
  return project === undefined ? null : <ProjectScheme project={project} onClose={onClose} />
}

type Stage =
  | { readonly kind: 'present' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'unreadable'; readonly file: SchemeFile }
  | { readonly kind: 'proposal'; readonly proposal: Proposal }

function ProjectScheme({ project, onClose }: { readonly project: ProjectRow; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const services = useServices()
  const [stage, setStage] = useState<Stage>({ kind: 'present' })
  const [problem, setProblem] = useState<string | null>(null)
  const show = (next: Stage) => {
    setProblem(null)
    setStage(next)
  }
  const fail = (words: string) => {
    setStage({ kind: 'present' })
    setProblem(words)
  }

  const propose = async (name: string, scheme: Scheme) => {
    show({ kind: 'busy' })
    const proposed = await proposeScheme(services, project, name, scheme)
    if (proposed.ok) show({ kind: 'proposal', proposal: proposed.value })
    else fail(storeErrorText(t, proposed.error))
  }
  const load = async () => {
    const picked = await pickScheme(services)
    if (!picked.ok) fail(appErrorText(t, picked.error))
    else if (picked.value?.reading.ok === true) await propose(picked.value.fileName, picked.value.reading.value)
    else if (picked.value !== null) show({ kind: 'unreadable', file: picked.value })
  }
  const apply = async (proposal: Proposal) => {
    show({ kind: 'busy' })
    const applied = await applyScheme(services, project.id, proposal.scheme)
    if (!applied.ok) fail(storeErrorText(t, applied.error))
    else if (applied.value.some(forbids)) show({ kind: 'proposal', proposal: { ...proposal, misfits: applied.value } })
    else {
      notify({ tone: 'done', text: t('schemes.applied', { id: proposal.scheme.id }) })
      onClose()
    }
  }
  const save = async () => {
    const saved = await saveScheme(services, project.scheme)
    if (!saved.ok) fail(appErrorText(t, saved.error))
    else if (saved.value !== null) notify({ tone: 'done', text: t('schemes.saved', { name: saved.value.fileName }) })
  }

  const loadButton = (
    <Button icon="file" onPress={() => void load()} data-testid="load-scheme">
      {t('schemes.load')}
    </Button>
  )
  const back = <Button onPress={() => show({ kind: 'present' })}>{t('schemes.back')}</Button>
  return (
    <Dialog
      title={t('schemes.title')}
      size="large"
      onClose={stage.kind === 'busy' ? undefined : onClose}
      testId="scheme-dialog"
      actions={
        <>
          {stage.kind === 'present' && (
            <>
              <ReadyMade onChoose={(name, scheme) => void propose(name, scheme)} />
              <span className="grow" />
              <Button onPress={() => void save()} data-testid="save-scheme">
                {t('schemes.save')}
              </Button>
              {loadButton}
            </>
          )}
          {stage.kind === 'unreadable' && (
            <>
              {back}
              {loadButton}
            </>
          )}
          {stage.kind === 'proposal' && (
            <>
              {back}
              <Button
                variant="primary"
                isDisabled={stage.proposal.misfits.some(forbids)}
                onPress={() => void apply(stage.proposal)}
                data-testid="apply-scheme"
              >
                {t('schemes.apply')}
              </Button>
            </>
          )}
        </>
      }
    >
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <StageView stage={stage} scheme={project.scheme} />
    </Dialog>
  )
}

function StageView({ stage, scheme }: { readonly stage: Stage; readonly scheme: Scheme }) {
  const { t } = useTranslation()
  switch (stage.kind) {
    case 'present':
      return (
        <>
          <p>{t('schemes.intro')}</p>
          <SchemeView scheme={scheme} />
          <p className="muted">{t('schemes.id', { id: scheme.id })}</p>
        </>
      )
    case 'busy':
      return <p role="status">{t('schemes.busy')}</p>
    case 'unreadable':
      return stage.file.reading.ok ? null : (
        <SchemeProblems fileName={stage.file.fileName} problems={stage.file.reading.error} />
      )
    case 'proposal':
      return (
        <>
          <ProposalView proposal={stage.proposal} />
          <SchemeView scheme={stage.proposal.scheme} />
        </>
      )
  }
}

function ReadyMade({ onChoose }: { readonly onChoose: (name: string, scheme: Scheme) => void }) {
  const { t } = useTranslation()
  const entries = (['claims', 'places'] as const).map((key) => {
    const title = t(`schemes.readyMadeNames.${key}`)
    return { key, title, onChoose: () => onChoose(title, readyMade[key]) }
  })
  return (
    <Menu label={t('schemes.readyMade')} groups={[{ key: 'ready', entries }]}>
      <MenuButton className="button button-plain" data-testid="ready-made-schemes">
        {t('schemes.readyMade')}
      </MenuButton>
    </Menu>
  )
}
