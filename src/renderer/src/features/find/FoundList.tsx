import { useServices } from '@renderer/services/services'
import { useNavigation } from '@renderer/state/navigation'
import { goToHit, showAllHits, useProjectSearch } from '@renderer/state/projectSearch'
import { Icon } from '@renderer/ui/Icon'
import { Pill } from '@renderer/ui/Pill'
import { VirtualList } from '@renderer/ui/VirtualList'
import type { DocumentHits, FoundHit } from '@renderer/workers/searchJob'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SnippetLine } from './SnippetLine'

/** A line of the list: a document, one of its hits, or how many more it has. */
type Row =
  | { readonly kind: 'document'; readonly key: string; readonly found: DocumentHits; readonly folded: boolean }
  | { readonly kind: 'hit'; readonly key: string; readonly documentId: string; readonly hit: FoundHit }
  | { readonly kind: 'more'; readonly key: string; readonly documentId: string; readonly count: number }

function rowsOf(documents: readonly DocumentHits[], folded: ReadonlySet<string>): Row[] {
  return documents.flatMap((found): Row[] => {
    const { documentId, hits, count } = found
    const isFolded = folded.has(documentId)
    const head: Row = { kind: 'document', key: documentId, found, folded: isFolded }
    if (isFolded) return [head]
    const rest = count - hits.length
    return [
      head,
      ...hits.map((hit): Row => ({ kind: 'hit', key: `${documentId} ${hit.start}`, documentId, hit })),
      ...(rest > 0 ? [{ kind: 'more' as const, key: `${documentId} more`, documentId, count: rest }] : []),
    ]
  })
}

/** The hits of the project by document; each document can be folded away. */
export function FoundList() {
  const { t } = useTranslation()
  const services = useServices()
  const documents = useProjectSearch((search) => search.documents)
  const openId = useNavigation(({ documentId }) => documentId)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [visited, setVisited] = useState<string | null>(null)
  const rows = useMemo(() => rowsOf(documents, folded), [documents, folded])
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows])
  if (documents.length === 0) return null

  const fold = (documentId: string, away: boolean) => {
    const next = new Set(folded)
    if (away) next.add(documentId)
    else next.delete(documentId)
    setFolded(next)
  }
  const activate = (key: string) => {
    const row = byKey.get(key)
    if (row?.kind === 'document') fold(key, !row.folded)
    else if (row?.kind === 'more') void showAllHits(row.documentId)
    else if (row !== undefined) {
      setVisited(key)
      const { start, end } = row.hit
      goToHit(services, { documentId: row.documentId, start, end })
    }
  }
  // As in a tree: the arrow towards the end of the line unfolds, the one towards its start folds.
  const onKey = (event: KeyboardEvent, key: string | null) => {
    const row = key === null ? undefined : byKey.get(key)
    if (row?.kind !== 'document' || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    fold(row.key, (event.key === 'ArrowLeft') !== isRtl)
    event.preventDefault()
  }

  return (
    <VirtualList
      items={rows}
      getKey={(row) => row.key}
      renderItem={(row) => <FoundRow row={row} isOpen={row.kind === 'document' && row.key === openId} />}
      itemProps={(row) =>
        row.kind === 'document'
          ? {
              'data-kind': row.kind,
              'data-folded': String(row.folded),
              'aria-label': documentName(row.found, row.folded),
            }
          : { 'data-kind': row.kind }
      }
      activeKey={visited}
      onActivate={activate}
      onKey={onKey}
      label={t('find.project.results')}
      estimateSize={52}
      data-testid="project-hits"
    />
  )

  /** An option has no state of being folded; its name says it. */
  function documentName({ title, count }: DocumentHits, folded: boolean): string {
    const shown = title === '' ? t('documents.untitled') : title
    const key = folded ? 'find.project.foldedDocument' : 'find.project.documentName'
    return t(key, { title: shown, hits: t('find.project.hits', { count }) })
  }
}

function FoundRow({ row, isOpen }: { readonly row: Row; readonly isOpen: boolean }) {
  const { t } = useTranslation()
  switch (row.kind) {
    case 'document':
      return (
        <div className="found-document" data-folded={row.folded} data-open={isOpen}>
          <Icon name="down" />
          <strong dir="auto">{row.found.title === '' ? t('documents.untitled') : row.found.title}</strong>
          <Pill>{t('find.project.hits', { count: row.found.count })}</Pill>
        </div>
      )
    case 'hit':
      return <SnippetLine snippet={row.hit.snippet} />
    case 'more':
      return <div className="found-more">{t('find.project.more', { count: row.count })}</div>
  }
}
