/**
 * brat standoff: a folder that is a collection of brat, with a folder for each annotator, and around these one for each part
 * of a dataset that is split. Every item is a text and what is marked in it, `NAME.txt` and `NAME.ann`. What nobody marked
 * stands beside the annotators' folders. Offsets count code points, as brat's server does.
 */
import type { Scheme } from '../../annotation/scheme'
import { titleOf } from '../../text/title'
import type { DatasetDocument, DatasetItem } from '../../datasets/item'
import { notUtf8, withoutCharacters } from '../characters'
import type { Carried, DatasetFormat, DatasetWriter, FormatDescription, OffsetUnit } from '../format'
import { LossCounter, withFeatures, withoutDangling } from '../losses'
import { FileNames, fileNameFor, nameOfFile } from '../names'
import { annotationConf, notAnAnnotator, visualConf, type AnnotatorFolder } from './config'
import { readBrat } from './read'
import { annFile, isWritable } from './write'

const description: FormatDescription = {
  name: 'brat',
  layout: 'folder',
  extension: '',
  units: ['code_point'],
  tokens: false,
  textOptional: false,
  carries: ['nested', 'crossing', 'attributes', 'notes', 'relations', 'annotators', 'titles', 'splits'],
  imports: true,
}

export const brat: DatasetFormat = {
  describe: () => description,
  carry,
  write: ({ scheme }, { unit }) => writer(scheme, unit),
  read: readBrat,
  recognises: (files) => {
    const paths = new Set(files.map(({ path }) => path))
    return files.some(({ path }) => path.endsWith('.ann') && paths.has(`${path.slice(0, -'.ann'.length)}.txt`))
  },
}

function carry(item: DatasetItem): Carried {
  const losses = new LossCounter()
  const written = withoutCharacters(withFeatures(item, description.carries, losses), notUtf8, losses)
  const { annotator } = written
  const document = withoutByteOrderMark(written.document, losses)
  const spans = written.spans.filter((span) => {
    const writable = isWritable(document.text, span)
    if (!writable) losses.add('unwritable-spans', 1, span.label)
    return writable
  })
  const relations = withoutDangling(written.relations, spans, losses)
  const fileName = `${nameOfFile(fileNameFor(stemOf(document.fileName)))}.txt`
  const title = titleOf(document.text)
  if (fileName !== document.fileName || title !== document.title) losses.add('titles')
  const name = annotator === null ? '' : nameOfFile(fileNameFor(annotator.name, notAnAnnotator), notAnAnnotator)
  if (annotator !== null && name !== annotator.name) losses.add('annotators')
  return {
    item: {
      ...written,
      document: { ...document, title, fileName },
      annotator: annotator && { ...annotator, name },
      spans,
      relations,
    },
    losses: losses.list(),
  }
}

/** A text that begins with U+FEFF would lose it as a byte order mark, and all its offsets would move. */
function withoutByteOrderMark(document: DatasetDocument, losses: LossCounter): DatasetDocument {
  if (!document.text.startsWith('\ufeff')) return document
  losses.add('characters')
  return { ...document, text: document.text.replace('\ufeff', '\ufffd') }
}

function stemOf(fileName: string): string {
  return fileName.replace(/\.txt$/i, '')
}

function writer(scheme: Scheme, unit: OffsetUnit): DatasetWriter {
  const names = new FileNames()
  const folders = new Map<string, AnnotatorFolder>()
  const labels = new Set<string>()
  return {
    *add(item) {
      const { document, annotator, split } = item
      for (const { label } of item.spans) labels.add(label)
      let folder = ''
      if (annotator !== null) {
        const isGold = annotator.role === 'adjudication'
        folder = names.nameFor('', fileNameFor(annotator.name, notAnAnnotator), `${annotator.id} ${String(isGold)}`)
        folders.set(folder, { folder, isGold })
      }
      const place = [split, folder].filter((part) => part !== undefined && part !== '').join('/')
      const own = names.nameFor(`/${place}`, fileNameFor(stemOf(document.fileName)), document.id)
      const path = place === '' ? own : `${place}/${own}`
      yield { path: `${path}.txt`, data: document.text }
      yield { path: `${path}.ann`, data: annFile(item, unit) }
    },
    *end() {
      yield { path: 'annotation.conf', data: annotationConf(scheme, labels, [...folders.values()]) }
      yield { path: 'visual.conf', data: visualConf(scheme) }
    },
  }
}
