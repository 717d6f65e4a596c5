/** A folder of files as one zip archive, in memory. */
import { zipSync, type Zippable } from 'fflate'
import type { InputFile } from '../formats/format'
import { inputFile } from '../formats/input'
import { readZip } from '../formats/zip'
import { splits } from './item'

/**
 * The bytes of an archive of these files, in their order. The same files make the same bytes: each is dated the first day that
 * the format knows, by the clock of whoever looks.
 */
export function packFiles(files: Iterable<readonly [path: string, bytes: Uint8Array]>): Uint8Array {
  const entries: Zippable = {}
  for (const [path, bytes] of files) entries[path] = bytes
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 6 })
}

/**
 * The files of an archive, without what macOS adds to them; null if it is no archive, or one too large to be meant. A folder
 * that holds all files is no part of their paths, unless it is a part of a divided dataset.
 */
export function unpackFiles(bytes: Uint8Array): readonly InputFile[] | null {
  const entries = readZip(bytes, (path) => !isLeftOut(path))
  if (entries === null) return null
  const top = commonFolder([...entries.keys()])
  return [...entries].map(([path, content]) => inputFile(path.slice(top.length), content))
}

/** Folders, and hidden files that macOS puts into archives. */
function isLeftOut(path: string): boolean {
  return path.endsWith('/') || path.startsWith('__MACOSX/') || path.split('/').at(-1) === '.DS_Store'
}

/** The folder, with its `/`, that all paths are in; empty if there is none. */
function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths
  const folder = first.slice(0, first.indexOf('/') + 1)
  const isPart = splits.some((split) => folder === `${split}/`)
  return !isPart && paths.every((path) => path.startsWith(folder)) ? folder : ''
}
