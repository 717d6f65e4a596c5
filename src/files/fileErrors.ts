/** What the operating system says of a failed file operation, as the errors that the interface can explain. */
import type { AppError, AppErrorCode } from '@shared/errors'

const writeCodes: Readonly<Record<string, AppErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOTEMPTY: 'folder-not-empty',
  EEXIST: 'folder-not-empty',
}

/** The error for a failed write to `path`. */
export function writeError(error: unknown, path: string): AppError {
  return { code: writeCodes[systemCode(error) ?? ''] ?? 'write-failed', detail: messageOf(error), path }
}

const readCodes: Readonly<Record<string, AppErrorCode>> = {
  ENOENT: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
}

/** The error for a failed read of `path`. */
export function readError(error: unknown, path: string): AppError {
  return { code: readCodes[systemCode(error) ?? ''] ?? 'read-failed', detail: messageOf(error), path }
}

/** The words of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The same with where it was thrown, for a log. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The code of a Node system error, such as `ENOENT`. */
function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
