/**
 * UIMA XMI: a folder with one file for each item, see `inceptionPaths.ts`, and `TypeSystem.xml` for all of them. Source: Apache
 * UIMA References, chapter 7 (XMI CAS Serialization Reference).
 */
import type { DatasetItem } from '../../datasets/item'
import { withoutCharacters } from '../characters'
import type { DatasetFormat, FormatDescription, InputFile, ReadEvent, ReadOptions } from '../format'
import { inceptionPathReader, InceptionPaths, withFileNames } from '../inceptionPaths'
import { readText } from '../input'
import { LossCounter, withFeatures } from '../losses'
import { notXml, xmlText } from '../xml'
import { casOf, initialView, sofaId, typeSystemOf, type FeatureStructure } from './cas'
import { mentionCarries, mentionFeatures } from './mention'
import { readCas } from './readCas'
import { readTypeSystem, typeSystemFile, typeSystemXml, type Ranges } from './typeSystemXml'
import { casFromXmi, typeNamespace } from './xmi'

const description: FormatDescription = {
  name: 'uima-xmi',
  layout: 'folder',
  extension: '',
  units: ['utf16'],
  tokens: false,
  textOptional: false,
  carries: mentionCarries,
  imports: true,
}

export const uimaXmi: DatasetFormat = {
  describe: () => description,
  carry(item) {
    const losses = new LossCounter()
    const written = withoutCharacters(withFeatures(item, description.carries, losses), notXml, losses)
    return { item: withFileNames(written, losses), losses: losses.list() }
  },
  write({ scheme }) {
    const paths = new InceptionPaths()
    const features = new Set(mentionFeatures(scheme, []))
    return {
      *add(item) {
        for (const feature of mentionFeatures(scheme, [item])) features.add(feature)
        yield { path: paths.pathFor(item, '.xmi'), data: xmiOf(item) }
      },
      end: () => [{ path: typeSystemFile, data: typeSystemXml(typeSystemOf([...features].sort())) }],
    }
  },
  read,
  recognises: (files) =>
    files.some(({ text }) => /<(?:\w+:)?XMI\b/.test(text) && text.includes('http://www.omg.org/XMI')),
}

/** The prefixes of the namespaces, in UIMA's own manner: a package is called by its last part. */
const prefixes = new Map([
  ['webanno.custom', 'custom'],
  ['de.tudarmstadt.ukp.dkpro.core.api.segmentation.type', 'type'],
  ['de.tudarmstadt.ukp.dkpro.core.api.metadata.type', 'type2'],
])

function xmiOf(item: DatasetItem): string {
  const structures = casOf(item)
  const namespaces = [...prefixes].map(([name, prefix]) => ` xmlns:${prefix}="${typeNamespace(name)}"`).join('')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"${namespaces} xmi:version="2.0">`,
    '<cas:NULL xmi:id="0"/>',
    ...structures.map(elementOf),
    `<cas:Sofa xmi:id="${sofaId}" sofaNum="1" sofaID="${initialView}" mimeType="text" sofaString="${xmlText(item.document.text)}"/>`,
    `<cas:View sofa="${sofaId}" members="${structures.map(({ id }) => id).join(' ')}"/>`,
    '</xmi:XMI>\n',
  ].join('\n')
}

function elementOf({ id, type, begin, end, features, references }: FeatureStructure): string {
  const dot = type.lastIndexOf('.')
  const attributes = [...references, ...features].map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
  const name = `${prefixes.get(type.slice(0, dot)) ?? ''}:${type.slice(dot + 1)}`
  return `<${name} xmi:id="${id}" sofa="${sofaId}" begin="${begin}" end="${end}"${attributes.join('')}/>`
}

async function* read(files: readonly InputFile[], options: ReadOptions): AsyncIterable<ReadEvent> {
  const factsOf = inceptionPathReader(files.map(({ path }) => path))
  const typeSystems = new Map<string, Ranges>()
  for (const file of files) {
    if (!isTypeSystem(file.path)) continue
    const xml = await readText(file)
    const ranges = xml === null ? 'is not UTF-8' : readTypeSystem(xml)
    if (typeof ranges === 'string') yield problem(file.path, 'not-xml', ranges)
    else typeSystems.set(file.path.slice(0, -typeSystemFile.length), ranges)
  }
  for (const file of files) {
    const { path } = file
    if (isTypeSystem(path)) continue
    const xml = path.endsWith('.xmi') ? await readText(file) : ''
    if (!path.endsWith('.xmi')) yield problem(path, 'unsupported', 'is no .xmi file')
    else if (xml === null) yield problem(path, 'not-utf8', 'is not UTF-8')
    else {
      const ranges = nearest(typeSystems, path)
      if (ranges === null)
        yield problem(path, 'missing-file', `has no ${typeSystemFile}: all its features are read as text`)
      const cas = casFromXmi(xml, ranges)
      if (typeof cas === 'string') yield problem(path, 'not-xml', cas)
      else if (cas === null) yield problem(path, 'wrong-shape', 'is no XMI')
      else yield* readCas(path, cas, factsOf(path), options)
    }
  }
}

function isTypeSystem(path: string): boolean {
  return path === typeSystemFile || path.endsWith(`/${typeSystemFile}`)
}

/** The type system of the innermost folder around a file. */
function nearest(typeSystems: ReadonlyMap<string, Ranges>, path: string): Ranges | null {
  const folders = [...typeSystems.keys()]
    .filter((folder) => path.startsWith(folder))
    .sort((a, b) => b.length - a.length)
  return typeSystems.get(folders[0] ?? '') ?? null
}

function problem(
  path: string,
  reason: 'not-utf8' | 'not-xml' | 'wrong-shape' | 'unsupported' | 'missing-file',
  detail: string,
): ReadEvent {
  return { type: 'problem', path, place: '', reason, detail }
}
