/**
 * UIMA CAS JSON 0.4: a folder with one file for each item, see `inceptionPaths.ts`; the types travel along in each.
 * Source: apache/uima-uimaj-io-jsoncas:SPECIFICATION.adoc, and what its implementation writes (`src/test/resources`).
 */
import type { DatasetItem } from '../../datasets/item'
import type { DatasetFormat, FormatDescription, InputFile, ReadEvent, ReadOptions } from '../format'
import { inceptionPathReader, InceptionPaths, withFileNames } from '../inceptionPaths'
import { readText } from '../input'
import { jsonStart } from '../jsonStart'
import { LossCounter, withFeatures } from '../losses'
import { idOf, isMembers, listOf, stringOf, type Members } from '../members'
import { casOf, initialView, sofaId, typeSystemOf, type FeatureStructure } from './cas'
import { mentionCarries, mentionFeatures } from './mention'
import { readCas, sofaType, type ReadCas, type ReadStructure } from './readCas'

const description: FormatDescription = {
  name: 'uima-json',
  layout: 'folder',
  extension: '',
  units: ['utf16'],
  tokens: false,
  textOptional: false,
  carries: mentionCarries,
  imports: true,
}

export const uimaJson: DatasetFormat = {
  describe: () => description,
  carry(item) {
    const losses = new LossCounter()
    const carried = withFileNames(withFeatures(item, description.carries, losses), losses)
    return { item: carried, losses: losses.list() }
  },
  write({ scheme }) {
    const paths = new InceptionPaths()
    return {
      add: (item) => [{ path: paths.pathFor(item, '.json'), data: jsonOf(item, mentionFeatures(scheme, [item])) }],
      end: () => [],
    }
  },
  read,
  recognises: (files) =>
    files.some(({ text }) => jsonStart(text)?.members.has('%FEATURE_STRUCTURES') === true || isTypesFirst(text)),
}

/** The types may be longer than what is seen of a file. */
function isTypesFirst(text: string): boolean {
  return jsonStart(text)?.members.has('%TYPES') === true
}

function jsonOf(item: DatasetItem, features: readonly string[]): string {
  const types = typeSystemOf(features).map(({ name, superType, features: ranges }) => {
    const members = [...ranges].map(([feature, range]) => [feature, { '%NAME': feature, '%RANGE': range }] as const)
    return `${JSON.stringify(name)}:${JSON.stringify({ '%NAME': name, '%SUPER_TYPE': superType, ...Object.fromEntries(members) })}`
  })
  const structures = casOf(item)
  const sofa = {
    '%ID': sofaId,
    '%TYPE': sofaType,
    sofaNum: 1,
    sofaID: initialView,
    mimeType: 'text',
    sofaString: item.document.text,
  }
  const view = { [initialView]: { '%SOFA': sofaId, '%MEMBERS': structures.map(({ id }) => id) } }
  return [
    `{"%TYPES":{\n${types.join(',\n')}\n},`,
    `"%FEATURE_STRUCTURES":[\n${[sofa, ...structures.map(membersOf)].map((members) => JSON.stringify(members)).join(',\n')}\n],`,
    `"%VIEWS":${JSON.stringify(view)}}\n`,
  ].join('\n')
}

function membersOf({ id, type, begin, end, features, references }: FeatureStructure): Members {
  return {
    '%ID': id,
    '%TYPE': type,
    '@sofa': sofaId,
    begin,
    end,
    ...Object.fromEntries([...references].map(([name, other]) => [`@${name}`, other])),
    ...Object.fromEntries(features),
  }
}

async function* read(files: readonly InputFile[], options: ReadOptions): AsyncIterable<ReadEvent> {
  const factsOf = inceptionPathReader(files.map(({ path }) => path))
  for (const file of files) {
    const { path } = file
    const text = path.endsWith('.json') ? await readText(file) : ''
    const problem = (reason: 'not-utf8' | 'not-json' | 'wrong-shape' | 'unsupported', detail: string): ReadEvent => ({
      type: 'problem',
      path,
      place: '',
      reason,
      detail,
    })
    if (!path.endsWith('.json')) yield problem('unsupported', 'is no .json file')
    else if (text === null) yield problem('not-utf8', 'is not UTF-8')
    else {
      const json = parsed(text)
      const cas = json === undefined ? null : casFrom(json)
      if (json === undefined) yield problem('not-json', 'is not JSON')
      else if (cas === null) yield problem('wrong-shape', 'has no %FEATURE_STRUCTURES and %VIEWS')
      else yield* readCas(path, cas, factsOf(path), options)
    }
  }
}

/** Undefined, which no JSON is, if the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function casFrom(json: unknown): ReadCas | null {
  if (!isMembers(json) || !isMembers(json['%VIEWS'])) return null
  const all = json['%FEATURE_STRUCTURES']
  // An older draft has them as members of an object, by their ids.
  const list: readonly unknown[] | null = Array.isArray(all)
    ? all
    : isMembers(all)
      ? Object.entries(all).map(([id, members]) => (isMembers(members) ? { '%ID': id, ...members } : null))
      : null
  if (list === null) return null
  const views = Object.entries(json['%VIEWS']).flatMap(([name, view]) => {
    const sofa = isMembers(view) ? idOf(view['%SOFA']) : null
    const members = isMembers(view) ? listOf(view['%MEMBERS']) : []
    return sofa === null ? [] : [{ name, sofa, members: new Set(members.flatMap((id) => idOf(id) ?? [])) }]
  })
  return { structures: list.flatMap((members, at) => structureFrom(members, at)), views }
}

function structureFrom(members: unknown, at: number): readonly ReadStructure[] {
  if (!isMembers(members)) return []
  const features = new Map<string, string | number | boolean>()
  const references = new Map<string, string>()
  for (const [key, value] of Object.entries(members)) {
    // `^begin` is how the specification writes what implementations write as `begin`.
    const name = key.replace(/^[@^]/, '')
    const id = idOf(value)
    if (key.startsWith('@')) {
      if (id !== null) references.set(name, id)
    } else if (
      !/^[%#]/.test(key) &&
      (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    ) {
      features.set(name, value)
    }
  }
  const [start, end] = [features.get('begin'), features.get('end')]
  features.delete('begin')
  features.delete('end')
  const id = idOf(members['%ID']) ?? ''
  return [
    {
      id,
      type: stringOf(members['%TYPE']),
      place: `%FEATURE_STRUCTURES[${at}]`,
      features,
      offsets: typeof start === 'number' && typeof end === 'number' ? { start, end } : null,
      references,
    },
  ]
}
