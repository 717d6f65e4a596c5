/**
 * `annotation.conf` and `visual.conf`, which brat looks for in a collection and the folders around it. Source:
 * nlplab/brat:server/src/projectconfig.py
 */
import { relationTypes } from '../../annotation/model'
import { relationEndsFit } from '../../annotation/rules'
import { labelLooks, labelsInOrder, type LabelColour, type Scheme, type SchemeLabel } from '../../annotation/scheme'
import { splits } from '../../datasets/item'
import { typeOf } from './names'
import { valueToField } from './lines'

/** The folder that holds what one annotator marked, in a comment: brat knows no annotators. */
export interface AnnotatorFolder {
  readonly folder: string
  readonly isGold: boolean
}

/** Folders that are parts of a dataset and no annotator's: an annotator of such a name has a folder of another. */
export const notAnAnnotator = new RegExp(`^(?:${splits.join('|')})$`, 'i')

const comments = { annotator: '# annotator: ', gold: '# adjudication: ' } as const

/**
 * What can be marked.
 * @param labels of the dataset beside the scheme's
 */
export function annotationConf(scheme: Scheme, labels: Iterable<string>, folders: readonly AnnotatorFolder[]): string {
  const names = [...new Set([...labelsInOrder(scheme), ...labels])]
  const relations = relationTypes.flatMap((type) =>
    names.flatMap((from) =>
      names
        .filter((to) => relationEndsFit(type, from, to))
        .map((to) => `${typeOf(type)}\tArg1:${typeOf(from)}, Arg2:${typeOf(to)}`),
    ),
  )
  return [
    ...folders.map(({ folder, isGold }) => (isGold ? comments.gold : comments.annotator) + folder),
    '[entities]',
    ...names.map(typeOf),
    '',
    '[relations]',
    ...relations,
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '',
    '[events]',
    '',
    '[attributes]',
    ...attributeLines(scheme.labels),
    '',
  ].join('\n')
}

/** One line for each attribute: brat takes one of a name that several labels have, with the values of all. */
function attributeLines(labels: readonly SchemeLabel[]): readonly string[] {
  const attributes = new Map<string, { labels: string[]; values: Set<string> }>()
  for (const label of labels) {
    for (const { name, values = [] } of label.attributes) {
      const known = attributes.get(name) ?? { labels: [], values: new Set() }
      known.labels.push(typeOf(label.name))
      for (const value of values) known.values.add(valueToField(value))
      attributes.set(name, known)
    }
  }
  return [...attributes].map(([name, { labels: owners, values }]) => {
    const allowed = values.size === 0 ? '' : `, Value:${[...values].join('|')}`
    return `${typeOf(name)}\tArg:${owners.join('|')}${allowed}`
  })
}

/** The folders of annotators that an `annotation.conf` names. */
export function annotatorFolders(conf: string): readonly AnnotatorFolder[] {
  return conf.split(/\r?\n/).flatMap((line): AnnotatorFolder[] => {
    if (line.startsWith(comments.annotator)) return [{ folder: line.slice(comments.annotator.length), isGold: false }]
    return line.startsWith(comments.gold) ? [{ folder: line.slice(comments.gold.length), isGold: true }] : []
  })
}

/** HTML's names of colours that black text is read on. */
const backgrounds: Readonly<Record<LabelColour, string>> = {
  blue: 'lightskyblue',
  green: 'lightgreen',
  amber: 'gold',
  violet: 'plum',
  teal: 'aquamarine',
  rose: 'lightpink',
  slate: 'lightgray',
}

/** How it is shown: with the Arabic titles, in the colours of the labels. */
export function visualConf(scheme: Scheme): string {
  const titles = new Map<string, string>()
  for (const { name, title, attributes } of scheme.labels) {
    titles.set(typeOf(name), title.ar)
    for (const attribute of attributes) {
      if (attribute.title !== undefined) titles.set(typeOf(attribute.name), attribute.title.ar)
    }
  }
  return [
    '[labels]',
    ...[...titles].flatMap(([type, title]) => {
      const shown = titleForConf(title)
      return shown === '' ? [] : [`${type} | ${shown}`]
    }),
    '',
    '[drawing]',
    ...[...labelLooks(scheme)].map(
      ([name, { colour }]) => `${typeOf(name)}\tfgColor:black, bgColor:${backgrounds[colour]}, borderColor:darken`,
    ),
    '',
  ].join('\n')
}

/** A title without what the configuration would take for a separator, a macro or a mark. */
function titleForConf(title: string): string {
  return title
    .replace(/[|<>\s\p{Cc}]+/gu, ' ')
    .replace(/^[ !]+/, '')
    .trim()
}
