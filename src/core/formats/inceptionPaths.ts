/**
 * Where the files of a folder stand: as INCEpTION exports a project, a folder for each document with one file for each
 * annotator, `annotation/DOCUMENT/ANNOTATOR.EXT`; adjudicated ones are under `curation`, and what nobody marked is
 * `INITIAL_CAS`. In a dataset that is split, each part has a folder of its own around these.
 * Source: inception-project/inception:inception/inception-schema/…/exporters/AnnotationDocumentExporter.java
 */
import { splits } from '../datasets/item'
import type { DatasetAnnotator, DatasetItem, Split } from '../datasets/item'
import { fileNameFor, FileNames, nameOfFile } from './names'
import type { LossCounter } from './losses'

const nobody = 'INITIAL_CAS'
const notAnAnnotator = /^INITIAL_CAS$/i

/** An item whose file name and annotator are what is read from the names of its files. */
export function withFileNames(item: DatasetItem, losses: LossCounter): DatasetItem {
  const { document, annotator } = item
  const fileName = nameOfFile(fileNameFor(document.fileName))
  if (fileName !== document.fileName) losses.add('titles')
  const name = annotator === null ? '' : nameOfFile(fileNameFor(annotator.name, notAnAnnotator), notAnAnnotator)
  if (annotator !== null && name !== annotator.name) losses.add('annotators')
  return {
    ...item,
    document: { ...document, fileName },
    annotator: annotator && { ...annotator, name },
  }
}

/** The paths of one dataset's items. */
export class InceptionPaths {
  readonly #names = new FileNames()

  /** The path of an item's file, which no other item has. `extension` has its dot. */
  pathFor({ document, annotator, split }: DatasetItem, extension: string): string {
    const folder = `${split === undefined ? '' : `${split}/`}${annotator?.role === 'adjudication' ? 'curation' : 'annotation'}`
    const own = this.#names.nameFor(folder, fileNameFor(document.fileName), document.id)
    const file = annotator === null ? nobody : fileNameFor(annotator.name, notAnAnnotator)
    return `${folder}/${own}/${this.#names.nameFor(`${folder}/${own}`, file, annotator?.id ?? '')}${extension}`
  }
}

/** What a path says of an item. */
export interface PathFacts {
  /** The document's file name; of a file that is anywhere else, its own name. */
  readonly fileName: string
  readonly annotator: DatasetAnnotator | null
  readonly split?: Split
}

/** A function that answers what each of these paths says. */
export function inceptionPathReader(paths: readonly string[]): (path: string) => PathFacts {
  const names = new FileNames()
  for (const path of paths) {
    const place = placeOf(path)
    if (place === null) continue
    names.add(place.folder, place.document)
    names.add(`${place.folder}/${place.document}`, place.annotator)
  }
  return (path) => {
    const place = placeOf(path)
    if (place === null) return { fileName: path.slice(path.lastIndexOf('/') + 1), annotator: null }
    const { folder, document } = place
    const fileName = nameOfFile(names.withoutNumber(folder, document))
    const file = names.withoutNumber(`${folder}/${document}`, place.annotator)
    const segments = folder.split('/')
    const split = splits.find((part) => part === segments.at(-2))
    return {
      fileName,
      annotator:
        file === nobody ? null : annotatorNamed(nameOfFile(file, notAnAnnotator), segments.at(-1) === 'curation'),
      ...(split === undefined ? {} : { split }),
    }
  }
}

function annotatorNamed(name: string, isGold: boolean): DatasetAnnotator {
  return { id: '', name, ...(isGold ? { role: 'adjudication' } : {}) }
}

function placeOf(path: string): { folder: string; document: string; annotator: string } | null {
  const match = /^((?:.*\/)?(?:annotation|curation))\/([^/]+)\/([^/]+)\.[^./]+$/u.exec(path)
  const [, folder, document, annotator] = match ?? []
  return folder === undefined || document === undefined || annotator === undefined
    ? null
    : { folder, document, annotator }
}
