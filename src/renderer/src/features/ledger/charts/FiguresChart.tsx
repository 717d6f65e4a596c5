/** Figures about the same thing beside each other, so that those that contradict each other are seen. */
import { askCharts, goToClaim, useLedger } from '@renderer/state/ledger'
import { usePreferences } from '@renderer/state/preferences'
import { Button } from '@renderer/ui/Button'
import { Pill } from '@renderer/ui/Pill'
import { Select } from '@renderer/ui/Select'
import type { ComparedFigure, FigureComparison, FigureGroupView } from '@renderer/workers/ledgerContract'
import type { TFunction } from 'i18next'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../useAnswer'
import { ChartFrame } from './ChartFrame'
import { figureLines, figuresPicture, groupTitle, mostLines, rangeText, sourceText, valueText } from './figuresPicture'

export function FiguresChart() {
  const { t } = useTranslation()
  const query = useLedger((ledger) => ledger.query)
  const [key, setKey] = useState<string | null>(null)
  const ask = useCallback(() => askCharts('figures', query, key), [query, key])
  const comparison = useAnswer(ask)
  if (comparison === null) return <p className="panel-empty">{t('ledger.chart.computing')}</p>
  if (comparison.shown === null)
    return (
      <p className="panel-empty" data-testid="figures-empty">
        <strong>{t('ledger.figures.none')}</strong>
        {t('ledger.figures.noneHelp')}
      </p>
    )
  return (
    <>
      <div className="ledger-chart-choice">
        <Select
          label={t('ledger.figures.group')}
          value={comparison.shown.key}
          onChange={setKey}
          options={comparison.groups.map((group) => ({ key: group.key, title: groupChoice(t, group) }))}
          testId="figures-group"
        />
      </div>
      <Comparison figures={comparison.figures} hidden={comparison.hidden} shown={comparison.shown} />
    </>
  )
}

function groupChoice(t: TFunction, group: FigureGroupView): string {
  const title = groupTitle(t, group)
  const { count, contradictions } = group
  return contradictions > 0
    ? t('ledger.figures.choiceContradicted', { title, number: count })
    : t('ledger.figures.choice', { title, number: count })
}

function Comparison({
  figures,
  hidden,
  shown,
}: Pick<FigureComparison, 'figures' | 'hidden'> & { readonly shown: FigureGroupView }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const digits = usePreferences((preferences) => preferences.digits)
  const draw = useCallback(
    (width: number) => figuresPicture(t, shown, figures, { width, language, digits }),
    [t, shown, figures, language, digits],
  )
  const lines = figureLines(t, figures).length
  const range = rangeText(t, figures, language)
  return (
    <>
      <ChartFrame
        summary={t('ledger.figures.summary', { count: figures.length, range, contradictions: shown.contradictions })} // prettier-ignore
        draw={draw}
        table={<FigureTable figures={figures} unit={shown.unit} />}
        onClaim={(claimId) => void goToClaim(claimId)}
        testId="figures-chart"
      />
      <dl className="ledger-card">
        <div>
          <dt>{t('ledger.figures.range')}</dt>
          <dd>{range}</dd>
        </div>
        <div>
          <dt>{t('ledger.figures.contradictions')}</dt>
          <dd data-testid="figures-contradictions" data-count={shown.contradictions}>
            {shown.noun === '' ? (
              t('ledger.figures.notComparable')
            ) : shown.contradictions === 0 ? (
              t('ledger.figures.noContradictions')
            ) : (
              <Pill tone="danger">{t('ledger.figures.pairs', { count: shown.contradictions })}</Pill>
            )}
          </dd>
        </div>
      </dl>
      <ul className="ledger-chart-key">
        <li data-shape="exact">{t('ledger.figures.key.exact')}</li>
        <li data-shape="about">{t('ledger.figures.key.about')}</li>
        <li data-shape="range">{t('ledger.figures.key.range')}</li>
        <li data-shape="open">{t('ledger.figures.key.open')}</li>
        <li data-shape="contradicted">{t('ledger.figures.key.contradicted')}</li>
      </ul>
      {(lines > mostLines || hidden > 0) && (
        <p className="muted ledger-chart-note">
          {t('ledger.figures.more', { shown: Math.min(mostLines, lines), hidden })}
        </p>
      )}
    </>
  )
}

/** All that the chart shows, and what it has no room for. */
function FigureTable({ figures, unit }: { readonly figures: readonly ComparedFigure[]; readonly unit: string }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  return (
    <div className="ledger-chart-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ledger.figures.who')}</th>
            <th scope="col">{t('ledger.figures.value')}</th>
            <th scope="col">{t('ledger.figures.contradicted')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure, i) => (
            <tr key={`${figure.claimId} ${i}`}>
              <th scope="row" dir="auto">
                {sourceText(t, figure)}
              </th>
              <td>
                <Button small variant="quiet" onPress={() => void goToClaim(figure.claimId)}>
                  {valueText(t, figure, unit, language)}
                </Button>
              </td>
              <td>{figure.contradicted ? t('ledger.figures.yes') : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
