/** The merge: files, agreement, conflicts, each under its tab, and the way out to the gold. */
import { storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { askForGold, goldAnswered, useGoldRequest } from '@renderer/state/goldRequest'
import { openMerge, showMergeView, useMerge, type MergeView } from '@renderer/state/merge'
import { useQueueProgress } from '@renderer/state/mergeQueue'
import { usePreferences } from '@renderer/state/preferences'
import { Button } from '@renderer/ui/Button'
import { Pill } from '@renderer/ui/Pill'
import { useEffect, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { AgreementView } from './agreement/AgreementView'
import { ConflictsView } from './conflicts/ConflictsView'
import { EmptyMerge } from './files/EmptyMerge'
import { FilesView } from './files/FilesView'
import { useAdding, useDroppedFiles } from './files/useAdding'
import { ExportGoldDialog } from './gold/ExportGoldDialog'
import { MergeStatus } from './MergeStatus'
import './merge.css'

const views: readonly (readonly [view: MergeView, View: ComponentType])[] = [
  ['files', FilesView],
  ['agreement', AgreementView],
  ['conflicts', ConflictsView],
]

/** The merge of the open project; opened, or made with the first file, when it is shown. */
export function MergeScreen() {
  const services = useServices()
  // Not the overview itself, which every decision makes another one: the head and the tabs stay as they are.
  const filled = useMerge(({ phase, overview }) => phase === 'open' && overview !== null && overview.files.length > 0)
  const adjudicatorId = usePreferences(({ activeAnnotatorId }) => activeAnnotatorId)
  const goldAsked = useGoldRequest(({ asked }) => asked)
  useEffect(() => {
    void openMerge(services)
  }, [services, adjudicatorId])
  useDroppedFiles()

  return (
    <div className="merge" data-testid="merge">
      {filled ? <Parts /> : <NoParts />}
      <MergeStatus />
      {filled && goldAsked && <Gold />}
    </div>
  )
}

/** The head of the merge with its tabs, and the part that is chosen. */
function Parts() {
  const { t } = useTranslation()
  const view = useMerge((merge) => merge.view)
  const people = useMerge(({ overview }) => overview?.people.length ?? 0)
  const documents = useMerge(({ overview }) => overview?.documents.total ?? 0)
  const { pickFile, busy } = useAdding()
  return (
    <Tabs
      className="merge-parts"
      selectedKey={view}
      onSelectionChange={(key) => {
        const chosen = views.find(([name]) => name === key)
        if (chosen !== undefined) showMergeView(chosen[0])
      }}
    >
      <div className="merge-head" data-region="merge">
        <h1>{t('merge.title')}</h1>
        <Pill>{[t('merge.people', { count: people }), t('counts.documents', { count: documents })].join(' · ')}</Pill>
        <TabList className="merge-tabs" aria-label={t('merge.parts')}>
          {views.map(([name]) => (
            <Tab key={name} id={name} className="merge-tab" data-testid={`merge-tab-${name}`}>
              {t(`merge.views.${name}`)}
              {name === 'conflicts' && <OpenCount />}
            </Tab>
          ))}
        </TabList>
        <span className="grow" />
        <Button icon="add" onPress={pickFile} isDisabled={busy} data-testid="merge-add-file">
          {t('merge.addFile')}
        </Button>
        <Button variant="primary" icon="export" onPress={askForGold} data-testid="export-gold">
          {t('merge.exportGold')}
        </Button>
      </div>
      {views.map(([name, View]) => (
        <TabPanel key={name} id={name} className="merge-panel">
          <View />
        </TabPanel>
      ))}
    </Tabs>
  )
}

function Gold() {
  const overview = useMerge((merge) => merge.overview)
  return overview === null ? null : <ExportGoldDialog overview={overview} onClose={goldAnswered} />
}

/** How many conflicts are open, if any. */
function OpenCount() {
  const { t } = useTranslation()
  const open = useQueueProgress()?.open ?? 0
  return open === 0 ? null : <Pill tone="doing">{t('merge.left', { count: open })}</Pill>
}

/** Before there is anything in the merge, or while it is opened, or why it could not be. */
function NoParts() {
  const { t } = useTranslation()
  const services = useServices()
  const { phase, failure } = useMerge()
  return (
    <div className="merge-parts">
      <div className="merge-head" data-region="merge">
        <h1>{t('merge.title')}</h1>
      </div>
      {phase === 'open' ? (
        <EmptyMerge />
      ) : phase === 'failed' && failure !== null ? (
        <div className="merge-message" role="alert">
          <p>{t('merge.failed', { reason: storeErrorText(t, failure) })}</p>
          <Button onPress={() => void openMerge(services)}>{t('common.tryAgain')}</Button>
        </div>
      ) : (
        <p className="merge-message" role="status">
          {t('merge.loading')}
        </p>
      )}
    </div>
  )
}
