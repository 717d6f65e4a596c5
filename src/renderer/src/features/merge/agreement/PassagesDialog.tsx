import type { PassageQuery, PassageView } from '@renderer/workers/mergeContract'
import { showConflict } from '@renderer/state/merge'
import { labelTitle } from '@renderer/state/scheme'
import { storeErrorText } from '@renderer/i18n/failures'
import { Dialog } from '@renderer/ui/Dialog'
import { MarkedText } from '@renderer/ui/MarkedText'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import { VirtualList } from '@renderer/ui/VirtualList'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PairNames } from './PairTable'
import { type Passages, usePassages } from './usePassages'

/** The passages behind a count: each in its sentence, as either annotator marked it. Choosing one shows its conflict. */
export function PassagesDialog({
  request,
  names,
  onClose,
}: {
  readonly request: PassageQuery
  readonly names: PairNames
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const passages = usePassages(request)
  const { total, failure } = passages
  const title = t('agreement.passages.title', {
    outcome: t(`agreement.outcome.${request.outcome}`, { ...names }),
    label: labelTitle(t, request.label),
  })
  return (
    <Dialog title={title} size="large" onClose={onClose} testId="passages">
      {failure !== null ? (
        <p role="alert">{storeErrorText(t, failure)}</p>
      ) : total === null ? (
        <ProgressBar label={t('agreement.passages.loading')} fraction={null} />
      ) : (
        <PassageList passages={passages} total={total} names={names} onClose={onClose} />
      )}
    </Dialog>
  )
}

function PassageList({
  passages,
  total,
  names,
  onClose,
}: {
  readonly passages: Passages
  readonly total: number
  readonly names: PairNames
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const places = useMemo(() => Array.from({ length: total }, (_, place) => place), [total])
  const show = (key: string) => {
    setChosen(key)
    const passage = passages.at(Number(key))
    if (passage === null || passage.conflictKey === null) return
    onClose()
    showConflict(passage.documentId, passage.conflictKey)
  }
  return (
    <div className="passages">
      <VirtualList
        items={places}
        getKey={String}
        activeKey={chosen}
        onActivate={show}
        label={t('agreement.passages.list')}
        estimateSize={170}
        data-testid="passages-list"
        itemProps={(place) => {
          const passage = passages.at(place)
          return {
            ...(passage !== null && { 'data-document-id': passage.documentId }),
            ...(passage !== null && passage.conflictKey !== null && { 'data-conflict': passage.conflictKey }),
          }
        }}
        renderItem={(place) => (
          <PassageCard place={place} passage={passages.at(place)} onNeed={passages.need} names={names} />
        )}
      />
    </div>
  )
}

interface PassageCardProps {
  readonly place: number
  /** Null: it is not read yet. */
  readonly passage: PassageView | null
  readonly onNeed: (place: number) => void
  readonly names: PairNames
}

function PassageCard({ place, passage, onNeed, names }: PassageCardProps) {
  const { t } = useTranslation()
  const missing = passage === null
  useEffect(() => {
    if (missing) onNeed(place)
  }, [missing, onNeed, place])
  if (passage === null) return <article className="passage passage-missing" aria-busy="true" />
  const { documentTitle, sentence, spanA, spanB, conflictKey } = passage
  return (
    <article className="passage">
      <header className="passage-head">
        <bdi>{documentTitle === '' ? t('documents.untitled') : documentTitle}</bdi>
        {conflictKey !== null && <span className="passage-go">{t('agreement.passages.show')}</span>}
      </header>
      <Version name={names.a} sentence={sentence} span={spanA} />
      <Version name={names.b} sentence={sentence} span={spanB} />
    </article>
  )
}

/** The sentence as one of the two marked it. */
function Version({
  name,
  sentence,
  span,
}: {
  readonly name: string
  readonly sentence: PassageView['sentence']
  readonly span: PassageView['spanA']
}) {
  const { t } = useTranslation()
  const said = span === null ? t('agreement.passages.nothing') : labelTitle(t, span.label)
  return (
    <div className="passage-version">
      <p className="passage-who">
        <bdi>{name}</bdi> · {said}
      </p>
      <MarkedText text={sentence.text} start={sentence.start} spans={span === null ? [] : [span]} />
    </div>
  )
}
