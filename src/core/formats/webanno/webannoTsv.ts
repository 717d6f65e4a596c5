/**
 * WebAnno TSV 3.3, which INCEpTION imports into a project that has the layers of `uima/mention.ts`: a folder with one file
 * for each item, see `inceptionPaths.ts`.
 */
import { titleOf } from '../../text/title'
import type { DatasetItem } from '../../datasets/item'
import { notUtf8, withoutCharacters } from '../characters'
import type { Carried, DatasetFormat, FormatDescription, WriteOptions } from '../format'
import { InceptionPaths, withFileNames } from '../inceptionPaths'
import { LossCounter, withFeatures } from '../losses'
import { alignToTokens } from '../tokens'
import { mentionFeatures } from '../uima/mention'
import { readTsv } from './read'
import { tsvFile } from './write'

const description: FormatDescription = {
  name: 'webanno-tsv',
  layout: 'folder',
  extension: '',
  units: ['utf16'],
  tokens: true,
  textOptional: false,
  carries: ['nested', 'crossing', 'attributes', 'notes', 'relations', 'annotators', 'titles', 'splits'],
  imports: true,
}

export const webannoTsv: DatasetFormat = {
  describe: () => description,
  carry,
  write({ scheme }, options) {
    const paths = new InceptionPaths()
    return {
      *add(item) {
        const { sentences } = alignToTokens(item, options.tokens)
        yield { path: paths.pathFor(item, '.tsv'), data: tsvFile(item, mentionFeatures(scheme, [item]), sentences) }
      },
      end: () => [],
    }
  },
  read: readTsv,
  recognises: (files) => files.some(({ text }) => text.startsWith('#FORMAT=WebAnno TSV 3')),
}

function carry(item: DatasetItem, options: WriteOptions): Carried {
  const losses = new LossCounter()
  if (item.document.text === '') {
    losses.add('documents')
    return { item: null, losses: losses.list() }
  }
  const written = withoutCharacters(withFeatures(item, description.carries, losses), notUtf8, losses)
  const title = titleOf(written.document.text)
  if (title !== written.document.title) losses.add('titles')
  const named = withFileNames({ ...written, document: { ...written.document, title } }, losses)
  const aligned = alignToTokens(named, options.tokens)
  losses.addAll(aligned.losses)
  return { item: aligned.item, losses: losses.list() }
}
