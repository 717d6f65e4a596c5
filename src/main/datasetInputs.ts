/** The files of a dataset that a person named, granted to the interface one by one. */
import { err, ok } from '@core/result'
import { readError } from '@files/fileErrors'
import { folderFiles } from '@files/inputFiles'
import type { Answer, DatasetFile } from '@shared/ipc'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Inputs } from './inputs'

/** A folder with more files than this is no dataset but a disk. */
const mostFiles = 100_000

/**
 * Grants reading the files at `paths`, or of a folder all files in it, by their paths within it; null where nothing was named.
 * Fails with the system's error, and for a folder of more than 100,000 files; nothing is granted then.
 */
export async function grantDataset(
  inputs: Inputs,
  what: 'files' | 'folder',
  paths: readonly string[],
): Answer<readonly (DatasetFile & { readonly token: string })[] | null> {
  const [first] = paths
  if (first === undefined) return ok(null)
  try {
    if (what === 'folder') {
      const files = await folderFiles(first)
      if (files.length > mostFiles) {
        return err({ code: 'read-failed', detail: `more than ${mostFiles} files`, path: first })
      }
      return ok(files.map(({ path, size }) => ({ path, ...tokenAndBytes(join(first, path), size) })))
    }
    const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size))
    return ok(paths.map((path, i) => ({ path: basename(path), ...tokenAndBytes(path, sizes[i] ?? 0) })))
  } catch (error) {
    return err(readError(error, first))
  }

  function tokenAndBytes(path: string, size: number) {
    const { token, bytes } = inputs.grant(path, size)
    return { token, bytes }
  }
}
