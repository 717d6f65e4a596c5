/** What the list of conflicts is narrowed to. */
import { conflictKinds } from '@core/adjudication/conflict'
import { useMerge } from '@renderer/state/merge'
import { filterQueue, useMergeQueue } from '@renderer/state/mergeQueue'
import { queueStatuses } from '@renderer/state/mergeQueueList'
import { labelTitle, useScheme } from '@renderer/state/scheme'
import { SearchField } from '@renderer/ui/TextField'
import { Select } from '@renderer/ui/Select'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnotatorNames } from './useAnnotatorNames'

/** The key of "any", which no label, kind or id is. */
const any = ''

/** Its lists of choices are dear to make: only what is chosen, and who there is, makes them anew. */
export const ConflictFilters = memo(function ConflictFilters() {
  const { t } = useTranslation()
  const filters = useMergeQueue((queue) => queue.filters)
  const known = useMerge(({ overview }) => overview?.people ?? null)
  const nameOf = useAnnotatorNames()
  const labels = useScheme((scheme) => scheme.labels)
  const people =
    known
      ?.map(({ id }) => ({ key: id, title: nameOf(id) }))
      .sort((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true })) ?? []
  return (
    // A select goes to the option whose first letter is typed.
    <div className="conflict-filters" data-own-keys="">
      <Select
        compact
        label={t('conflicts.filters.status')}
        options={queueStatuses.map((key) => ({ key, title: t(`conflicts.filters.statuses.${key}`) }))}
        value={filters.status}
        onChange={(status) => filterQueue({ status })}
        testId="conflicts-status"
      />
      <Select
        compact
        label={t('conflicts.filters.kind')}
        options={[
          { key: any, title: t('conflicts.filters.anyKind') },
          ...conflictKinds.map((key) => ({ key, title: t(`conflicts.kinds.${key}`) })),
        ]}
        value={filters.kind ?? any}
        onChange={(kind) => filterQueue({ kind: kind === any ? null : kind })}
        testId="conflicts-kind"
      />
      <Select
        compact
        label={t('conflicts.filters.label')}
        options={[
          { key: any, title: t('conflicts.filters.anyLabel') },
          ...labels.map((key) => ({ key, title: labelTitle(t, key) })),
        ]}
        value={filters.label ?? any}
        onChange={(label) => filterQueue({ label: label === any ? null : label })}
        testId="conflicts-label"
      />
      <Select
        compact
        label={t('conflicts.filters.annotator')}
        options={[{ key: any, title: t('conflicts.filters.anyone') }, ...people]}
        value={filters.annotatorId ?? any}
        onChange={(id) => filterQueue({ annotatorId: id === any ? null : id })}
        testId="conflicts-annotator"
      />
      <div className="conflict-filters-title">
        <SearchField
          label={t('conflicts.filters.document')}
          value={filters.title}
          onChange={(title) => filterQueue({ title })}
        />
      </div>
    </div>
  )
})
