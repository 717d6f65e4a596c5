import type { LabelAgreement } from '@core/agreement/report'
import { formatNumber } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import { useTranslation } from 'react-i18next'
import { Score } from './Score'
import { type Column, LabelRow, NobodyMarked, NumberCell, ScoreTable } from './ScoreTable'

/** Krippendorff's bounds (2004, p. 241): conclusions may be drawn from .800 on, tentative ones from .667 on. */
const dependable = 0.8
const tentative = 0.667

/** What a chance-corrected number is worth, in a word. */
function worthOf(alpha: number): 'dependable' | 'tentative' | 'low' {
  return alpha >= dependable ? 'dependable' : alpha >= tentative ? 'tentative' : 'low'
}

/** One number per label over all annotators: agreement beyond what chance would give. */
export function LabelTable({ labels }: { readonly labels: readonly LabelAgreement[] }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const columns: Column[] = [
    { title: t('agreement.chance.annotators') },
    { title: t('agreement.chance.annotations') },
    { title: t('agreement.chance.uAlpha'), divided: true },
    { title: t('agreement.chance.worth'), kind: 'words' },
  ]
  return (
    <ScoreTable
      title={t('agreement.chance.title')}
      help={t('agreement.chance.help')}
      columns={columns}
      testId="agreement-labels"
    >
      {labels.map(({ label, annotators, annotations, uAlpha, interval, why }) => (
        <LabelRow key={label} label={label}>
          {annotations === 0 ? (
            <NobodyMarked label={label} columns={columns.length} />
          ) : (
            <>
              <NumberCell>{formatNumber(annotators, language)}</NumberCell>
              <NumberCell>{formatNumber(annotations, language)}</NumberCell>
              <NumberCell divided>
                <Score value={uAlpha} why={why['uAlpha']} interval={interval.uAlpha} />
              </NumberCell>
              <td>{uAlpha !== null && t(`agreement.worth.${worthOf(uAlpha)}`)}</td>
            </>
          )}
        </LabelRow>
      ))}
    </ScoreTable>
  )
}
