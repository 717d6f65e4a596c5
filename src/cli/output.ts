/** Writing the file that a command makes. */
import { inChunks } from '@core/exchange/chunks'
import { AtomicWriter } from '@files/atomicWrite'
import { messageOf } from '@files/fileErrors'
import { realpath } from 'node:fs/promises'
import { CommandError } from './command'

/** In UTF-16 code units: more and smaller writes take more time, larger ones are encoded slower. */
const chunkSize = 256 * 1024

/**
 * Writes `chunks` to `path` as a whole or not at all and answers the count of bytes. Refuses to replace one of the
 * `inputs`. Throws `CommandError`.
 */
export async function writeOutput(path: string, chunks: Iterable<string>, inputs: readonly string[]): Promise<number> {
  const target = await realpath(path).catch(() => path)
  for (const input of inputs) {
    if ((await realpath(input)) === target)
      throw new CommandError(`--out ${path} would replace what was read; name another file`)
  }
  try {
    const writer = await AtomicWriter.open(path)
    try {
      for (const chunk of inChunks(chunks, chunkSize)) await writer.write(chunk)
    } catch (cause) {
      await writer.abort()
      throw cause
    }
    await writer.commit()
    return writer.bytes
  } catch (cause) {
    throw new CommandError(`${path} cannot be written: ${messageOf(cause)}`)
  }
}
