import type { Result } from '@core/result'
import { useServices } from '@renderer/services/services'
import { previewExport, type ExportError } from '@renderer/workers/exportClient'
import type { ExportPreview, ExportSpec } from '@renderer/workers/exportJob'
import { useEffect, useState } from 'react'

/** What an export would write; null until that is known. A new `spec` object starts over, so keep it while it is the same. */
export function useExportPreview(spec: ExportSpec): Result<ExportPreview, ExportError> | null {
  const { bridge } = useServices()
  const [state, setState] = useState<{ spec: ExportSpec; preview: Result<ExportPreview, ExportError> } | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    void previewExport(spec, bridge, stop.signal).then((preview) => {
      if (!stop.signal.aborted) setState({ spec, preview })
    })
    return () => stop.abort()
  }, [bridge, spec])
  return state?.spec === spec ? state.preview : null
}
