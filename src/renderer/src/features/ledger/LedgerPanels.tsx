/** What stands beside the table, each under its tab: the claim at the keyboard, figures across sources, claims per source. */
import { showLedgerPanel, useLedger, type LedgerPanel } from '@renderer/state/ledger'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { FiguresChart } from './charts/FiguresChart'
import { SourcesChart } from './charts/SourcesChart'
import { ClaimPanel } from './ClaimPanel'
import './panels.css'

const panels: readonly (readonly [panel: LedgerPanel, View: ComponentType])[] = [
  ['claim', ClaimPanel],
  ['figures', FiguresChart],
  ['sources', SourcesChart],
]

export function LedgerPanels({ panel }: { readonly panel: LedgerPanel }) {
  const { t } = useTranslation()
  const ready = useLedger(({ listing }) => listing !== null)
  return (
    <Tabs
      className="ledger-panels"
      selectedKey={panel}
      onSelectionChange={(key) => {
        const chosen = panels.find(([name]) => name === key)
        if (chosen !== undefined) showLedgerPanel(chosen[0])
      }}
    >
      <TabList className="ledger-tabs" aria-label={t('ledger.panelsLabel')} data-region="ledger-panel">
        {panels.map(([name]) => (
          <Tab key={name} id={name} className="ledger-tab" data-testid={`ledger-tab-${name}`}>
            {t(`ledger.panels.${name}`)}
          </Tab>
        ))}
      </TabList>
      {panels.map(([name, View]) => (
        <TabPanel key={name} id={name} className="ledger-panel">
          {ready && <View />}
        </TabPanel>
      ))}
    </Tabs>
  )
}
