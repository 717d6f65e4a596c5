/** The list of conflicts with its filters and how many are left. */
import { isolate } from '@renderer/i18n/format'
import { useMerge } from '@renderer/state/merge'
import { showLine, useMergeQueue, useQueueProgress } from '@renderer/state/mergeQueue'
import { lineAt, lineId, type QueueLine } from '@renderer/state/mergeQueueList'
import { Icon } from '@renderer/ui/Icon'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { Pill } from '@renderer/ui/Pill'
import { VirtualList } from '@renderer/ui/VirtualList'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { ConflictFilters } from './ConflictFilters'
import { conflictTitle } from './conflictWords'
import { useAnnotatorNames } from './useAnnotatorNames'
import './conflictList.css'

const keyOf = (line: QueueLine) => line.id
const attributesOf = ({ key, kinds, status }: QueueLine) => ({
  'data-conflict-key': key,
  'data-kind': kinds[0] ?? '',
  'data-status': status,
})
const renderLine = (line: QueueLine) => <Entry line={line} />
const show = (id: string) => showLine(lineAt(useMergeQueue.getState().queue, id))

/** It looks at the state by itself: what changes around it draws no line anew. */
export const ConflictList = memo(function ConflictList() {
  const { t } = useTranslation()
  const listed = useMergeQueue((queue) => queue.listed)
  const phase = useMergeQueue((queue) => queue.phase)
  const current = useMerge((merge) => merge.current)
  return (
    <aside className="conflict-list" data-region="conflicts" aria-label={t('conflicts.title')}>
      <header className="conflict-list-head">
        <h2>{t('conflicts.title')}</h2>
        <Left />
      </header>
      <ConflictFilters />
      {listed.length === 0 && phase === 'ready' && <p className="conflict-list-empty">{t('conflicts.noneListed')}</p>}
      <VirtualList
        items={listed}
        getKey={keyOf}
        renderItem={renderLine}
        itemProps={attributesOf}
        activeKey={current === null ? null : lineId(current.documentId, current.key)}
        onActivate={show}
        onMove={show}
        label={t('conflicts.title')}
        estimateSize={86}
        data-testid="conflicts-list"
      />
    </aside>
  )
})

/** By itself, since it changes with every decision that is written. */
function Left() {
  const { t } = useTranslation()
  const left = useQueueProgress()?.open ?? 0
  return (
    <span data-testid="conflicts-left">
      <Pill tone={left === 0 ? 'done' : 'doing'}>{t('conflicts.left', { count: left })}</Pill>
    </span>
  )
}

/** More names than these would fill the line. */
const namesShown = 3

const Entry = memo(function Entry({ line }: { readonly line: QueueLine }) {
  const { t } = useTranslation()
  const nameOf = useAnnotatorNames()
  const { status, labels, quote, documentTitle, annotatorIds, outdated, hasComment } = line
  const names = annotatorIds.map((id) => isolate(nameOf(id)))
  const more = names.length - namesShown
  const over = status !== 'open'
  return (
    <div className="conflict-entry" data-over={over}>
      <span className="conflict-entry-title">
        {labels.map((label) => (
          <LabelSwatch key={label} label={label} />
        ))}
        <strong>{conflictTitle(t, line)}</strong>
        {hasComment && (
          <span className="conflict-entry-icon" role="img" aria-label={t('conflicts.hasComment')}>
            <Icon name="note" />
          </span>
        )}
        {over && (
          <span className="conflict-entry-status">
            {(status === 'decided' || status === 'accepted') && <Icon name="check" />}
            {t(`conflicts.status.${status}`)}
          </span>
        )}
      </span>
      <q className="conflict-entry-quote" dir="auto" lang="ar">
        {quote}
      </q>
      <span className="conflict-entry-who">
        <bdi>{documentTitle}</bdi>
        <span aria-hidden="true">·</span>
        <span>
          {names.slice(0, namesShown).join(t('conflicts.separator'))}
          {more > 0 && ` ${t('conflicts.morePeople', { more })}`}
        </span>
        {outdated && <Pill tone="doing">{t('conflicts.outdated')}</Pill>}
      </span>
    </div>
  )
})
