/** How many claims rest on each source, and how they are put. */
import type { LedgerSummary } from '@core/ledger/summary'
import { askCharts, filterLedger, useLedger } from '@renderer/state/ledger'
import { usePreferences } from '@renderer/state/preferences'
import { useScheme } from '@renderer/state/scheme'
import { Button } from '@renderer/ui/Button'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../useAnswer'
import { ChartFrame } from './ChartFrame'
import { mostBars, sourceName, sourcesPicture, stanceSeries } from './sourcesPicture'

/** More rows are no table to read; the ledger itself has them, grouped by source. */
const mostRows = 200

export function SourcesChart() {
  const { t } = useTranslation()
  const query = useLedger((ledger) => ledger.query)
  const ask = useCallback(() => askCharts('summary', query), [query])
  const summary = useAnswer(ask)
  if (summary === null) return <p className="panel-empty">{t('ledger.chart.computing')}</p>
  if (summary.sources.length === 0) return <p className="panel-empty">{t('ledger.nothingFound')}</p>
  return <Sources summary={summary} />
}

function Sources({ summary }: { readonly summary: LedgerSummary }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const digits = usePreferences((preferences) => preferences.digits)
  const scheme = useScheme((state) => state.scheme)
  const stances = useMemo(() => stanceSeries(t, scheme, summary, language), [t, scheme, summary, language])
  const draw = useCallback(
    (width: number) => sourcesPicture(t, scheme, summary, { width, language, digits }),
    [t, scheme, summary, language, digits],
  )
  const [first] = summary.sources
  return (
    <>
      <ChartFrame
        summary={t('ledger.sources.summary', { count: summary.sources.length, first: first === undefined ? '' : sourceName(t, first) })} // prettier-ignore
        draw={draw}
        testId="sources-chart"
        table={
          <div className="ledger-chart-table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('ledger.columns.sources')}</th>
                  <th scope="col">{t('ledger.sources.claims')}</th>
                  {stances.map(({ value, title }) => (
                    <th key={value} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {summary.sources.slice(0, mostRows).map((source) => (
                  <tr key={source.key}>
                    <th scope="row">
                      <Button small variant="quiet" onPress={() => filterLedger({ sources: [source.key] })}>
                        <bdi>{sourceName(t, source)}</bdi>
                      </Button>
                    </th>
                    <td>{t('ledger.number', { number: source.claims })}</td>
                    {stances.map(({ value }) => (
                      <td key={value}>{t('ledger.number', { number: source.stances.get(value) ?? 0 })}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        }
      />
      {summary.sources.length > mostBars && (
        <p className="muted ledger-chart-note">
          {t('ledger.sources.more', { count: summary.sources.length - mostBars })}
        </p>
      )}
    </>
  )
}
