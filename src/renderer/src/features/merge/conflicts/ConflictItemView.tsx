/** The item at hand: where it is, what each says, what was decided, and what can be done about it. */
import { useMergeQueue } from '@renderer/state/mergeQueue'
import { lineId, type QueueLine } from '@renderer/state/mergeQueueList'
import type { QueueItem } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommentField } from './CommentField'
import { conflictTitle } from './conflictWords'
import { DecisionBar } from './DecisionBar'
import { DecisionNote } from './DecisionNote'
import { DrawBoundaries } from './DrawBoundaries'
import { LinkVersions } from './LinkVersions'
import { widened } from './passage'
import { NoteVersions, ValueVersions } from './ValueVersions'
import { SpanVersions } from './SpanVersions'
import { useDocumentText } from './useDocumentText'
import type { ShownPassage } from './VersionText'
import './versions.css'
import type { Asking } from './useReview'

export interface ConflictItemProps {
  readonly line: QueueLine
  readonly asking: Asking
  readonly onAsk: (what: Asking) => void
}

export function ConflictItemView({ line, asking, onAsk }: ConflictItemProps) {
  const item = useMergeQueue((queue) => queue.item)
  const scroller = useScrolledBack(line.id)
  if (item === null || lineId(item.settled.item.documentId, item.settled.item.key) !== line.id) return null
  return (
    <>
      <div className="conflict-scroll" {...scroller}>
        <Item line={line} item={item} asking={asking} onAsk={onAsk} />
      </div>
      {asking !== 'draw' && <DecisionBar line={line} item={item} />}
    </>
  )
}

/** For what scrolls: every item begins at its top. Where nobody scrolled nothing is asked of the page, which takes long. */
function useScrolledBack(id: string) {
  const ref = useRef<HTMLDivElement>(null)
  const scrolled = useRef(false)
  useEffect(() => {
    if (scrolled.current) ref.current?.scrollTo(0, 0)
    scrolled.current = false
  }, [id])
  const onScroll = () => {
    scrolled.current = true
  }
  return { ref, onScroll }
}

/** How much of the text is shown, until another item comes up. */
function useExtent(id: string) {
  const asNew = { id, wide: false, whole: false }
  const [kept, setKept] = useState(asNew)
  const extent = kept.id === id ? kept : asNew
  return [extent, (change: { readonly wide?: boolean; readonly whole?: boolean }) => setKept({ ...extent, ...change })] as const // prettier-ignore
}

/** One and the same for all items: to change what it shows takes half the time of putting another in its place. */
function Item({ line, item, asking, onAsk }: ConflictItemProps & { readonly item: QueueItem }) {
  const { t } = useTranslation()
  const [{ wide, whole }, setExtent] = useExtent(line.id)
  const text = useDocumentText(line.documentId)
  const lines = text === null || text === 'missing' ? null : text
  const passage: ShownPassage = {
    passage: wide && lines !== null ? widened(lines, item.passage) : item.passage,
    lines,
    whole,
    onUnfold: () => setExtent({ whole: true }),
  }
  if (asking === 'draw' && item.settled.item.type === 'span') {
    return <DrawBoundaries key={line.id} item={item.settled.item} text={text} onClose={() => onAsk(null)} />
  }
  return (
    <article className="conflict-item" data-testid="conflict-item" aria-label={conflictTitle(t, line)}>
      <header className="conflict-item-head">
        <h3>{conflictTitle(t, line)}</h3>
        <bdi className="muted">{item.documentTitle}</bdi>
        <span className="grow" />
        {lines !== null && (
          <Button small variant="quiet" icon="documents" aria-pressed={wide} onPress={() => setExtent({ wide: !wide })}>
            {t(wide ? 'conflicts.lessText' : 'conflicts.moreText')}
          </Button>
        )}
      </header>
      <DecisionNote line={line} item={item} />
      <Versions item={item} shown={passage} />
      {asking === 'comment' && <CommentField key={line.id} onClose={() => onAsk(null)} />}
    </article>
  )
}

function Versions({ item, shown }: { readonly item: QueueItem; readonly shown: ShownPassage }) {
  const { settled } = item
  switch (settled.item.type) {
    case 'span':
      return <SpanVersions item={settled.item} settled={settled} shown={shown} />
    case 'attribute':
    case 'figure':
      return <ValueVersions item={settled.item} settled={settled} annotations={item.annotations} shown={shown} />
    case 'note':
      return <NoteVersions item={settled.item} settled={settled} annotations={item.annotations} shown={shown} />
    case 'link':
      return <LinkVersions item={settled.item} settled={settled} annotations={item.annotations} shown={shown} />
  }
}
