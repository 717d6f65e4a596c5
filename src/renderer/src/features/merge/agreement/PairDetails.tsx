import type { PairAgreement } from '@core/agreement/report'
import { attributeOf, attributeTitle } from '@renderer/i18n/attributeTitles'
import { formatNumber, formatScore } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import { useScheme } from '@renderer/state/scheme'
import { useTranslation } from 'react-i18next'
import type { PairNames } from './PairTable'
import { spansOf } from './pairs'
import { Score } from './Score'
import { LabelRow, NumberCell, ScoreTable } from './ScoreTable'

interface PairDetailsProps {
  /** Of one pair, one per label. */
  readonly entries: readonly PairAgreement[]
  readonly names: PairNames
}

/** All that is measured between two annotators beyond the first table. */
export function PairDetails({ entries, names }: PairDetailsProps) {
  const marked = entries.filter((entry) => spansOf(entry) > 0)
  return (
    <>
      <SpanDetails entries={marked} names={names} />
      <LinkDetails entries={marked} names={names} />
      <ValueDetails entries={marked} names={names} />
    </>
  )
}

function SpanDetails({ entries, names }: PairDetailsProps) {
  const { t } = useTranslation()
  if (entries.length === 0) return null
  return (
    <ScoreTable
      title={t('agreement.details.spans', { ...names })}
      help={t('agreement.details.precisionHelp', { ...names })}
      columns={[
        { title: t('agreement.details.exactPrecision') },
        { title: t('agreement.details.exactRecall') },
        { title: t('agreement.details.relaxedPrecision') },
        { title: t('agreement.details.relaxedRecall') },
        { title: t('agreement.details.tokenKappa'), divided: true },
      ]}
    >
      {entries.map(({ label, exact, relaxed, tokenKappa, why }) => (
        <LabelRow key={label} label={label}>
          <NumberCell>
            <Score value={exact.precision} why={why['exact']} />
          </NumberCell>
          <NumberCell>
            <Score value={exact.recall} why={why['exact']} />
          </NumberCell>
          <NumberCell>
            <Score value={relaxed.precision} why={why['relaxed']} />
          </NumberCell>
          <NumberCell>
            <Score value={relaxed.recall} why={why['relaxed']} />
          </NumberCell>
          <NumberCell divided>
            <Score value={tokenKappa} why={why['tokenKappa']} />
          </NumberCell>
        </LabelRow>
      ))}
    </ScoreTable>
  )
}

function LinkDetails({ entries, names }: PairDetailsProps) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const linked = entries.filter(({ links }) => links.f1 !== null || links.unmatchedEnds !== null)
  if (linked.length === 0) return <p className="agreement-none">{t('agreement.details.noLinks', { ...names })}</p>
  return (
    <ScoreTable
      title={t('agreement.details.links', { ...names })}
      help={t('agreement.details.linksHelp')}
      columns={[
        { title: t('agreement.details.both') },
        { title: t('agreement.outcome.onlyA', { ...names }) },
        { title: t('agreement.outcome.onlyB', { ...names }) },
        { title: t('agreement.details.f1'), divided: true },
        { title: t('agreement.details.unmatchedEnds') },
      ]}
    >
      {linked.map(({ label, links, why }) => (
        <LabelRow key={label} label={label}>
          <NumberCell>{formatNumber(links.both, language)}</NumberCell>
          <NumberCell>{formatNumber(links.onlyA, language)}</NumberCell>
          <NumberCell>{formatNumber(links.onlyB, language)}</NumberCell>
          <NumberCell divided>
            <Score value={links.f1} why={why['links']} />
          </NumberCell>
          <NumberCell>{links.unmatchedEnds === null ? '—' : formatScore(links.unmatchedEnds, language)}</NumberCell>
        </LabelRow>
      ))}
    </ScoreTable>
  )
}

/** Attributes, and the values of figures: what was said of the spans that both have. */
function ValueDetails({ entries, names }: PairDetailsProps) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const scheme = useScheme((state) => state.scheme)
  const attributes = entries.flatMap(({ label, attributes: all }) =>
    all.filter(({ compared }) => compared > 0).map((attribute) => ({ label, ...attribute })),
  )
  const figures = entries.flatMap(({ label, figures: f }) => (f === null || f.compared === 0 ? [] : [{ label, ...f }]))
  if (attributes.length + figures.length === 0)
    return <p className="agreement-none">{t('agreement.details.noValues', { ...names })}</p>
  return (
    <ScoreTable
      title={t('agreement.details.values', { ...names })}
      help={t('agreement.details.valuesHelp')}
      columns={[
        { title: t('agreement.details.attribute'), kind: 'words' },
        { title: t('agreement.details.compared') },
        { title: t('agreement.details.agreement'), divided: true },
      ]}
    >
      {figures.map(({ label, compared, equal }) => (
        <LabelRow key={label} label={label}>
          <td>{t('agreement.details.figureValue')}</td>
          <NumberCell>{formatNumber(compared, language)}</NumberCell>
          <NumberCell divided>{t('agreement.details.equal', { equal, compared })}</NumberCell>
        </LabelRow>
      ))}
      {attributes.map(({ label, name, alpha, compared }) => (
        <LabelRow key={`${label} ${name}`} label={label}>
          <td>{attributeTitle(t, attributeOf(scheme, label, name), language)}</td>
          <NumberCell>{formatNumber(compared, language)}</NumberCell>
          <NumberCell divided>
            <Score value={alpha} why="no-variation" />
          </NumberCell>
        </LabelRow>
      ))}
    </ScoreTable>
  )
}
