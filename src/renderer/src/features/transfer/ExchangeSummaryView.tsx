import { formatBytes } from '@renderer/i18n/format'
import type { ExchangeInput } from '@renderer/state/imports'
import { usePreferences } from '@renderer/state/preferences'
import type { ExchangeSummary } from '@renderer/workers/importExchangeJob'
import { useTranslation } from 'react-i18next'
import { Facts } from './Facts'
import { ProblemList } from '@renderer/ui/ProblemList'

/** What an exchange file holds, before anything of it is taken over. */
export function ExchangeSummaryView({
  summary,
  input,
}: {
  readonly summary: ExchangeSummary
  readonly input: ExchangeInput
}) {
  const { t, i18n } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const people = new Intl.ListFormat(i18n.language).format(summary.annotators.map(({ name }) => name))
  return (
    <div className="exchange-summary" data-testid="exchange-summary">
      <Facts
        facts={[
          { name: t('exchange.file'), value: <bdi>{input.fileName}</bdi> },
          { name: t('exchange.size'), value: formatBytes(input.bytes, language) },
          { name: t('exchange.project'), value: <bdi>{summary.project.name}</bdi> },
          { name: t('exchange.people'), value: <bdi>{people}</bdi> },
          {
            name: t('exchange.contains'),
            value: [
              t('counts.documents', { count: summary.documents }),
              t('counts.annotations', { count: summary.annotations }),
              t('counts.relations', { count: summary.relations }),
              ...(summary.reviews > 0 ? [t('counts.reviews', { count: summary.reviews })] : []),
            ].join(' · '),
          },
          {
            name: t('exchange.into'),
            value: summary.projectHere ? t('exchange.intoSame', { name: summary.project.name }) : t('exchange.intoNew'),
          },
        ]}
      />
      <SetAside summary={summary} />
    </div>
  )
}

/** What is left out of a file and why, and what is strange. */
export function SetAside({ summary }: { readonly summary: ExchangeSummary }) {
  const { t } = useTranslation()
  return (
    <>
      {summary.problems.length > 0 && (
        <>
          <p className="warning">{t('exchange.problemsHelp')}</p>
          <ProblemList title={t('exchange.problems', { count: summary.setAside })} problems={summary.problems} />
        </>
      )}
      {summary.warnings.length > 0 && (
        <ProblemList title={t('exchange.warnings', { count: summary.warnings.length })} problems={summary.warnings} />
      )}
    </>
  )
}
