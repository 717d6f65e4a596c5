/** Whether one span leads to another: both drawn in their sentences, then who linked them and who did not. */
import type { LinkItem, Member } from '@core/adjudication/conflict'
import type { SettledItem } from '@core/adjudication/settled'
import type { Annotation } from '@core/annotation/model'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { useTranslation } from 'react-i18next'
import { Version } from './Version'
import { type ShownPassage, VersionText } from './VersionText'

export interface LinkVersionsProps {
  readonly item: LinkItem
  readonly settled: SettledItem
  readonly annotations: readonly Annotation[]
  readonly shown: ShownPassage
}

export function LinkVersions({ item, settled, annotations, shown }: LinkVersionsProps) {
  const { t } = useTranslation()
  // Both ends of one annotator, for ends of two might lie over each other.
  const annotatorId = item.versions[0]?.annotatorIds[0] ?? null
  const from = endOf(item.members, annotations, annotatorId)
  const to = endOf(item.toMembers, annotations, annotatorId)
  return (
    <>
      <VersionText shown={shown} spans={[from, to].filter((end) => end !== null)} />
      <p className="link-words">
        {from !== null && <End annotation={from} />}
        <span className="link-relation">{t(`conflicts.relations.${item.relation}`)}</span>
        {to !== null && <End annotation={to} />}
      </p>
      <ol className="versions">
        {item.versions.map(({ linked, annotatorIds }, i) => (
          <Version
            key={i}
            index={i}
            annotatorIds={annotatorIds}
            chosen={settled.chosen === i}
            title={<strong>{t(linked ? 'conflicts.linked' : 'conflicts.notLinked')}</strong>}
          >
            {null}
          </Version>
        ))}
      </ol>
    </>
  )
}

/** The annotation at one end: the annotator's, or the first there is. */
function endOf(
  members: readonly Member[],
  annotations: readonly Annotation[],
  annotatorId: string | null,
): Annotation | null {
  const ids = new Set(members.map((member) => member.annotationId))
  const ends = annotations.filter(({ id }) => ids.has(id))
  return ends.find((end) => end.annotatorId === annotatorId) ?? ends[0] ?? null
}

function End({ annotation: { label, quote } }: { readonly annotation: Annotation }) {
  return (
    <span className="link-end" data-label={label}>
      <LabelSwatch label={label} />
      <q dir="auto" lang="ar" title={quote}>
        {quote}
      </q>
    </span>
  )
}
