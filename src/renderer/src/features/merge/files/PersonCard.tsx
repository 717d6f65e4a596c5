import type { MergeOverview, PersonView } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import { Pill } from '@renderer/ui/Pill'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { change } from './changes'
import { JoinDialog } from './JoinDialog'
import { fileNamesOf, hasNamesake } from './people'
import { useTime } from './useTime'

/** A person of the merge: how much of their work takes part, under which names they came, and whether they are two. */
export function PersonCard({ person, overview }: { readonly person: PersonView; readonly overview: MergeOverview }) {
  const { t, i18n } = useTranslation()
  const time = useTime()
  const [joining, setJoining] = useState(false)
  const { name, joined, annotations, relations, done, unfinished } = person
  const namesake = hasNamesake(overview, person)
  const files = new Intl.ListFormat(i18n.language).format(fileNamesOf(t, overview, person))
  return (
    <li className="merge-card" data-testid="merge-person" data-annotator-id={person.id}>
      <div className="merge-card-head">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        {namesake && <Pill tone="doing">{t('merge.person.sameName')}</Pill>}
        {overview.people.length > 1 && (
          <Button
            small
            variant="quiet"
            aria-label={t('merge.person.joinOf', { name })}
            onPress={() => setJoining(true)}
            data-testid="merge-join"
          >
            {t('merge.person.join')}
          </Button>
        )}
      </div>
      <p>
        {[
          t('merge.person.finished', { count: done }),
          ...(unfinished > 0 ? [t('merge.person.unfinished', { count: unfinished })] : []),
        ].join(' · ')}
      </p>
      <p className="muted">
        {t('merge.person.counts', {
          annotations: t('counts.annotations', { count: annotations }),
          relations: t('counts.relations', { count: relations }),
        })}
      </p>
      {namesake && <p className="muted">{t('merge.person.from', { files })}</p>}
      {joined.map((other) => (
        <div key={other.id} className="merge-joined">
          <span className="grow">{t('merge.person.joined', { name: other.name, at: time(other.at) })}</span>
          <Button
            small
            variant="quiet"
            aria-label={t('merge.person.separateOf', { name: other.name })}
            onPress={() => void change(t('merge.said.separated'), 'separate', other.id)}
            data-testid="merge-separate"
          >
            {t('merge.person.separate')}
          </Button>
        </div>
      ))}
      {joining && <JoinDialog person={person} overview={overview} onClose={() => setJoining(false)} />}
    </li>
  )
}
