/** Who agrees with whom, on what, and how far: counts first, then scores, then one number per label; the rest on demand. */
import { hintsFor } from '@core/agreement/hints'
import type { AgreementReport } from '@core/agreement/report'
import { storeErrorText } from '@renderer/i18n/failures'
import { cancelAgreement, computeAgreement, reportOf, useAgreement, type Work } from '@renderer/state/agreement'
import { annotatorName } from '@renderer/state/blindNames'
import { showMergeView, useMerge } from '@renderer/state/merge'
import { usePreferences } from '@renderer/state/preferences'
import type { MergeOverview, PassageQuery } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import { Icon } from '@renderer/ui/Icon'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Definitions } from './Definitions'
import { GammaTable } from './GammaTable'
import { hintText } from './hintText'
import { LabelDetails } from './LabelDetails'
import { LabelTable } from './LabelTable'
import { PairDetails } from './PairDetails'
import { PairMatrix } from './PairMatrix'
import { entriesOf, summariesOf } from './pairs'
import { PairTable } from './PairTable'
import { PassagesDialog } from './PassagesDialog'
import { SaveCsv } from './SaveCsv'
import './agreement.css'

export function AgreementView() {
  const overview = useMerge((merge) => merge.overview)
  return overview === null ? null : <Agreement overview={overview} />
}

function Agreement({ overview }: { readonly overview: MergeOverview }) {
  const { t } = useTranslation()
  const state = useAgreement()
  const current = reportOf(state, overview)
  const comparable = overview.people.length > 1 && overview.documents.compared > 0
  const missing = comparable && current === null && state.work === null

  // The first time nobody has to ask; later the person says when, because it may take a while.
  useEffect(() => {
    if (missing) void computeAgreement(overview)
    // Whatever else changes in the overview, one start is enough.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [missing])

  if (!comparable) return <NothingToCompare overview={overview} />
  return (
    <div className="agreement" data-testid="agreement">
      <header className="agreement-head">
        <h2>{t('agreement.title')}</h2>
        <Compared overview={overview} />
        {current !== null && <SaveCsv report={current.report} overview={overview} />}
      </header>
      {state.work === null ? (
        current?.outdated === true && <Again words={t('agreement.outdated')} overview={overview} />
      ) : (
        <AtWork work={state.work} overview={overview} />
      )}
      {current !== null && <Report key={overview.mergeId} overview={overview} {...current} />}
    </div>
  )
}

/** What is needed before anything can be compared. */
function NothingToCompare({ overview }: { readonly overview: MergeOverview }) {
  const { t } = useTranslation()
  const alone = overview.people.length < 2
  return (
    <div className="agreement-nothing" data-testid="agreement-nothing">
      <h2>{t(alone ? 'agreement.nothing.aloneTitle' : 'agreement.nothing.unfinishedTitle')}</h2>
      <p>{t(alone ? 'agreement.nothing.alone' : 'agreement.nothing.unfinished')}</p>
      <Button onPress={() => showMergeView('files')}>{t('agreement.nothing.files')}</Button>
    </div>
  )
}

/** How many documents the numbers are about, and how many they are not about. */
function Compared({ overview: { documents } }: { readonly overview: MergeOverview }) {
  const { t } = useTranslation()
  const skipped = documents.single + documents.unfinished
  return (
    <p className="agreement-compared">
      <span>{t('agreement.compared', { documents: t('counts.documents', { count: documents.compared }) })}</span>
      {skipped > 0 && <span className="muted">{t('agreement.skipped', { count: skipped })}</span>}
    </p>
  )
}

/** Says why there are no numbers of the present files, and computes them. */
function Again({ words, overview }: { readonly words: string; readonly overview: MergeOverview }) {
  const { t } = useTranslation()
  return (
    <div className="agreement-again" role="status">
      <Icon name="warning" />
      <p>{words}</p>
      <Button small onPress={() => void computeAgreement(overview)} data-testid="agreement-compute">
        {t('agreement.compute')}
      </Button>
    </div>
  )
}

function AtWork({ work, overview }: { readonly work: Work; readonly overview: MergeOverview }) {
  const { t } = useTranslation()
  if (work.kind === 'stopped') return <Again words={t('agreement.stopped')} overview={overview} />
  if (work.kind === 'failed') return <Again words={storeErrorText(t, work.error)} overview={overview} />
  const { progress } = work
  return (
    <div className="agreement-running" data-testid="agreement-running">
      <p role="status">{t('agreement.running')}</p>
      <ProgressBar
        label={t('agreement.running')}
        fraction={progress === null || progress.total === 0 ? null : progress.done / progress.total}
      />
      <Button small onPress={cancelAgreement}>
        {t('common.cancel')}
      </Button>
    </div>
  )
}

function Report({
  overview,
  report,
  outdated,
}: {
  readonly overview: MergeOverview
  readonly report: AgreementReport
  readonly outdated: boolean
}) {
  const { t } = useTranslation()
  const pair = useAgreement((state) => state.pair)
  const [asked, setAsked] = useState<PassageQuery | null>(null)
  const summaries = useMemo(() => summariesOf(report), [report])
  const nameOf = (id: string) => annotatorName(overview, id, t)
  const shown = summaries.find(({ a, b }) => a === pair?.a && b === pair.b) ?? summaries[0]
  if (shown === undefined) return <p className="agreement-none">{t('agreement.nothing.unfinished')}</p>
  const names = { a: nameOf(shown.a), b: nameOf(shown.b) }
  const entries = entriesOf(report, shown)
  return (
    <div className="agreement-report" data-outdated={outdated}>
      <Hints report={report} nameOf={nameOf} />
      {summaries.length > 1 && <PairMatrix summaries={summaries} shown={shown} nameOf={nameOf} />}
      <PairTable entries={entries} names={names} onShow={outdated ? null : setAsked} />
      <LabelTable labels={report.labels} />
      <details className="agreement-details">
        <summary>{t('agreement.details.title')}</summary>
        <div className="agreement-more">
          <PairDetails entries={entries} names={names} />
          <LabelDetails labels={report.labels} />
          <GammaTable overview={overview} labels={report.labels} outdated={outdated} />
          <p className="agreement-none">
            {t('agreement.details.bootstrap', { samples: report.bootstrap.samples, seed: report.bootstrap.seed })}
          </p>
          <Definitions />
        </div>
      </details>
      {asked !== null && <PassagesDialog request={asked} names={names} onClose={() => setAsked(null)} />}
    </div>
  )
}

/** What the numbers suggest, before the numbers. */
function Hints({ report, nameOf }: { readonly report: AgreementReport; readonly nameOf: (id: string) => string }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const hints = useMemo(() => hintsFor(report), [report])
  if (hints.length === 0) return null
  return (
    <section className="agreement-hints" aria-label={t('agreement.hints.title')} data-testid="agreement-hints">
      <h3>{t('agreement.hints.title')}</h3>
      <ul>
        {hints.map((hint) => {
          const words = hintText(t, hint, nameOf, language)
          return (
            <li key={words} data-hint={hint.kind}>
              {words}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
