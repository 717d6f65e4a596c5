/** What an export would be, looked up while the person chooses. */
import type { Result } from '@core/result'
import type { ExportPreview } from '@renderer/workers/datasetJob'
import type { ExportError } from '@renderer/workers/exportClient'
import { useEffect, useState } from 'react'

type Preview = Result<ExportPreview, ExportError>
export type FindPreview = (signal: AbortSignal) => Promise<Preview>

/** What `find` answers; null until it is known, and for no function. A new function starts over: keep it while it is the same. */
export function useExportPreview(find: FindPreview | null): Preview | null {
  const [state, setState] = useState<{ readonly of: FindPreview; readonly preview: Preview } | null>(null)
  useEffect(() => {
    if (find === null) return
    const stop = new AbortController()
    void find(stop.signal).then((preview) => {
      if (!stop.signal.aborted) setState({ of: find, preview })
    })
    return () => stop.abort()
  }, [find])
  return state !== null && state.of === find ? state.preview : null
}
