import { useServices } from '@renderer/services/services'
import { setPreference, usePreferences } from '@renderer/state/preferences'
import { reloadSessions, settleSessions } from '@renderer/state/sessions'
import type { AnnotatorRow } from '@renderer/store/rows'
import { Button, IconButton } from '@renderer/ui/Button'
import { PromptDialog } from '@renderer/ui/PromptDialog'
import { RadioGroup } from '@renderer/ui/choices'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Who works at this laptop, and who of them is at work now. */
export function Annotators() {
  const { t } = useTranslation()
  const services = useServices()
  const annotators = useLiveQuery(() => services.store.annotators.listLocal(), [services]) ?? []
  const activeId = usePreferences((preferences) => preferences.activeAnnotatorId)
  const [asking, setAsking] = useState<'new' | AnnotatorRow | null>(null)
  const stopAsking = () => setAsking(null)

  const add = async (name: string) => {
    const annotator = await services.store.annotators.create(name)
    await switchTo(annotator.id)
  }
  const switchTo = async (id: string) => {
    // The open layer belongs to the one who leaves.
    await settleSessions()
    await setPreference(services, 'activeAnnotatorId', id)
  }
  const rename = async (id: string, name: string) => {
    await settleSessions()
    await services.store.annotators.rename(id, name)
    // The open document shows the name, and would hand it on.
    reloadSessions()
  }
  const active = annotators.find(({ id }) => id === activeId)
  return (
    <>
      <p className="muted">{t('settings.peopleHelp')}</p>
      {active !== undefined && (
        <RadioGroup
          label={t('settings.activeAnnotator')}
          value={active.id}
          onChange={(id) => void switchTo(id)}
          options={annotators.map(({ id, name }) => ({ key: id, title: name }))}
        />
      )}
      <div className="settings-row">
        <Button icon="add" onPress={() => setAsking('new')}>
          {t('settings.addAnnotator')}
        </Button>
        {active !== undefined && (
          <IconButton
            icon="edit"
            variant="plain"
            label={t('settings.renameAnnotator', { name: active.name })}
            onPress={() => setAsking(active)}
          />
        )}
      </div>
      {asking === 'new' && (
        <PromptDialog
          title={t('settings.addAnnotator')}
          label={t('settings.newName')}
          initial=""
          confirm={t('common.add')}
          emptyProblem={t('settings.nameMissing')}
          onClose={stopAsking}
          onAnswer={(name) => {
            stopAsking()
            void add(name)
          }}
        />
      )}
      {asking !== null && asking !== 'new' && (
        <PromptDialog
          title={t('settings.renameAnnotator', { name: asking.name })}
          label={t('settings.annotatorName')}
          initial={asking.name}
          confirm={t('common.rename')}
          emptyProblem={t('settings.nameMissing')}
          onClose={stopAsking}
          onAnswer={(name) => {
            stopAsking()
            void rename(asking.id, name)
          }}
        />
      )}
    </>
  )
}
