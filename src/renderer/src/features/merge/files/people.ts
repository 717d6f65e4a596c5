/** Telling the people of a merge apart. */
import type { MergeOverview, PersonView } from '@renderer/workers/mergeContract'
import type { TFunction } from 'i18next'

/** Whether another person of the merge has the same name. */
export function hasNamesake({ people }: Pick<MergeOverview, 'people'>, { id, name }: PersonView): boolean {
  return people.some((other) => other.id !== id && other.name.trim() === name.trim())
}

/** The names of the files that brought work of a person, each once. */
export function fileNamesOf(
  t: TFunction,
  { files }: Pick<MergeOverview, 'files'>,
  { id, joined }: PersonView,
): readonly string[] {
  const ids = new Set([id, ...joined.map((other) => other.id)])
  const brought = files.filter(({ people }) => people.some(({ annotatorId }) => ids.has(annotatorId)))
  return [
    ...new Set(brought.map(({ source, fileName }) => (source === 'project' ? t('merge.files.project') : fileName))),
  ]
}
