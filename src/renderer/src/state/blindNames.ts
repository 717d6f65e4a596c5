/** What annotators of a merge are called on the screen: their names or, in blind mode, numbers. */
import type { MergeOverview, PersonView } from '@renderer/workers/mergeContract'
import type { TFunction } from 'i18next'

/**
 * The name of an annotator of the merge; an id that was joined into another is that other person. In blind mode it is
 * "annotator 2", by a shuffle of the people that depends on the merge and on who is in it, and on nothing else: it is the
 * same in every view and after a restart, and says nothing of the order in which their files came.
 */
export function annotatorName(
  { mergeId, people, blind }: Pick<MergeOverview, 'mergeId' | 'people' | 'blind'>,
  id: string,
  t: TFunction,
): string {
  const person = personIn(people, id)
  if (person === undefined) return t('agreement.unknownPerson')
  if (!blind) return person.name
  const place = hash(`${mergeId} ${person.id}`)
  const before = people.filter((other) => {
    const theirs = hash(`${mergeId} ${other.id}`)
    return theirs < place || (theirs === place && other.id < person.id)
  })
  return t('agreement.blindName', { number: before.length + 1 })
}

/** Whether an annotator is in the merge, under this id or joined into another. */
export function isInMerge({ people }: Pick<MergeOverview, 'people'>, id: string): boolean {
  return personIn(people, id) !== undefined
}

function personIn(people: MergeOverview['people'], id: string): PersonView | undefined {
  return people.find((person) => person.id === id || person.joined.some((other) => other.id === id))
}

/** FNV-1a of 32 bits (Fowler, Noll, Vo) over UTF-16 code units: spreads ids well enough to shuffle a handful of people. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0
  return value
}
