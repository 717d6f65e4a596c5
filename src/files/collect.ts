/** Finding the files to import behind the paths that a person named. */
import type { SetAsideReason } from '@shared/errors'
import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { messageOf } from './fileErrors'
import { compareNaturally } from './naturalOrder'

export type CollectedFile =
  | { readonly kind: 'text'; readonly path: string }
  | { readonly kind: 'exchange'; readonly path: string }
  | { readonly kind: 'set-aside'; readonly path: string; readonly reason: SetAsideReason }

const textExtensions: ReadonlySet<string> = new Set(['', '.txt', '.text', '.md'])

/**
 * Yields every file behind `paths`: files as they are, folders recursively. The paths keep their order; a folder's entries
 * come in natural order of their names, the same on every machine. In folders, hidden entries (a leading dot) are left out;
 * nothing else is: a file whose extension is no text's, a broken link or a locked folder is yielded as set aside.
 *
 * Links are followed, but no folder is walked twice, so a link to a parent ends.
 */
export async function* collectFiles(paths: readonly string[]): AsyncGenerator<CollectedFile, void, undefined> {
  const walked = new Set<string>()
  for (const path of paths) yield* collectPath(path, walked)
}

async function* collectPath(path: string, walked: Set<string>): AsyncGenerator<CollectedFile, void, undefined> {
  let entry: Stats
  try {
    entry = await stat(path)
  } catch (error) {
    yield unreadable(path, error)
    return
  }
  if (entry.isDirectory()) yield* collectFolder(path, walked)
  else yield classify(path, entry)
}

async function* collectFolder(folder: string, walked: Set<string>): AsyncGenerator<CollectedFile, void, undefined> {
  let entries: Dirent[]
  try {
    const real = await realpath(folder)
    if (walked.has(real)) return
    walked.add(real)
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    yield unreadable(folder, error)
    return
  }
  entries.sort((a, b) => compareNaturally(a.name, b.name))
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    // Only a link needs another look at the disk: on a folder of thousands that is most of the time.
    if (entry.isSymbolicLink()) yield* collectPath(path, walked)
    else if (entry.isDirectory()) yield* collectFolder(path, walked)
    else yield classify(path, entry)
  }
}

function classify(path: string, entry: Dirent | Stats): CollectedFile {
  if (!entry.isFile()) return { kind: 'set-aside', path, reason: { kind: 'not-a-file' } }
  const name = basename(path).toLowerCase()
  if (name.endsWith('.sanad.json')) return { kind: 'exchange', path }
  const extension = extensionOf(name)
  if (textExtensions.has(extension)) return { kind: 'text', path }
  return { kind: 'set-aside', path, reason: { kind: 'unsupported', extension } }
}

/** The extension with its dot, or '' where what follows the last dot is no extension ("د. سامي", "1. مقدمة", ".notes"). */
function extensionOf(name: string): string {
  return /(?<=.)\.[a-z0-9]{1,12}$/.exec(name)?.[0] ?? ''
}

function unreadable(path: string, error: unknown): CollectedFile {
  return { kind: 'set-aside', path, reason: { kind: 'unreadable', detail: messageOf(error) } }
}
