/** Errors that cross a process boundary: a code that the interface translates, with the values its message needs. */
export const appErrorCodes = [
  'bad-request',
  'forbidden',
  'not-found',
  'read-failed',
  'write-failed',
  'disk-full',
  'no-permission',
  'folder-not-empty',
  'file-too-large',
  'not-utf8',
  'job-unknown',
  'internal',
] as const
export type AppErrorCode = (typeof appErrorCodes)[number]

export interface AppError {
  readonly code: AppErrorCode
  /** For the log and for support, in English; never shown alone. */
  readonly detail: string
  /** The file concerned, if one is. */
  readonly path?: string | undefined
}

/** Why a file was set aside at import. */
export type SetAsideReason =
  | { readonly kind: 'empty' }
  | { readonly kind: 'binary' }
  /** The bytes are not text in the encoding; `encoding` is the one that was tried. */
  | { readonly kind: 'undecodable'; readonly encoding: string }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'not-a-file' }
  /** Its extension says that it is no text file. */
  | { readonly kind: 'unsupported'; readonly extension: string }
