import { storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { importFromDialog } from '@renderer/state/imports'
import { setPreference, usePreferences } from '@renderer/state/preferences'
import { projectToWorkIn } from '@renderer/state/projects'
import { storeErrorOf } from '@renderer/store/errors'
import { Button } from '@renderer/ui/Button'
import { Icon, type IconName } from '@renderer/ui/Icon'
import { Logo } from '@renderer/ui/Logo'
import { Select } from '@renderer/ui/Select'
import { TextField } from '@renderer/ui/TextField'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openSampleProject } from './sampleProject'
import './firstRun.css'

/** The welcome: who is at work, and what to begin with. */
export function FirstRun() {
  const { t } = useTranslation()
  const services = useServices()
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  /** Makes what is to be seen first, and only then the annotator, whose coming closes this screen. */
  const begin = async (prepare: () => Promise<unknown>, then?: () => Promise<unknown>) => {
    const given = name.trim()
    if (given === '') {
      setProblem(t('firstRun.nameMissing'))
      field.current?.focus()
      return
    }
    if (busy) return
    setBusy(true)
    try {
      await prepare()
      const annotator = await services.store.annotators.create(given)
      await setPreference(services, 'activeAnnotatorId', annotator.id)
      await then?.()
    } catch (cause) {
      setProblem(storeErrorText(t, storeErrorOf(cause)))
      setBusy(false)
    }
  }
  const open = (what: 'files' | 'folder') =>
    begin(
      () => projectToWorkIn(services),
      () => importFromDialog(services, what),
    )
  return (
    <main className="first-run">
      <LanguageChoice />
      <div className="first-run-card">
        <Logo size={60} />
        <header>
          <h1>{t('firstRun.title')}</h1>
          <p>{t('app.tagline')}</p>
        </header>
        {/* Enter alone begins with an empty project: files named at the start are waiting for one. */}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void begin(() => projectToWorkIn(services))
          }}
        >
          <TextField
            label={t('firstRun.name')}
            value={name}
            onChange={(value) => {
              setName(value)
              setProblem(null)
            }}
            placeholder={t('firstRun.namePlaceholder')}
            help={t('firstRun.nameHelp')}
            problem={problem}
            autoFocus
            inputRef={field}
            testId="first-run-name"
          />
        </form>
        <div className="first-run-ways" role="group" aria-label={t('firstRun.start')}>
          <Way
            icon="sample"
            title={t('firstRun.sample')}
            help={t('firstRun.sampleHelp')}
            testId="sample-project"
            onPress={() => void begin(() => openSampleProject(services, t('firstRun.sampleProject')))}
            main
          />
          <Way
            icon="file"
            title={t('firstRun.openFiles')}
            help={t('firstRun.openFilesHelp')}
            testId="first-open-files"
            onPress={() => void open('files')}
          />
          <Way
            icon="folder"
            title={t('firstRun.openFolder')}
            help={t('firstRun.openFolderHelp')}
            testId="first-open-folder"
            onPress={() => void open('folder')}
          />
        </div>
      </div>
      <p className="muted">{t('firstRun.lead')}</p>
    </main>
  )
}

interface WayProps {
  readonly icon: IconName
  readonly title: string
  readonly help: string
  readonly testId: string
  readonly onPress: () => void
  readonly main?: boolean
}

function Way({ icon, title, help, testId, onPress, main = false }: WayProps) {
  return (
    <div className={main ? 'way way-main' : 'way'}>
      <Button variant={main ? 'primary' : 'plain'} onPress={onPress} data-testid={testId}>
        <Icon name={icon} />
        <span className="way-words">
          <span>{title}</span>
          <span className="way-help">{help}</span>
        </span>
      </Button>
    </div>
  )
}

function LanguageChoice() {
  const { t } = useTranslation()
  const services = useServices()
  const language = usePreferences((preferences) => preferences.language)
  return (
    <div className="first-run-language">
      <Select
        label={t('common.language')}
        value={language}
        onChange={(chosen) => void setPreference(services, 'language', chosen)}
        options={[
          { key: 'ar', title: t('languages.ar') },
          { key: 'en', title: t('languages.en') },
        ]}
      />
    </div>
  )
}
