import type { PassageView } from '@renderer/workers/mergeContract'
import { mergeWorker, showConflict } from '@renderer/state/merge'
import { labelTitle } from '@renderer/state/scheme'
import { storeErrorText } from '@renderer/i18n/failures'
import { storeErrorOf, type StoreError } from '@renderer/store/errors'
import { Dialog } from '@renderer/ui/Dialog'
import { MarkedText } from '@renderer/ui/MarkedText'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import { VirtualList } from '@renderer/ui/VirtualList'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PairNames, PassagesRequest } from './PairTable'

type Load =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly passages: readonly PassageView[] }
  | { readonly kind: 'failed'; readonly error: StoreError }

/** The passages behind a count: each in its sentence, as either annotator marked it. Choosing one shows its conflict. */
export function PassagesDialog({
  request,
  names,
  onClose,
}: {
  readonly request: PassagesRequest
  readonly names: PairNames
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const load = usePassages(request)
  const title = t('agreement.passages.title', {
    outcome: t(`agreement.outcome.${request.outcome}`, { ...names }),
    label: labelTitle(t, request.label),
  })
  return (
    <Dialog title={title} size="large" onClose={onClose} testId="passages">
      {load.kind === 'loading' && <ProgressBar label={t('agreement.passages.loading')} fraction={null} />}
      {load.kind === 'failed' && <p role="alert">{storeErrorText(t, load.error)}</p>}
      {load.kind === 'ready' && <Passages passages={load.passages} names={names} onClose={onClose} />}
    </Dialog>
  )
}

function usePassages({ a, b, label, outcome }: PassagesRequest): Load {
  const [load, setLoad] = useState<Load>({ kind: 'loading' })
  useEffect(() => {
    let left = false
    mergeWorker()
      .call('passages', a, b, label, outcome)
      .then(
        (passages) => {
          if (!left) setLoad({ kind: 'ready', passages })
        },
        (cause: unknown) => {
          if (!left) setLoad({ kind: 'failed', error: storeErrorOf(cause) })
        },
      )
    return () => {
      left = true
    }
  }, [a, b, label, outcome])
  return load
}

function Passages({
  passages,
  names,
  onClose,
}: {
  readonly passages: readonly PassageView[]
  readonly names: PairNames
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const show = (key: string) => {
    setChosen(key)
    const passage = passages.find((p) => keyOf(p) === key)
    if (passage === undefined || passage.conflictKey === null) return
    onClose()
    showConflict(passage.documentId, passage.conflictKey)
  }
  return (
    <div className="passages">
      <VirtualList
        items={passages}
        getKey={keyOf}
        activeKey={chosen}
        onActivate={show}
        label={t('agreement.passages.list')}
        estimateSize={170}
        data-testid="passages-list"
        itemProps={(passage) => ({
          'data-document-id': passage.documentId,
          ...(passage.conflictKey !== null && { 'data-conflict': passage.conflictKey }),
        })}
        renderItem={(passage) => <PassageCard passage={passage} names={names} />}
      />
    </div>
  )
}

const keyOf = ({ documentId, a, b, start }: PassageView) => [documentId, start, a, b].join(' ')

function PassageCard({ passage, names }: { readonly passage: PassageView; readonly names: PairNames }) {
  const { t } = useTranslation()
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
