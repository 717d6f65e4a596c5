import type { LabelAgreement } from '@core/agreement/report'
import { formatNumber } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import { useTranslation } from 'react-i18next'
import { Score } from './Score'
import { LabelRow, NumberCell, ScoreTable } from './ScoreTable'

/** Every chance-corrected coefficient over all annotators. */
export function LabelDetails({ labels }: { readonly labels: readonly LabelAgreement[] }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const marked = labels.filter(({ annotations }) => annotations > 0)
  if (marked.length === 0) return null
  return (
    <ScoreTable
      title={t('agreement.details.coefficients')}
      help={t('agreement.details.coefficientsHelp')}
      columns={[
        { title: t('agreement.details.fleissKappa') },
        { title: t('agreement.details.alpha') },
        { title: t('agreement.details.uAlpha'), divided: true },
        { title: t('agreement.details.barUAlpha') },
        { title: t('agreement.details.alphaU2004') },
        { title: t('agreement.details.mergedUnits'), divided: true },
      ]}
      testId="agreement-coefficients"
    >
      {marked.map(({ label, fleissKappa, alpha, uAlpha, barUAlpha, alphaU2004, mergedUnits, why }) => (
        <LabelRow key={label} label={label}>
          <NumberCell>
            <Score value={fleissKappa} why={why['fleissKappa']} />
          </NumberCell>
          <NumberCell>
            <Score value={alpha} why={why['alpha']} />
          </NumberCell>
          <NumberCell divided>
            <Score value={uAlpha} why={why['uAlpha']} />
          </NumberCell>
          <NumberCell>
            <Score value={barUAlpha} why={why['barUAlpha']} />
          </NumberCell>
          <NumberCell>
            <Score value={alphaU2004} why={why['alphaU2004']} />
          </NumberCell>
          <NumberCell divided>{formatNumber(mergedUnits, language)}</NumberCell>
        </LabelRow>
      ))}
    </ScoreTable>
  )
}
