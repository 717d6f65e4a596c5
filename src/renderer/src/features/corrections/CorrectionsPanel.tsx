/** Corrections from an adjudication, one after the other: take one over or keep one's own, by a key. */
import { useCommandHandlers, invokeCommand } from '@renderer/commands/handlers'
import { runCommand } from '@renderer/commands/keymap'
import { storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { isLeft, nextLeft, type ReviewDesk, showCorrection, takeOver } from '@renderer/state/corrections'
import { openDocument, toggleEndPanel } from '@renderer/state/navigation'
import { usePreferences } from '@renderer/state/preferences'
import { storeErrorOf } from '@renderer/store/errors'
import type { CorrectionRow, CorrectionState } from '@renderer/store/rows'
import { announce } from '@renderer/ui/announcer'
import { Button, IconButton } from '@renderer/ui/Button'
import { notify } from '@renderer/ui/notices'
import { Pill } from '@renderer/ui/Pill'
import { VirtualList } from '@renderer/ui/VirtualList'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CorrectionCard } from './CorrectionCard'
import { correctionTitle } from './correctionWords'
import { type OtherDocument, type ReviewEntry, type ReviewList, useReviewList } from './useReviewList'
import './corrections.css'

export function CorrectionsPanel({ desk }: { readonly desk: ReviewDesk }) {
  const { t } = useTranslation()
  const { said, say } = useAnswers()
  const list = useReviewList(desk.open, said)
  return (
    <section className="corrections" data-region="corrections" aria-label={t('corrections.title')}>
      <header className="panel-header">
        <h2>{t('corrections.title')}</h2>
        {list !== null && list.total > 0 && (
          <span data-testid="corrections-progress">
            <Pill tone={list.left === 0 ? 'done' : 'plain'}>
              {t('corrections.progress', { done: list.total - list.left, total: list.total })}
            </Pill>
          </span>
        )}
        <IconButton
          icon="close"
          label={t('corrections.close')}
          command="corrections"
          small
          onPress={() => toggleEndPanel('corrections')}
        />
      </header>
      {list !== null &&
        (list.total === 0 ? (
          <p className="panel-empty">
            <strong>{t('corrections.none')}</strong>
            {t('corrections.noneHelp')}
          </p>
        ) : (
          <Review key={desk.open.key} desk={desk} list={list} say={say} />
        ))}
    </section>
  )
}

/** What the person says to corrections: it holds on the screen at once, and is taken back if it cannot be written. */
function useAnswers() {
  const { t } = useTranslation()
  const { store } = useServices()
  const [said, setSaid] = useState<ReadonlyMap<string, CorrectionState>>(new Map())
  const say = ({ projectId, id, state: before }: CorrectionRow, state: CorrectionState) => {
    setSaid((all) => new Map(all).set(id, state))
    store.corrections.setState(projectId, id, state).catch((cause: unknown) => {
      setSaid((all) => new Map(all).set(id, before))
      notify({ tone: 'problem', text: storeErrorText(t, storeErrorOf(cause)) })
    })
  }
  return { said, say }
}

/** A line of the list: a correction of the open document, or another document that has some. */
type Line =
  | { readonly kind: 'correction'; readonly key: string; readonly entry: ReviewEntry }
  | { readonly kind: 'document'; readonly key: string; readonly document: OtherDocument }

function linesOf({ entries, others }: ReviewList): Line[] {
  return [
    ...entries.map((entry): Line => ({ kind: 'correction', key: entry.row.id, entry })),
    ...others.map((document): Line => ({ kind: 'document', key: document.documentId, document })),
  ]
}

/** The line that the work goes on with: the first correction that is left here, else the first document with some. */
function firstLeft(lines: readonly Line[]): string | null {
  const line = lines.find((l) => (l.kind === 'correction' ? isLeft(l.entry.state) : l.document.left > 0))
  return (line ?? lines[0])?.key ?? null
}

function Review({
  desk,
  list,
  say,
}: {
  readonly desk: ReviewDesk
  readonly list: ReviewList
  readonly say: (row: CorrectionRow, state: CorrectionState) => void
}) {
  const { t } = useTranslation()
  const services = useServices()
  const language = usePreferences((preferences) => preferences.language)
  const lines = linesOf(list)
  const [chosen, setChosen] = useState(() => firstLeft(lines))
  const at = Math.max(
    0,
    lines.findIndex(({ key }) => key === chosen),
  )
  const line = lines[at]
  const entry = line?.kind === 'correction' ? line.entry : null
  const box = useRef<HTMLDivElement>(null)
  useArrival(box, desk, entry)

  const goTo = (next: Line | undefined) => {
    if (next === undefined) return
    setChosen(next.key)
    if (next.kind === 'correction') showCorrection(desk, next.entry.row.correction)
  }
  /** On to what is left, here first; the states are those before the decision on the line at hand. */
  const goOn = (words: string) => {
    const states = list.entries.map(({ state }, i) => (i === at ? 'kept' : state))
    const here = nextLeft(states, at)
    const next = here === null ? lines.find((l) => l.kind === 'document' && l.document.left > 0) : lines[here]
    goTo(next)
    announce([words, next === undefined ? t('corrections.said.allDone') : nameOfLine(next)].join(' '))
  }
  const nameOfLine = (l: Line): string => {
    if (l.kind === 'document') return documentName(l.document)
    return correctionTitle(t, l.entry.row.correction, language)
  }
  const documentName = ({ title, left, total }: OtherDocument) =>
    t('corrections.documentName', {
      title: title === '' ? t('documents.untitled') : title,
      left: t('corrections.left', { count: left }),
      total,
    })
  const step = (by: 1 | -1) => {
    goTo(lines[at + by])
    return true
  }
  const accept = () => {
    if (line?.kind === 'document') {
      void openDocument(services, line.document.documentId)
      return true
    }
    if (entry === null || !isLeft(entry.state)) return false
    const done = takeOver(desk.open.session, entry.row.correction)
    if (done.ok) {
      say(entry.row, 'accepted')
      goOn(t('corrections.said.accepted'))
    } else notify({ tone: 'problem', text: t(`corrections.refused.${done.error}`) })
    return true
  }
  const keep = () => {
    if (entry === null || !isLeft(entry.state)) return false
    say(entry.row, 'rejected')
    goOn(t('corrections.said.kept'))
    return true
  }
  const reopen = () => {
    if (entry?.state !== 'kept') return false
    say(entry.row, 'open')
    announce(t('corrections.said.reopened'))
    return true
  }
  useCommandHandlers({
    acceptCorrection: accept,
    rejectCorrection: keep,
    reopenConflict: reopen,
    nextItem: () => step(1),
    previousItem: () => step(-1),
  })

  return (
    <>
      {list.entries.length === 0 && <p className="corrections-elsewhere">{t('corrections.noneHere')}</p>}
      <div
        ref={box}
        className="corrections-list"
        onKeyDownCapture={(event) => {
          const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
          if (plain && event.code === 'Escape') desk.focusText()
          else if (!runCommand(event.nativeEvent, 'review', invokeCommand)) return
          event.preventDefault()
          event.stopPropagation()
        }}
      >
        <VirtualList
          items={lines}
          getKey={keyOf}
          activeKey={line?.key ?? null}
          onActivate={(key) => {
            const next = lines.find((l) => l.key === key)
            if (next?.kind === 'document') void openDocument(services, next.document.documentId)
            else goTo(next)
          }}
          onMove={(key) => goTo(lines.find((l) => l.key === key))}
          label={t('corrections.list')}
          estimateSize={72}
          data-testid="corrections-list"
          itemProps={(l) =>
            l.kind === 'correction'
              ? { 'data-correction-id': l.key, 'data-state': l.entry.state, 'data-kind': l.entry.row.correction.kind }
              : { 'data-kind': 'document', 'data-document-id': l.key, 'aria-label': documentName(l.document) }
          }
          renderItem={(l, { active }) =>
            l.kind === 'correction' ? (
              <CorrectionCard
                correction={l.entry.row.correction}
                state={l.entry.state}
                session={desk.open.session}
                open={active}
                nameOf={list.nameOf}
              />
            ) : (
              <div className="corrections-document">
                <span dir="auto">{l.document.title === '' ? t('documents.untitled') : l.document.title}</span>
                <Pill tone={l.document.left === 0 ? 'done' : 'doing'}>
                  {l.document.left === 0
                    ? t('corrections.allDecided')
                    : t('corrections.left', { count: l.document.left })}
                </Pill>
              </div>
            )
          }
        />
      </div>
      <footer className="corrections-foot">
        {line?.kind === 'document' ? (
          <Button small variant="primary" command="acceptCorrection" onPress={accept}>
            {t('corrections.openDocument')}
          </Button>
        ) : entry?.state === 'kept' ? (
          <Button small command="reopenConflict" onPress={reopen}>
            {t('corrections.reopen')}
          </Button>
        ) : (
          <>
            <Button
              small
              variant="primary"
              command="acceptCorrection"
              isDisabled={entry?.state !== 'open'}
              onPress={accept}
              data-testid="correction-accept"
            >
              {t('corrections.accept')}
            </Button>
            <Button
              small
              command="rejectCorrection"
              isDisabled={entry === null || !isLeft(entry.state)}
              onPress={keep}
              data-testid="correction-keep"
            >
              {t(entry?.state === 'outdated' ? 'corrections.dismiss' : 'corrections.keep')}
            </Button>
          </>
        )}
      </footer>
    </>
  )
}

const keyOf = ({ key }: Line) => key

/**
 * Who comes from the text, or from nowhere, to a document with corrections left goes on in their list, and sees in the text
 * what the first is about. Who comes from another list stays there.
 */
function useArrival(box: { readonly current: HTMLElement | null }, desk: ReviewDesk, entry: ReviewEntry | null): void {
  const arrived = useRef(false)
  useEffect(() => {
    if (arrived.current) return
    arrived.current = true
    const active = document.activeElement
    const free = active === null || active === document.body || active.matches('.reader-text')
    if (!free || entry === null || !isLeft(entry.state)) return
    box.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
    showCorrection(desk, entry.row.correction)
  }, [box, desk, entry])
}
