/** Conflicts in the words of the interface: what they are about, what their versions are called, what was decided. */
import { choiceOfVersion } from '@core/adjudication/choices'
import type { ConflictItem } from '@core/adjudication/conflict'
import type { Choice } from '@core/adjudication/decision'
import { canonicalJson } from '@core/exchange/canonicalJson'
import type { MergeQueueState } from '@renderer/state/mergeQueue'
import type { QueueLine } from '@renderer/state/mergeQueueList'
import { labelTitle } from '@renderer/state/scheme'
import type { TFunction } from 'i18next'

/** The letters that versions have as keys; further ones are called by their number. */
const letters = ['A', 'B', 'C', 'D']

/** What a version is called, as it is printed on its key. */
export function versionName(index: number): string {
  return letters[index] ?? String(index + 1)
}

/** What a conflict is about: "Boundaries: Claim". */
export function conflictTitle(t: TFunction, { kinds, labels }: Pick<QueueLine, 'kinds' | 'labels'>): string {
  const separator = t('conflicts.separator')
  return t('conflicts.titleOf', {
    kinds:
      kinds.length === 0 ? t('conflicts.agreed') : kinds.map((kind) => t(`conflicts.kinds.${kind}`)).join(separator),
    labels: labels.map((label) => labelTitle(t, label)).join(t('conflicts.between')),
  })
}

/** The same with its place in the list, for whoever does not see it: "Boundaries: Claim, 3 of 17". */
export function spokenConflict(t: TFunction, line: QueueLine, listed: MergeQueueState['listed']): string {
  return t('conflicts.spoken', {
    title: conflictTitle(t, line),
    place: listed.indexOf(line) + 1,
    total: listed.length,
  })
}

/** The version that a choice is the same as; null for none, such as boundaries of one's own. */
function versionOfChoice(item: ConflictItem, choice: Choice): number | null {
  const wanted = canonicalJson(choice)
  const index = item.versions.findIndex((_, i) => canonicalJson(choiceOfVersion(item, i)) === wanted)
  return index < 0 ? null : index
}

/** What a choice says: "version B", "nothing of it is in gold". */
export function choiceWords(t: TFunction, item: ConflictItem, choice: Choice): string {
  if (choice.action === 'skip' || choice.action === 'drop') return t(`conflicts.chosen.${choice.action}`)
  const version = versionOfChoice(item, choice)
  if (version !== null) return t('conflicts.chosen.version', { version: versionName(version) })
  switch (choice.action) {
    case 'take':
    case 'draw':
      return t('conflicts.chosen.draw', { label: labelTitle(t, choice.span.label) })
    case 'link':
      return t(choice.linked ? 'conflicts.linked' : 'conflicts.notLinked')
    case 'values':
    case 'note':
      return t('conflicts.chosen.own')
  }
}
