import { appErrorText, storeErrorText } from '@renderer/i18n/failures'
import type { ExportError } from '@renderer/workers/exportClient'
import type { TFunction } from 'i18next'

/** Why an export failed, and what to do. */
export function exportFailureText(t: TFunction, failure: ExportError): string {
  switch (failure.code) {
    case 'cancelled':
      return t('export.cancelled')
    case 'main':
      return t('export.failed', { reason: appErrorText(t, failure.error) })
    case 'store':
      return t('export.failed', { reason: storeErrorText(t, failure.error) })
    case 'bad-records':
      return t('export.failed', { reason: t('export.badRecords') })
  }
}
