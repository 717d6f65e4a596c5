/** What of the ledger is listed: words, layer, statuses, sources, documents, groups. */
import { reviewStatuses } from '@core/ledger/ledger'
import { everyRow, type LedgerQuery } from '@core/ledger/query'
import { attributeOf, valueTitle } from '@renderer/i18n/attributeTitles'
import {
  clearLedgerFilter,
  filterLedger,
  foldAllGroups,
  groupLedger,
  ledgerWorker,
  showLayer,
  useLedger,
} from '@renderer/state/ledger'
import { usePreferences } from '@renderer/state/preferences'
import { useScheme } from '@renderer/state/scheme'
import { Button } from '@renderer/ui/Button'
import { Select } from '@renderer/ui/Select'
import { SearchField } from '@renderer/ui/TextField'
import { ledgerLayers } from '@renderer/workers/ledgerContract'
import { useTranslation } from 'react-i18next'
import { ToggleButton } from 'react-aria-components'
import { FacetPicker } from './FacetPicker'
import { documentText } from './ledgerWords'

const groupings = ['none', 'source', 'document'] as const

export function LedgerTools() {
  const { t } = useTranslation()
  const query = useLedger((ledger) => ledger.query)
  const layer = useLedger((ledger) => ledger.layer)
  const { filter } = query
  const narrowed = isNarrowed(query)
  return (
    <div className="ledger-tools" role="group" aria-label={t('ledger.tools')}>
      <SearchField label={t('ledger.search')} value={filter.words} onChange={(words) => filterLedger({ words })} />
      <Select
        label={t('ledger.layer')}
        value={layer}
        onChange={showLayer}
        options={ledgerLayers.map((key) => ({ key, title: t(`ledger.layers.${key}`) }))}
        testId="ledger-layer"
      />
      <Select
        label={t('ledger.columns.status')}
        value={filter.statuses[0] ?? 'any'}
        onChange={(status) => filterLedger({ statuses: status === 'any' ? [] : [status] })}
        options={[
          { key: 'any', title: t('ledger.anyStatus') },
          ...reviewStatuses.map((key) => ({ key, title: t(`ledger.status.${key}`) })),
        ]}
        testId="ledger-status"
      />
      <StanceFilter />
      <FacetPicker
        label={t('ledger.columns.sources')}
        all={t('ledger.anySource')}
        chosen={filter.sources[0] ?? null}
        read={async () => (await ledgerWorker().call('facets')).sources}
        titleOf={({ title }) => (title === '' ? t('ledger.noSource') : title)}
        onChange={(key) => filterLedger({ sources: key === null ? [] : [key] })}
        testId="ledger-source"
      />
      <FacetPicker
        label={t('ledger.columns.document')}
        all={t('ledger.anyDocument')}
        chosen={filter.documents[0] ?? null}
        read={async () => (await ledgerWorker().call('facets')).documents}
        titleOf={({ title }) => documentText(t, title)}
        onChange={(key) => filterLedger({ documents: key === null ? [] : [key] })}
        testId="ledger-document"
      />
      {layer === 'everybody' && (
        <FacetPicker
          label={t('ledger.columns.annotator')}
          all={t('ledger.anyAnnotator')}
          chosen={filter.annotators[0] ?? null}
          read={async () => (await ledgerWorker().call('facets')).annotators}
          titleOf={({ title }) => title}
          onChange={(key) => filterLedger({ annotators: key === null ? [] : [key] })}
          testId="ledger-annotator"
        />
      )}
      <ToggleButton
        className="toggle"
        isSelected={filter.checkworthy.length > 0}
        onChange={(wanted) => filterLedger({ checkworthy: wanted ? ['yes'] : [] })}
        data-testid="ledger-checkworthy"
      >
        {t('ledger.columns.checkworthy')}
      </ToggleButton>
      <ToggleButton
        className="toggle"
        isSelected={filter.contradicted}
        onChange={(contradicted) => filterLedger({ contradicted })}
        data-testid="ledger-contradicted"
      >
        {t('ledger.contradicted')}
      </ToggleButton>
      <span className="grow" />
      {query.group !== null && (
        <>
          <Button small variant="quiet" onPress={() => foldAllGroups(true)}>
            {t('ledger.foldAll')}
          </Button>
          <Button small variant="quiet" onPress={() => foldAllGroups(false)}>
            {t('ledger.unfoldAll')}
          </Button>
        </>
      )}
      {narrowed && (
        <Button small variant="quiet" icon="close" onPress={clearLedgerFilter} data-testid="ledger-clear">
          {t('ledger.clear')}
        </Button>
      )}
      <Select
        label={t('ledger.group')}
        value={query.group ?? 'none'}
        onChange={(group) => groupLedger(group === 'none' ? null : group)}
        options={groupings.map((key) => ({ key, title: t(`ledger.groups.${key}`) }))}
        testId="ledger-group"
      />
    </div>
  )
}

/** Whether a query leaves claims out. */
export function isNarrowed({ filter }: LedgerQuery): boolean {
  return JSON.stringify(filter) !== JSON.stringify(everyRow)
}

function StanceFilter() {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const scheme = useScheme((state) => state.scheme)
  const chosen = useLedger(({ query }) => query.filter.stances[0])
  const stance = attributeOf(scheme, 'claim', 'stance')
  const options = [
    { key: 'any', title: t('ledger.anyStance') },
    ...(stance.values ?? []).map((value) => ({ key: `is ${value}`, title: valueTitle(t, stance, value, language) })),
    { key: 'is ', title: t('ledger.noStance') },
  ]
  return (
    <Select
      label={t('ledger.columns.stance')}
      value={chosen === undefined ? 'any' : `is ${chosen}`}
      onChange={(key) => filterLedger({ stances: key === 'any' ? [] : [key.slice('is '.length)] })}
      options={options}
      testId="ledger-stance"
    />
  )
}
