import { assertNever } from '@core/assert'
import { storeErrorText } from '@renderer/i18n/failures'
import { useServices, type Services } from '@renderer/services/services'
import { undoProjectStep } from '@renderer/state/projectUndo'
import { labelTitle, useScheme } from '@renderer/state/scheme'
import {
  candidatesFor,
  chooseTagAllLabel,
  isChosenAtFirst,
  readCandidates,
  tagAll,
  useTagAll,
  type Candidate,
  type CandidateDocument,
  type Candidates,
  type CandidatesProblem,
  type TagAllSource,
} from '@renderer/state/tagAll'
import { storeErrorOf } from '@renderer/store/errors'
import { Button } from '@renderer/ui/Button'
import { RadioGroup } from '@renderer/ui/choices'
import { Dialog } from '@renderer/ui/Dialog'
import { notify } from '@renderer/ui/notices'
import { mostTaggable } from '@renderer/workers/searchJob'
import type { TFunction } from 'i18next'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CandidateList, type CandidateGroup } from './CandidateList'
import './find.css'

export interface TagAllDialogProps {
  readonly source: TagAllSource
  readonly onClose: () => void
}

type Reading = Candidates | { readonly problem: CandidatesProblem } | null

/** Shows all hits of a search, each with a check mark, and marks those that are checked as one undo step. */
export function TagAllDialog({ source, onClose }: TagAllDialogProps) {
  const { t } = useTranslation()
  const services = useServices()
  const labels = useScheme((scheme) => scheme.labels)
  const label = useTagAll((state) => state.label)
  const [reading, setReading] = useState<Reading>(null)
  /** The candidates that are not as they were at first. */
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let gone = false
    void readCandidates(services, source).then((read) => {
      if (!gone) setReading(read.ok ? read.value : { problem: read.error })
    })
    return () => {
      gone = true
    }
  }, [services, source])

  const documents = reading !== null && 'documents' in reading ? reading.documents : noDocuments
  const groups = useMemo(() => groupsOf(documents, label), [documents, label])
  const isChosen = (candidate: Candidate) =>
    candidate.standing !== 'marked' && isChosenAtFirst(candidate) !== changed.has(candidate.key)
  const candidates = groups.flatMap((group) => group.candidates)
  const marked = candidates.filter(({ standing }) => standing === 'marked').length
  const chosen = candidates.filter(isChosen).length
  const choose = (some: readonly Candidate[], on: boolean) => {
    const next = new Set(changed)
    for (const candidate of some) {
      if (isChosenAtFirst(candidate) === on) next.delete(candidate.key)
      else next.add(candidate.key)
    }
    setChanged(next)
  }
  const confirm = async () => {
    setBusy(true)
    const wanted = groups.map(({ documentId, candidates: all }) => ({
      documentId,
      hits: all.filter(isChosen).map(({ hit }) => hit),
    }))
    const done = await tagAll(services, source, label, wanted)
    setBusy(false)
    if (!done.ok) {
      notify({ tone: 'problem', text: t('find.tagAll.failed', { reason: storeErrorText(t, done.error) }) })
      return
    }
    onClose()
    notify({
      tone: 'done',
      text: t('find.tagAll.done', { count: chosen, label: labelTitle(t, label) }),
      action: { title: t('find.tagAll.undo'), onPress: () => void takeBack(t, services, source) },
    })
  }

  const words = source.kind === 'document' ? source.words : source.query.words
  return (
    <Dialog
      title={t('find.tagAll.title', { words })}
      size="large"
      onClose={busy ? undefined : onClose}
      testId="tag-all"
      actions={
        <>
          <Button onPress={onClose} isDisabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={busy || chosen === 0}
            onPress={() => void confirm()}
            data-testid="tag-all-confirm"
          >
            {t('find.tagAll.confirm', { count: chosen })}
          </Button>
        </>
      }
    >
      <div className="tag-all">
        <RadioGroup
          row
          label={t('find.tagAll.label')}
          options={labels.map((name) => ({ key: name, title: labelTitle(t, name) }))}
          value={label}
          onChange={chooseTagAllLabel}
        />
        <div className="tag-all-tools">
          <p role="status" data-testid="tag-all-count">
            {countWords(t, reading, chosen, candidates.length, marked)}
          </p>
          <Button small onPress={() => choose(candidates, true)} isDisabled={candidates.length === 0}>
            {t('find.tagAll.all')}
          </Button>
          <Button small onPress={() => choose(candidates, false)} isDisabled={candidates.length === 0}>
            {t('find.tagAll.none')}
          </Button>
        </div>
        {candidates.length > 0 && <CandidateList groups={groups} isChosen={isChosen} onChoose={choose} />}
      </div>
    </Dialog>
  )
}

const noDocuments: readonly CandidateDocument[] = []

function groupsOf(documents: readonly CandidateDocument[], label: string): CandidateGroup[] {
  return documents.map((document) => ({
    documentId: document.documentId,
    title: document.title,
    candidates: candidatesFor(document, label),
  }))
}

function countWords(t: TFunction, reading: Reading, chosen: number, total: number, marked: number): string {
  if (reading === null) return t('find.tagAll.reading')
  if ('problem' in reading) return problemWords(t, reading.problem)
  if (total === 0) return t('find.tagAll.nothing')
  return [
    t('find.tagAll.chosen', { count: chosen, total }),
    ...(marked > 0 ? [t('find.tagAll.markedCount', { count: marked })] : []),
    ...(reading.cut ? [t('find.tagAll.cut', { most: mostTaggable })] : []),
  ].join(' · ')
}

function problemWords(t: TFunction, problem: CandidatesProblem): string {
  switch (problem.kind) {
    case 'store':
      return storeErrorText(t, problem.error)
    case 'too-slow':
      return t('find.project.tooSlow')
    case 'bad-pattern':
      return t('find.project.badPattern', { detail: problem.detail })
    case 'failed':
      return t('find.project.failed', { detail: problem.detail })
    case 'empty':
    case 'superseded':
      return t('find.tagAll.nothing')
    default:
      return assertNever(problem, 'problem')
  }
}

/** What the notice offers: the undo of the document, or of the project. */
async function takeBack(t: TFunction, services: Services, source: TagAllSource): Promise<void> {
  try {
    const done = source.kind === 'document' ? source.session.undo() : await undoProjectStep(services)
    if (done) notify({ tone: 'done', text: t('find.tagAll.undone') })
  } catch (cause) {
    const reason = storeErrorText(t, storeErrorOf(cause))
    notify({ tone: 'problem', text: t('find.tagAll.undoFailed', { reason }) })
  }
}
