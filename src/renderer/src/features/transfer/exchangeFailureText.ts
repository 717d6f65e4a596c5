import { appErrorText, storeErrorText } from '@renderer/i18n/failures'
import type { WorkerFailure } from '@renderer/workers/calls'
import type { OpenExchangeError } from '@renderer/workers/importExchangeClient'
import type { TFunction } from 'i18next'

/** Why an exchange file was not taken over, and what to do. */
export function exchangeFailureText(t: TFunction, failure: OpenExchangeError | WorkerFailure): string {
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
