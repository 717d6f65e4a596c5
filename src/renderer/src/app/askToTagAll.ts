import { useDeskBar } from '@renderer/state/deskBar'
import { useFindInDocument } from '@renderer/state/findInDocument'
import { useNavigation } from '@renderer/state/navigation'
import { usePreferences } from '@renderer/state/preferences'
import { currentQuery } from '@renderer/state/projectSearch'
import { useSessions } from '@renderer/state/sessions'
import { showTagAll } from '@renderer/state/tagAll'

/** Asks about marking all hits of the search that is in sight: the open document's, else the project's. False if there is none. */
export function askToTagAll(): boolean {
  const { open } = useSessions.getState()
  const { hits, session, words } = useFindInDocument.getState()
  if (useDeskBar.getState().bar === 'find' && open !== null && session === open.session && hits.length > 0) {
    showTagAll({ kind: 'document', session, title: open.row.title, hits, words })
    return true
  }
  const { activeAnnotatorId } = usePreferences.getState()
  const query = useNavigation.getState().startPanel === 'find' ? currentQuery() : null
  if (query === null || activeAnnotatorId === null) return false
  showTagAll({ kind: 'project', query, annotatorId: activeAnnotatorId })
  return true
}
