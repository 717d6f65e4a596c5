/** Errors in plain words that say what to do. Their details go to the log, not to the person. */
import type { AppError, SetAsideReason } from '@shared/errors'
import type { StoreError } from '@renderer/store/errors'
import type { TFunction } from 'i18next'

/** Why something about a file or the main process failed. */
export function appErrorText(t: TFunction, error: AppError): string {
  return t(`errors.${error.code}`)
}

/** Why the database failed. */
export function storeErrorText(t: TFunction, error: StoreError): string {
  return t(`storeErrors.${error.code}`)
}

/** Why a file was set aside at import. */
export function setAsideText(t: TFunction, reason: SetAsideReason): string {
  switch (reason.kind) {
    case 'undecodable':
      return t('setAside.undecodable', { encoding: reason.encoding })
    case 'too-large':
      return t('setAside.too-large', { bytes: reason.bytes, limit: reason.limit })
    case 'unsupported':
      return t('setAside.unsupported', { extension: reason.extension })
    case 'empty':
    case 'binary':
    case 'unreadable':
    case 'not-a-file':
      return t(`setAside.${reason.kind}`)
  }
}
