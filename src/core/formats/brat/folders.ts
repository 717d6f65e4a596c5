/** Whose a document is by its folder: brat knows no annotators, and its users keep one folder for each. */
import { splits } from '../../datasets/item'
import type { DatasetAnnotator, Split } from '../../datasets/item'
import type { InputFile } from '../format'
import { readText } from '../input'
import { FileNames, nameOfFile } from '../names'
import { annotatorFolders, notAnAnnotator, type AnnotatorFolder } from './config'

interface FolderFacts {
  readonly fileName: string
  readonly annotator: DatasetAnnotator | null
  readonly split?: Split
}

/**
 * A function that answers what the path of a document says, without its extension. A folder is an annotator's if the
 * `annotation.conf` around it says so; where it says nothing, if another folder has a document of the same name and text.
 */
export async function folderReader(files: readonly InputFile[]): Promise<(stem: string) => FolderFacts> {
  const confs = new Map<string, readonly AnnotatorFolder[]>()
  for (const file of files) {
    const { folder, name } = partsOf(file.path)
    if (name === 'annotation.conf') confs.set(folder, annotatorFolders((await readText(file)) ?? ''))
  }
  const texts = files.filter(({ path }) => path.endsWith('.txt'))
  const twice = [...confs.values()].some((folders) => folders.length > 0)
    ? new Set<string>()
    : await foldersWithTwins(texts)
  const names = new FileNames()
  for (const { path } of texts) {
    const { folder, name } = partsOf(stemOf(path))
    names.add(folder, name)
    names.add('', partsOf(folder).name)
  }
  return (stem) => {
    const { folder, name } = partsOf(stem)
    const { folder: around, name: own } = partsOf(folder)
    const known = confsAround(confs, folder).find((candidate) => candidate.folder === own)
    const isAnnotator = known !== undefined || twice.has(folder)
    const annotator = nameOfFile(names.withoutNumber('', own), notAnAnnotator)
    const split = splits.find((part) => part === (isAnnotator ? partsOf(around).name : own))
    return {
      fileName: `${nameOfFile(names.withoutNumber(folder, name))}.txt`,
      annotator: isAnnotator
        ? { id: '', name: annotator, ...(known?.isGold === true ? { role: 'adjudication' } : {}) }
        : null,
      ...(split === undefined ? {} : { split }),
    }
  }
}

/** What is said by the innermost configuration around a folder, as brat looks for it. */
function confsAround(
  confs: ReadonlyMap<string, readonly AnnotatorFolder[]>,
  folder: string,
): readonly AnnotatorFolder[] {
  for (let at = folder; ; at = partsOf(at).folder) {
    const found = confs.get(at)
    if (found !== undefined || at === '') return found ?? []
  }
}

/** Folders with a document that another folder has too, by name and text. */
async function foldersWithTwins(texts: readonly InputFile[]): Promise<ReadonlySet<string>> {
  const byName = new Map<string, InputFile[]>()
  for (const file of texts) {
    const key = `${partsOf(file.path).name} ${file.size}`
    const sameName = byName.get(key)
    if (sameName === undefined) byName.set(key, [file])
    else sameName.push(file)
  }
  const folders = new Set<string>()
  for (const sameName of byName.values()) {
    if (sameName.length < 2) continue
    const read = await Promise.all(
      sameName.map(async (file) => ({ folder: partsOf(file.path).folder, text: await readText(file) })),
    )
    for (const { folder, text } of read) {
      if (folder !== '' && read.some((other) => other.folder !== folder && other.text === text)) folders.add(folder)
    }
  }
  return folders
}

/** A path without its extension. */
export function stemOf(path: string): string {
  return path.replace(/\.[^./]*$/, '')
}

export function partsOf(path: string): { readonly folder: string; readonly name: string } {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? { folder: '', name: path } : { folder: path.slice(0, slash), name: path.slice(slash + 1) }
}
