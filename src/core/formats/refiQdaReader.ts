/** Reads REFI-QDA projects, of Sanad and of other tools: folder and file names in any letter case, with or without BOM. */
import type { Attributes } from '../annotation/model'
import { documentStatuses } from '../annotation/model'
import {
  splits,
  type DatasetAnnotator,
  type DatasetItem,
  type DatasetRelation,
  type DatasetSpan,
} from '../datasets/item'
import type { InputFile, ReadEvent, ReadOptions, ReadReason } from './format'
import { inputFile, readBytes, readText } from './input'
import type { ReadProblem } from './jsonRecords'
import { isAttributes } from './members'
import { chooseCounting, isNameOf, placeReader, type CountingChoice, type NamedPlace } from './refiQdaCounting'
import { attributeOfCode, variables, type Variable } from './refiQdaNames'
import { projectOf, type QdaProject, type QdaSelection, type QdaSource } from './refiQdaProject'
import { rootOf } from './xml'
import { readZip } from './zip'

export async function* readRefiQda(files: readonly InputFile[], options: ReadOptions): AsyncGenerator<ReadEvent, void> {
  for (const file of files) yield* readProject(file, options)
}

type Say = (place: string, reason: ReadReason, detail: string) => ReadProblem

async function* readProject(file: InputFile, options: ReadOptions): AsyncGenerator<ReadEvent, void> {
  const { path } = file
  const say: Say = (place, reason, detail) => ({ type: 'problem', path, place, reason, detail })
  const opened = await openProject(file, say)
  if ('reason' in opened) {
    yield opened
    return
  }
  const { project, files } = opened
  for (const [kind, count] of project.others) yield say('', 'unsupported', `${kind}: ${String(count)}, not read`)
  const texts = new Map<QdaSource, string>()
  for (const source of project.sources) {
    const text = await textOf(source, files)
    if (typeof text === 'string') texts.set(source, text)
    else yield say(source.name, text.reason, text.detail)
  }
  const places = [...texts].flatMap(([source, text]) =>
    source.selections.map((place): NamedPlace => ({ ...place, text })),
  )
  const choice = chooseCounting(places, project.origin, options.unit)
  if (choice.type === 'unit-needed') {
    yield { ...choice, path }
    return
  }
  yield { type: 'unit', path, unit: choice.counting.unit, because: choice.because }
  const context = { project, choice, say, notes: await notesOf(project, files), linked: new Set<string>() }
  for (const [source, text] of texts) for (const event of readSource(source, text, context)) yield withPath(event, path)
  for (const { guid, name: type, from, to } of project.links) {
    if (!context.linked.has(guid)) yield say(`Link ${guid}`, 'dangling-relation', `${type} ${from} → ${to}`)
  }
}

/** The files of an archive by their paths in small letters. */
type Files = ReadonlyMap<string, Uint8Array>

async function openProject(
  file: InputFile,
  say: Say,
): Promise<ReadProblem | { readonly project: QdaProject; readonly files: Files }> {
  const archive = readZip(await readBytes(file), (name) => /\.(qde|txt)$/i.test(name))
  if (archive === null) return say('', 'not-zip', 'is no zip archive')
  const files = new Map([...archive].map(([name, bytes]) => [name.toLowerCase(), bytes]))
  const [name, bytes] = [...files].find(([entry]) => entry.endsWith('.qde')) ?? []
  if (name === undefined || bytes === undefined) return say('', 'missing-file', 'holds no project.qde')
  const xml = await readText(inputFile(name, bytes))
  if (xml === null) return say(name, 'not-utf8', 'is not UTF-8')
  const root = rootOf(xml)
  if (typeof root === 'string') return say(name, 'not-xml', root)
  const project = projectOf(root)
  return project === null ? say(name, 'wrong-shape', 'is no REFI-QDA project') : { project, files }
}

function withPath(event: ReadProblem | DatasetItem, path: string): ReadEvent {
  return 'type' in event ? event : { type: 'item', item: event, path }
}

async function textOf(
  { path, content, selections }: QdaSource,
  files: Files,
): Promise<string | { readonly reason: ReadReason; readonly detail: string }> {
  if (path === '')
    return content ?? { reason: 'unsupported', detail: `has no plain text (${String(selections.length)} selections)` }
  const bytes = entryOf(path, files)
  if (bytes === null) return { reason: 'missing-file', detail: `${path} is not in the archive` }
  return (await readText(inputFile(path, bytes))) ?? { reason: 'not-utf8', detail: `${path} is not UTF-8` }
}

/** The file that `internal://NAME` means: in the folder of sources, or wherever a tool put it. */
function entryOf(path: string, files: Files): Uint8Array | null {
  const name = /^internal:\/\/\/?(.+)$/i.exec(path)?.[1]?.toLowerCase()
  if (name === undefined) return null
  const other = () => [...files].find(([entry]) => entry.endsWith(`/${name}`))?.[1]
  return files.get(`sources/${name}`) ?? files.get(name) ?? other() ?? null
}

/** The texts of notes, by what refers to them: the GUID of the note, and of a selection that a link joins with it. */
async function notesOf({ notes, links }: QdaProject, files: Files): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const { guid, path, content } of notes) {
    const bytes = path === '' ? null : entryOf(path, files)
    const text = content ?? (bytes === null ? null : await readText(inputFile(path, bytes)))
    if (text !== null) texts.set(guid, text)
  }
  // NVivo joins a note with its selection by a link.
  for (const { from, to } of links) {
    const [note, other] = texts.has(from) ? [texts.get(from), to] : [texts.get(to), from]
    if (note !== undefined) texts.set(other, note)
  }
  return texts
}

interface Context {
  readonly project: QdaProject
  readonly choice: Extract<CountingChoice, { readonly type: 'unit' }>
  readonly notes: ReadonlyMap<string, string>
  /** GUIDs of the links that were read. */
  readonly linked: Set<string>
  readonly say: Say
}

function* readSource(source: QdaSource, text: string, context: Context): Generator<ReadProblem | DatasetItem, void> {
  const { project, say } = context
  if (source.codings > 0) {
    yield say(source.name, 'unsupported', `${String(source.codings)} codings of the document as a whole, not read`)
  }
  const facts = factsOf(source, project)
  const users = new Map<string, DatasetSpan[]>()
  for (const user of (facts.get('annotators') ?? '').split(' ')) if (user !== '') users.set(user.toLowerCase(), [])
  const owners = new Map<string, { readonly user: string; readonly span: string }>()
  const toUtf16 = placeReader(text, context.choice.counting)
  for (const selection of source.selections) {
    const where = `${source.name}: ${selection.guid}`
    const place = toUtf16(selection)
    const reason = reasonAgainst(selection, text, place, context.choice.named)
    if (reason !== null || place === null) {
      const positions = `${String(selection.start)}-${String(selection.end)} “${selection.name}”`
      yield say(where, reason ?? 'outside-text', positions)
      continue
    }
    const read = spansOf(selection, context)
    if (read.length === 0) yield say(where, 'unsupported', 'is marked with no code')
    for (const { user, ...span } of read) {
      users.set(user, [...(users.get(user) ?? []), { ...span, ...place }])
      if (!owners.has(selection.guid)) owners.set(selection.guid, { user, span: span.id })
    }
  }
  const relations = new Map<string, DatasetRelation[]>()
  for (const { guid, name: type, from, to } of project.links) {
    const [origin, target] = [owners.get(from), owners.get(to)]
    const isNote = context.notes.has(from) && context.notes.has(to)
    if (isNote) context.linked.add(guid)
    if (origin === undefined || target === undefined || origin.user !== target.user) continue
    context.linked.add(guid)
    const relation = { id: guid, type, from: origin.span, to: target.span }
    relations.set(origin.user, [...(relations.get(origin.user) ?? []), relation])
  }
  if (users.size === 0) users.set(nobody, [])
  for (const [user, spans] of users) {
    yield itemOf({ source, text, facts, context }, { user, spans, relations: relations.get(user) ?? [] })
  }
}

/** Stands for nobody, as in what Sanad writes. */
const nobody = '-'

function reasonAgainst(
  { name }: QdaSelection,
  text: string,
  place: { readonly start: number; readonly end: number } | null,
  named: boolean,
): ReadReason | null {
  if (place === null) return 'outside-text'
  if (place.start >= place.end) return 'empty-span'
  return named && name !== '' && !isNameOf(name, text.slice(place.start, place.end)) ? 'no-unit-fits' : null
}

type ReadSpan = Omit<DatasetSpan, 'start' | 'end'> & { readonly user: string }

/** One span for each code that is a label; the codes of attributes go to the span of their label. */
function spansOf(selection: QdaSelection, { project, notes }: Context): ReadSpan[] {
  const spans = new Map<string, ReadSpan>()
  const attributes = attributesIn(selection.description)
  const note = [...selection.notes, selection.guid].flatMap((guid) => notes.get(guid) ?? [])
  if (attributes === null && selection.description !== '') note.unshift(selection.description)
  const attributesOf = new Map<string, Attributes>()
  for (const { code: guid, user } of selection.codings) {
    const code = project.codes.get(guid)
    if (code === undefined) continue
    const attribute = code.parent === null ? null : attributeOfCode(code.parent, code.name)
    const label = attribute === null || code.parent === null ? code.name : code.parent
    const key = `${user} ${label}`
    if (attribute !== null) attributesOf.set(key, { ...attributesOf.get(key), [attribute.name]: attribute.value })
    if (spans.has(key)) continue
    const id = spans.size === 0 ? selection.guid : `${selection.guid} ${String(spans.size + 1)}`
    spans.set(key, { id, user: user === '' ? nobody : user, label, attributes: {}, note: note.join('\n') })
  }
  return [...spans].map(([key, span]) => ({ ...span, attributes: { ...attributes, ...attributesOf.get(key) } }))
}

/** The attributes that Sanad writes as a description; null if it is somebody's words. */
function attributesIn(description: string): Attributes | null {
  try {
    const value: unknown = JSON.parse(description)
    return isAttributes(value) ? value : null
  } catch {
    return null
  }
}

/** What a source says by Sanad's variables; of another tool's, its name is the file's. */
function factsOf({ name, values }: QdaSource, project: QdaProject): ReadonlyMap<Variable, string> {
  const facts = new Map<Variable, string>()
  for (const [guid, value] of values) {
    const variable = variables.find((known) => known === project.variables.get(guid))
    if (variable !== undefined) facts.set(variable, value)
  }
  if (!/^sanad/i.test(project.origin) && !facts.has('file_name')) facts.set('file_name', name)
  return facts
}

interface OfSource {
  readonly source: QdaSource
  readonly text: string
  readonly facts: ReadonlyMap<Variable, string>
  readonly context: Context
}

interface OfUser {
  readonly user: string
  readonly spans: readonly DatasetSpan[]
  readonly relations: readonly DatasetRelation[]
}

function itemOf({ source, text, facts, context }: OfSource, { user, spans, relations }: OfUser): DatasetItem {
  const status = documentStatuses.find((known) => known === facts.get('status'))
  const split = splits.find((known) => known === facts.get('split'))
  const note = [source.description, ...source.notes.map((guid) => context.notes.get(guid) ?? '')].filter(
    (part) => part !== '',
  )
  const document = {
    ...{ id: '', title: facts.get('title') ?? '', fileName: facts.get('file_name') ?? '', text },
    ...(status === undefined ? {} : { status }),
    ...(note.length === 0 ? {} : { note: note.join('\n') }),
  }
  const annotator = annotatorOf(user, context.project)
  return { document, annotator, spans, relations, ...(split === undefined ? {} : { split }) }
}

function annotatorOf(guid: string, { users }: QdaProject): DatasetAnnotator | null {
  if (guid === nobody) return null
  const { name = '', id = '' } = users.get(guid) ?? {}
  return { id: guid, name, ...(id === 'adjudication' ? { role: id } : {}) }
}
