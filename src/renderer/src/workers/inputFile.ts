/** Reading a file that the person named, piece by piece through main. */
import { err, ok, type Result } from '@core/result'
import type { AppError } from '@shared/errors'
import type { SanadBridge } from '@shared/ipc'
import { maxReadLength } from '@shared/ipcSchemas'

/** A file behind a token of main; `bytes` is its size as main told it. */
export interface InputFile {
  readonly token: string
  readonly bytes: number
}

/**
 * Hands all pieces of a file to `take`, in order. Progress counts bytes. Answers what main could not read; rejects when
 * the signal aborts, and with what `take` rejects with.
 */
export async function readInput(
  { token, bytes }: InputFile,
  bridge: Pick<SanadBridge, 'readInput'>,
  take: (piece: Uint8Array) => Promise<unknown>,
  onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  signal: AbortSignal,
): Promise<Result<null, { readonly code: 'main'; readonly error: AppError }>> {
  for (let offset = 0; offset < bytes;) {
    onProgress({ done: offset, total: bytes })
    signal.throwIfAborted()
    const piece = await bridge.readInput(token, offset, maxReadLength)
    if (!piece.ok) return err({ code: 'main', error: piece.error })
    // The file became shorter while it was read; what is missing shows when it is parsed.
    if (piece.value.length === 0) break
    offset += piece.value.length
    await take(piece.value)
  }
  onProgress({ done: bytes, total: bytes })
  return ok(null)
}
