/**
 * CoNLL-2003 with IOB2 tags: a folder with one file for each label, since a column of tags has room for one. A document begins
 * with `-DOCSTART- -X- O O`, exactly as spaCy's converter wants it (explosion/spaCy: spacy/training/converters/
 * conll_ner_to_docs.py); a line is `token -X- _ tag`; a blank line ends a sentence. All files of a folder have the same lines
 * but for the tags. The white space between tokens is lost: to be read back, the texts must be at hand.
 */
import type { DatasetItem } from '../datasets/item'
import { notUtf8, withoutCharacters } from './characters'
import { readConll } from './conllReader'
import { tagPattern } from './conllTags'
import { ConllWriter } from './conllWriter'
import type { Carried, DatasetFormat, Feature, FileStart, WriteOptions } from './format'
import { LossCounter, withFeatures, withoutOverlaps } from './losses'
import { alignToTokens } from './tokens'

export const conll: DatasetFormat = {
  describe: () => ({
    name: 'conll',
    layout: 'folder',
    extension: '',
    units: [],
    tokens: true,
    textOptional: false,
    carries: carried,
    imports: true,
  }),
  carry,
  write: (head, options) => new ConllWriter(head, options),
  read: readConll,
  recognises,
}

/** Spans of one label neither nest nor cross; those of different labels, which are in different files, do both. */
const carried: readonly Feature[] = ['nested', 'crossing']

function carry(item: DatasetItem, options: WriteOptions): Carried {
  const losses = new LossCounter()
  const apart = { ...item, spans: withoutOverlaps(item.spans, alone, losses) }
  const aligned = alignToTokens(apart, options.tokens)
  // Spans that were apart may be widened to the same token: then one of them is left out, and was not widened.
  const written = { ...aligned.item, spans: withoutOverlaps(aligned.item.spans, alone, losses) }
  losses.addAll(aligned.losses.filter(({ what }) => what !== 'widened-spans'))
  const places = new Map(item.spans.map((span) => [span.id, span]))
  for (const { id, label, start, end } of written.spans) {
    const before = places.get(id)
    if (before?.start !== start || before.end !== end) losses.add('widened-spans', 1, label)
  }
  return { item: withoutCharacters(withFeatures(written, carried, losses), notUtf8, losses), losses: losses.list() }
}

const alone = { nested: false, crossing: false, byLabel: true }

/** Every file but a card has lines with a tag at their end. */
function recognises(files: readonly FileStart[]): boolean {
  const data = files.filter(({ path }) => !/(^|\/)README\.md$/i.test(path))
  return data.length > 0 && data.every(hasTags)
}

/** So many lines tell. */
const linesToSee = 50

function hasTags({ text }: FileStart): boolean {
  if (/^-DOCSTART-[ \t]/.test(text)) return true
  // The last line may be cut.
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  return (
    lines.length > 0 &&
    lines
      .slice(0, linesToSee)
      .every((line) => /^\S.*[ \t]/.test(line) && tagPattern.test(line.slice(line.search(/[^ \t]*$/))))
  )
}
