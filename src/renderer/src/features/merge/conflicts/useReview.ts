/** What the keys do with the item at hand, and what is said about it. */
import { choiceOfVersion, dropChoice } from '@core/adjudication/choices'
import type { ConflictItem, LabelledSpan } from '@core/adjudication/conflict'
import type { Choice } from '@core/adjudication/decision'
import type { CommandHandlers } from '@renderer/commands/registry'
import { storeErrorText } from '@renderer/i18n/failures'
import {
  currentLine,
  decide,
  inOrder,
  type Ruling,
  rulingAtHand,
  stepLine,
  travel,
  useMergeQueue,
  withItem,
} from '@renderer/state/mergeQueue'
import type { QueueLine } from '@renderer/state/mergeQueueList'
import type { StoreError } from '@renderer/store/errors'
import { announce } from '@renderer/ui/announcer'
import { notify } from '@renderer/ui/notices'
import type { TFunction } from 'i18next'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { choiceWords, spokenConflict } from './conflictWords'

/** What is asked about the item at hand, instead of its keys. */
export type Asking = 'comment' | 'draw' | null

/** What the last key did, to be said together with the item that it led to. */
let said: string | null = null
/** What the last key did, which is then said. */
function takeSaid(): string | null {
  const words = said
  said = null
  return words
}

/** The line that was named already, before it came up on the screen. */
let named: string | null = null

/** Says something with the item at hand: at once where that stays, else with the one that comes. */
function say(words: string, lineBefore: QueueLine | null): void {
  if (currentLine()?.id === lineBefore?.id) announce(words)
  else said = words
}

/** The handlers of the review's commands for the item at hand, which is also announced when another one comes up. */
export function useReview(line: QueueLine | null, ask: (what: Asking) => void): CommandHandlers {
  const { t } = useTranslation()
  useAnnouncedItem(line)
  return useMemo(() => reviewCommands(t, ask), [t, ask])
}

function useAnnouncedItem(line: QueueLine | null): void {
  const { t } = useTranslation()
  const id = line?.id ?? null
  const before = useRef(id)
  useEffect(() => {
    if (before.current === id) return
    const first = before.current === null && said === null
    before.current = id
    const { listed, phase } = useMergeQueue.getState()
    const now = currentLine()
    const item = now !== null ? spokenConflict(t, now, listed) : phase === 'ready' ? t('conflicts.done.title') : null
    // A list that has the focus names the line that it moved to by itself.
    const byList = said === null && document.activeElement?.getAttribute('role') === 'listbox'
    const known = byList || first || (id !== null && id === named)
    if (item !== null && !known) announce([said, item].filter((words) => words !== null).join(' '))
    said = null
    named = null
  }, [t, id])
}

function reviewCommands(t: TFunction, ask: (what: Asking) => void): CommandHandlers {
  const take = (index: number) => () => withItem(() => takeVersion(t, index))
  const go = (way: 'undo' | 'redo') => () =>
    inOrder(() => {
      void travelAndSay(t, way)
      return true
    })
  const step = (by: 1 | -1) => () => inOrder(() => stepLine(by))
  return {
    takeVersion1: take(0),
    takeVersion2: take(1),
    takeVersion3: take(2),
    takeVersion4: take(3),
    takeVersion5: take(4),
    takeVersion6: take(5),
    takeVersion7: take(6),
    takeVersion8: take(7),
    takeVersion9: take(8),
    takeVote: () => withItem(() => takeVote(t)),
    dropConflict: () => withItem(() => ruleByHand(t, (item) => dropChoice(item))),
    skipConflict: () => withItem(() => ruleByHand(t, () => ({ action: 'skip' }))),
    reopenConflict: () => withItem(() => reopen(t)),
    drawBoundaries: () => withItem(() => askToDraw(ask)),
    commentConflict: () => withItem(() => askToComment(ask)),
    nextItem: step(1),
    previousItem: step(-1),
    undo: go('undo'),
    redo: go('redo'),
  }
}

function askToDraw(ask: (what: Asking) => void): boolean {
  if (useMergeQueue.getState().item?.settled.item.type !== 'span') return false
  ask('draw')
  return true
}

function askToComment(ask: (what: Asking) => void): boolean {
  if (useMergeQueue.getState().item === null) return false
  ask('comment')
  return true
}

/** The item that can be decided now; null where there is none, or nothing about it to decide any more. */
function itemToDecide(): ConflictItem | null {
  const { item } = useMergeQueue.getState()
  const line = currentLine()
  return item === null || line === null || line.status === 'moot' ? null : item.settled.item
}

/** Takes a version of the item at hand. False where there is no such version. */
export function takeVersion(t: TFunction, index: number, by: Ruling['by'] = 'choice'): boolean {
  const item = itemToDecide()
  const version = item?.versions[index]
  if (item === null || version === undefined) return false
  return rule(t, item, { choice: choiceOfVersion(item, index), by, from: version.annotatorIds })
}

function takeVote(t: TFunction): boolean {
  const { item } = useMergeQueue.getState()
  if (item === null) return false
  const { vote } = item.settled
  if (vote !== null) return takeVersion(t, vote, 'vote')
  announce(t('conflicts.tie'))
  return true
}

/** Decides the item at hand by what is nobody's version. */
function ruleByHand(t: TFunction, choose: (item: ConflictItem) => Choice): boolean {
  const item = itemToDecide()
  return item !== null && rule(t, item, { choice: choose(item), by: 'choice', from: [] })
}

/** Decides the item at hand by a span that was drawn, or that turned out to be somebody's. */
export function drawSpan(t: TFunction, span: LabelledSpan): boolean {
  const item = itemToDecide()
  if (item?.type !== 'span') return false
  const same = item.versions.findIndex(
    (version) =>
      version.span?.label === span.label && version.span.start === span.start && version.span.end === span.end,
  )
  return same >= 0 ? takeVersion(t, same) : ruleByHand(t, () => ({ action: 'draw', span }))
}

function rule(t: TFunction, item: ConflictItem, ruling: Ruling): boolean {
  const line = currentLine()
  const written = decide(ruling, 'next')
  if (written === null) return false
  if (ruling.choice !== null) say(t('conflicts.said.decided', { choice: choiceWords(t, item, ruling.choice) }), line)
  void reportFailure(t, written)
  return true
}

function reopen(t: TFunction): boolean {
  const ruling = rulingAtHand()
  if (ruling === null || ruling.choice === null) return false
  const written = decide({ choice: null, by: 'choice', from: [] }, 'stay')
  if (written === null) return false
  announce(t('conflicts.said.reopened'))
  void reportFailure(t, written)
  return true
}

/** Writes a comment about the item at hand, in place of the one it has; an empty one removes it. */
export function writeComment(t: TFunction, comment: string): void {
  const ruling = rulingAtHand()
  if (comment === (ruling?.comment ?? '')) return
  const { choice = null, by = 'choice', from = [] } = ruling ?? {}
  const written = decide({ choice, by, from, comment }, 'stay')
  if (written === null) return
  announce(t(comment === '' ? 'conflicts.said.commentRemoved' : 'conflicts.said.commentSaved'))
  void reportFailure(t, written)
}

/** The item is back by itself; why is said until it is dismissed. */
async function reportFailure(t: TFunction, written: Promise<StoreError | null>): Promise<void> {
  const error = await written
  if (error !== null) notify({ tone: 'problem', text: `${t('conflicts.notSaved')} ${storeErrorText(t, error)}` })
}

async function travelAndSay(t: TFunction, way: 'undo' | 'redo'): Promise<void> {
  said = t(way === 'undo' ? 'workbench.said.undone' : 'workbench.said.redone')
  const done = await travel(way)
  const words = takeSaid()
  if (done === null) announce(t(way === 'undo' ? 'workbench.said.nothingToUndo' : 'workbench.said.nothingToRedo'))
  else if ('error' in done) notify({ tone: 'problem', text: storeErrorText(t, done.error) })
  // It was not said with another item that came up: it is about the one at hand.
  else if (words !== null) {
    named = done.line.id
    announce(`${words} ${spokenConflict(t, done.line, useMergeQueue.getState().listed)}`)
  }
}
