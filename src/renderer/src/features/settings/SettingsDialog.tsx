import { Dialog } from '@renderer/ui/Dialog'
import { useTranslation } from 'react-i18next'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { About } from './About'
import { Annotators } from './Annotators'
import { Appearance } from './Appearance'
import { Marking } from './Marking'
import { Shortcuts } from './Shortcuts'
import './settings.css'

const sections = [
  { key: 'people', Section: Annotators },
  { key: 'appearance', Section: Appearance },
  { key: 'marking', Section: Marking },
  { key: 'shortcuts', Section: Shortcuts },
  { key: 'about', Section: About },
] as const

/** All that can be set, by sections. Every change holds at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('settings.title')} size="large" onClose={onClose} testId="settings">
      <Tabs className="settings" orientation="vertical">
        <TabList className="settings-tabs" aria-label={t('settings.sections')}>
          {sections.map(({ key }) => (
            <Tab key={key} id={key} className="settings-tab">
              {t(`settings.${key}`)}
            </Tab>
          ))}
        </TabList>
        {sections.map(({ key, Section }) => (
          <TabPanel key={key} id={key} className="settings-section">
            <Section />
          </TabPanel>
        ))}
      </Tabs>
    </Dialog>
  )
}
