/** Changes of the merge by a press of a button, with what there is to say about how they went. */
import { storeErrorText } from '@renderer/i18n/failures'
import { changeMerge, type MergeChange } from '@renderer/state/merge'
import { notify } from '@renderer/ui/notices'
import type { MergeService } from '@renderer/workers/mergeContract'
import i18next from 'i18next'

/** As `changeMerge`; says `done` when it is changed, unless that shows by itself, and why it is not otherwise. */
export async function change<K extends MergeChange>(
  done: string | null,
  name: K,
  ...args: Parameters<MergeService['functions'][K]>
): Promise<void> {
  const error = await changeMerge(name, ...args)
  if (error !== null) notify({ tone: 'problem', text: storeErrorText(i18next.t, error) })
  else if (done !== null) notify({ tone: 'done', text: done })
}
