import type { Candidate } from '@renderer/state/tagAll'
import { Icon } from '@renderer/ui/Icon'
import { VirtualList } from '@renderer/ui/VirtualList'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { SnippetLine } from './SnippetLine'

export interface CandidateGroup {
  readonly documentId: string
  readonly title: string
  readonly candidates: readonly Candidate[]
}

export interface CandidateListProps {
  readonly groups: readonly CandidateGroup[]
  readonly isChosen: (candidate: Candidate) => boolean
  readonly onChoose: (candidates: readonly Candidate[], on: boolean) => void
}

/** A document, which stands for all its hits, or one hit. */
interface Row {
  readonly key: string
  readonly group: CandidateGroup | null
  readonly candidates: readonly Candidate[]
}

type Check = 'true' | 'false' | 'mixed'

/** The hits that can be marked, grouped by document; Enter, Space or a click checks one, or all of a document. */
export function CandidateList({ groups, isChosen, onChoose }: CandidateListProps) {
  const { t } = useTranslation()
  const rows = useMemo(() => groups.flatMap(rowsOf), [groups])
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows])
  const free = ({ candidates }: Row) => candidates.filter(({ standing }) => standing !== 'marked')
  const checkOf = (row: Row): Check => {
    const open = free(row)
    const count = open.filter(isChosen).length
    return count === 0 ? 'false' : count === open.length ? 'true' : 'mixed'
  }
  return (
    <VirtualList
      items={rows}
      getKey={(row) => row.key}
      renderItem={(row) => <CandidateRow row={row} check={checkOf(row)} isFree={free(row).length > 0} />}
      itemProps={(row) => ({ 'aria-checked': checkOf(row), 'aria-disabled': free(row).length === 0 })}
      activeKey={null}
      onActivate={(key) => {
        const row = byKey.get(key)
        if (row !== undefined) onChoose(free(row), checkOf(row) !== 'true')
      }}
      label={t('find.tagAll.list')}
      estimateSize={38}
      data-testid="tag-all-list"
    />
  )
}

function rowsOf(group: CandidateGroup): Row[] {
  return [
    { key: group.documentId, group, candidates: group.candidates },
    ...group.candidates.map((candidate) => ({ key: candidate.key, group: null, candidates: [candidate] })),
  ]
}

interface CandidateRowProps {
  readonly row: Row
  readonly check: Check
  readonly isFree: boolean
}

function CandidateRow({ row: { group, candidates }, check, isFree }: CandidateRowProps) {
  const { t } = useTranslation()
  const [candidate] = candidates
  return (
    <div className="tag-all-row" data-kind={group === null ? 'hit' : 'document'} data-disabled={!isFree}>
      <span className="tag-all-check" data-check={isFree ? check : 'true'}>
        <Icon name={check === 'mixed' ? 'minus' : 'check'} />
      </span>
      {group !== null && <span dir="auto">{group.title === '' ? t('documents.untitled') : group.title}</span>}
      {group === null && candidate !== undefined && (
        <>
          <SnippetLine snippet={candidate.hit.snippet} />
          <Doubts candidate={candidate} />
        </>
      )}
    </div>
  )
}

/** Why a hit is not chosen by itself. */
function Doubts({ candidate: { standing, hit } }: { readonly candidate: Candidate }) {
  const { t } = useTranslation()
  if (standing !== 'free') return <span className="tag-all-reason">{t(`find.tagAll.${standing}`)}</span>
  return hit.insideWord ? <span className="tag-all-reason">{t('find.tagAll.insideWord')}</span> : null
}
