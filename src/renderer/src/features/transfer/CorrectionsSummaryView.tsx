import type { ExchangeInput } from '@renderer/state/imports'
import { usePreferences } from '@renderer/state/preferences'
import type { CorrectionsSummary } from '@renderer/workers/correctionsIntake'
import type { ExchangeSummary } from '@renderer/workers/importExchangeJob'
import { useTranslation } from 'react-i18next'
import { SetAside } from './ExchangeSummaryView'
import { Facts } from './Facts'

/** Whom a file of corrections is for, and what it holds for the people of this laptop, before any of it is taken. */
export function CorrectionsSummaryView({
  summary,
  corrections,
  input,
}: {
  readonly summary: ExchangeSummary
  readonly corrections: CorrectionsSummary
  readonly input: ExchangeInput
}) {
  const { t, i18n } = useTranslation()
  const me = usePreferences((preferences) => preferences.activeAnnotatorId)
  const { from, addressees, forHere, people, missing, forOthers } = corrections
  const addressed = people.map(({ id, name, count }) =>
    id === me ? t('corrections.file.forYou', { count }) : t('corrections.file.forPerson', { name, number: count }),
  )
  const list = new Intl.ListFormat(i18n.language)
  return (
    <div className="exchange-summary" data-testid="corrections-summary">
      <Facts
        facts={[
          { name: t('exchange.file'), value: <bdi>{input.fileName}</bdi> },
          { name: t('exchange.project'), value: <bdi>{summary.project.name}</bdi> },
          { name: t('corrections.file.from'), value: <bdi>{list.format(from)}</bdi> },
          { name: t('corrections.file.for'), value: <bdi>{list.format(addressees)}</bdi> },
          ...(forHere
            ? [
                {
                  name: t('corrections.title'),
                  value: people.length === 0 ? t('corrections.file.nothingHere') : list.format(addressed),
                },
              ]
            : []),
        ]}
      />
      {!forHere && (
        <p className="warning" data-testid="corrections-not-here">
          {t('corrections.file.notHere', { names: list.format(addressees) })}
        </p>
      )}
      {people.length > 0 && <p>{t('corrections.file.help')}</p>}
      {forHere && forOthers > 0 && <p className="muted">{t('corrections.file.otherPeople', { count: forOthers })}</p>}
      {missing.length > 0 && (
        <>
          <p className="warning">{t('corrections.file.missing', { count: missing.length })}</p>
          <ul className="losses" data-testid="corrections-missing">
            {missing.map(({ documentId, title, count }) => (
              <li key={documentId}>
                {t('corrections.file.missingLine', {
                  title: title === '' ? t('documents.untitled') : title,
                  number: count,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <SetAside summary={summary} />
    </div>
  )
}
