/** The centre and end side of the window: the text of one document, its marks, and the status bar. */
import { type ReactNode, useEffect, useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ReviewDesk } from '@renderer/state/corrections'
import { usePreferences } from '@renderer/state/preferences'
import { useServices } from '@renderer/services/services'
import { leaveSession, type OpenDocument, type OpenFailure, openSession, useSessions } from '@renderer/state/sessions'
import { type StoreError, storeErrorOf } from '@renderer/store/errors'
import { DocumentDesk } from './DocumentDesk'

export interface WorkbenchProps {
  readonly projectId: string
  readonly documentId: string
  /** What stands beside the text when the guidelines are asked for. */
  readonly guidelines: ReactNode
  /** What stands there when the corrections are asked for. */
  readonly corrections: (desk: ReviewDesk) => ReactNode
}

type Load =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly open: OpenDocument }
  | { readonly kind: 'failed'; readonly failure: OpenFailure | StoreError }

const loading: Load = { kind: 'loading' }

export function Workbench({ projectId, documentId, guidelines, corrections }: WorkbenchProps) {
  const { t } = useTranslation()
  const load = useOpenDocument(projectId, documentId)
  switch (load.kind) {
    case 'loading':
      return (
        <p className="workbench-message" role="status">
          {t('workbench.loading')}
        </p>
      )
    case 'failed':
      return (
        <div className="workbench-message" role="alert">
          <strong>{t('workbench.loadFailed')}</strong>
          <p>{failureText(t, load.failure)}</p>
        </div>
      )
    case 'ready':
      return <DocumentDesk key={load.open.key} open={load.open} guidelines={guidelines} corrections={corrections} />
  }
}

function failureText(t: TFunction, failure: OpenFailure | StoreError): string {
  if (failure === 'text-missing') return t('workbench.textMissing')
  if (failure === 'not-found') return t('errors.not-found')
  return t(`storeErrors.${failure.code}`)
}

/** Opens the document for the active annotator, and lets it go when another comes. */
function useOpenDocument(projectId: string, documentId: string): Load {
  const services = useServices()
  const annotatorId = usePreferences((p) => p.activeAnnotatorId)
  const generation = useSessions((s) => s.generation)
  const wanted = [projectId, documentId, annotatorId, generation].join(' ')
  const [state, setState] = useState<{ readonly wanted: string; readonly load: Load }>({ wanted, load: loading })

  useEffect(() => {
    if (annotatorId === null) return undefined
    let left = false
    let opened: OpenDocument | null = null
    const settle = (load: Load) => setState({ wanted, load })
    openSession(services, projectId, documentId, annotatorId).then(
      (result) => {
        if (typeof result === 'string') {
          if (!left) settle({ kind: 'failed', failure: result })
          return
        }
        opened = result
        if (left) void leaveSession(result)
        else settle({ kind: 'ready', open: result })
      },
      (cause: unknown) => {
        if (!left) settle({ kind: 'failed', failure: storeErrorOf(cause) })
      },
    )
    return () => {
      left = true
      if (opened !== null) void leaveSession(opened)
    }
  }, [services, projectId, documentId, annotatorId, wanted])

  return state.wanted === wanted ? state.load : loading
}
