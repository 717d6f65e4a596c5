import type { LabelAgreement } from '@core/agreement/report'
import { storeErrorText } from '@renderer/i18n/failures'
import { formatNumber } from '@renderer/i18n/format'
import {
  agreementSeed,
  cancelGamma,
  computeGamma,
  gammaSamples,
  type GammaWork,
  useAgreement,
} from '@renderer/state/agreement'
import { usePreferences } from '@renderer/state/preferences'
import { labelTitle } from '@renderer/state/scheme'
import type { MergeOverview } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import { useTranslation } from 'react-i18next'
import { Score } from './Score'
import { LabelRow, NumberCell, ScoreTable } from './ScoreTable'

/** γ, label by label, when it is asked for: it takes far longer than all the rest. */
export function GammaTable({
  overview,
  labels,
  outdated,
}: {
  readonly overview: MergeOverview
  readonly labels: readonly LabelAgreement[]
  readonly outdated: boolean
}) {
  const { t } = useTranslation()
  const gamma = useAgreement((state) => state.gamma)
  const marked = labels.filter(({ annotations }) => annotations > 0)
  if (marked.length === 0) return null
  return (
    <ScoreTable
      title={t('agreement.gamma.title')}
      help={t('agreement.gamma.help', { samples: gammaSamples, seed: agreementSeed })}
      columns={[{ title: t('agreement.gamma.value') }, { title: t('agreement.gamma.how'), kind: 'words' }]}
      testId="agreement-gamma"
    >
      {marked.map(({ label }) => (
        <LabelRow key={label} label={label}>
          <GammaCells
            label={label}
            work={gamma.get(label) ?? null}
            onCompute={outdated ? null : () => void computeGamma(overview, label)}
          />
        </LabelRow>
      ))}
    </ScoreTable>
  )
}

function GammaCells({
  label,
  work,
  onCompute,
}: {
  readonly label: string
  readonly work: GammaWork | null
  /** Null while the numbers are not those of the present files. */
  readonly onCompute: (() => void) | null
}) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  switch (work?.kind) {
    case undefined:
    case 'stopped':
    case 'failed':
      return (
        <>
          <td />
          <td>
            {work?.kind === 'failed' && <p role="alert">{storeErrorText(t, work.error)}</p>}
            <Button
              small
              isDisabled={onCompute === null}
              aria-label={t('agreement.gamma.computeLabel', { label: labelTitle(t, label) })}
              onPress={() => onCompute?.()}
            >
              {t('agreement.gamma.compute')}
            </Button>
          </td>
        </>
      )
    case 'running': {
      const { progress } = work
      return (
        <>
          <td />
          <td>
            <div className="agreement-running">
              <ProgressBar
                label={t('agreement.gamma.running', { label: labelTitle(t, label) })}
                fraction={progress === null || progress.total === 0 ? null : progress.done / progress.total}
              />
              <Button small onPress={() => cancelGamma(label)}>
                {t('common.cancel')}
              </Button>
            </div>
          </td>
        </>
      )
    }
    case 'done': {
      const { gamma, sampler, seed, samples, documents, leftOut, why } = work.result
      return (
        <>
          <NumberCell>
            <Score value={gamma} why={why ?? undefined} />
          </NumberCell>
          <td className="muted">
            {t('agreement.gamma.made', {
              documents: t('counts.documents', { count: documents }),
              sampler: t(`agreement.gamma.sampler.${sampler}`),
              samples: formatNumber(samples, language),
              seed,
            })}
            {leftOut.length > 0 && ` ${t('agreement.gamma.leftOut', { count: leftOut.length })}`}
          </td>
        </>
      )
    }
  }
}
