/** Why a file did not come in or go out, in plain words that say what to do. */
import type { WorkerFailure } from '@renderer/workers/calls'
import type { DatasetImportError } from '@renderer/workers/datasetImportClient'
import type { ExportError } from '@renderer/workers/exportClient'
import type { OpenExchangeError } from '@renderer/workers/importExchangeClient'
import type { AddExchangeError } from '@renderer/workers/mergeClient'
import type { TFunction } from 'i18next'
import { appErrorText, storeErrorText } from './failures'

/** Why an exchange file was not taken over, and what to do. */
export function exchangeFailureText(
  t: TFunction,
  failure: OpenExchangeError | AddExchangeError | WorkerFailure,
): string {
  switch (failure.code) {
    case 'cancelled':
      return t('exchangeErrors.cancelled')
    case 'main':
      return appErrorText(t, failure.error)
    case 'store':
      return storeErrorText(t, failure.error)
    case 'file': {
      const { error } = failure
      switch (error.code) {
        case 'too-large':
          return t('exchangeErrors.too-large', { limit: error.limit })
        case 'newer-version':
          return t('exchangeErrors.newer-version', { found: error.found, supported: error.supported })
        case 'corrections':
          return t('exchangeErrors.corrections', { names: error.addressees.join(t('conflicts.separator')) })
        case 'too-deep':
          return t('exchangeErrors.too-deep', { member: error.member })
        case 'not-utf8':
        case 'not-json':
        case 'not-exchange':
        case 'bad-version':
        case 'bad-envelope':
          return t(`exchangeErrors.${error.code}`)
      }
    }
  }
}

/** Why a dataset of another tool did not come in, and what to do. */
export function datasetFailureText(t: TFunction, failure: DatasetImportError): string {
  switch (failure.code) {
    case 'cancelled':
      return t('exchangeErrors.cancelled')
    case 'main':
      return appErrorText(t, failure.error)
    case 'store':
      return storeErrorText(t, failure.error)
    case 'refused':
      return t(`datasetImport.${failure.refusal.reason}`, { name: failure.refusal.name })
  }
}

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
    case 'differs': {
      const { document } = failure.difference
      return t('export.failed', { reason: t(document === '' ? 'export.differs' : 'export.differsIn', { document }) })
    }
  }
}
