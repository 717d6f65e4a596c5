import type { DocumentStatus } from '@core/annotation/model'
import { Pill, type PillProps } from '@renderer/ui/Pill'
import { useTranslation } from 'react-i18next'

const tones = {
  'not-started': 'plain',
  'in-progress': 'doing',
  done: 'done',
} as const satisfies Record<DocumentStatus, PillProps['tone']>

/** How far the work on a document is. */
export function StatusPill({ status }: { readonly status: DocumentStatus }) {
  const { t } = useTranslation()
  return <Pill tone={tones[status]}>{t(`status.${status}`)}</Pill>
}
