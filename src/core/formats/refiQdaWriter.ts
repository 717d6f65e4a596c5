/** Writes a REFI-QDA project: the texts as they come, `project.qde` at the end, since it begins with the users and codes. */
import { uuidPattern, type AttributeValue } from '../annotation/model'
import { labelLooks, labelsInOrder, type LabelColour } from '../annotation/scheme'
import type { DatasetHead, DatasetItem, DatasetSpan } from '../datasets/item'
import { derivedId } from '../derivedId'
import { documentIdOf } from '../text/documentId'
import type { DatasetWriter, FilePart } from './format'
import { sortedAttributes } from './members'
import { offsetWriter } from './offsets'
import { attributeCodeName, variables, type Variable } from './refiQdaNames'
import { xmlText } from './xml'
import { ZipArchive } from './zip'

/** The seven colours of labels, as they are on a light page. */
const colours: Readonly<Record<LabelColour, string>> = {
  blue: '#3B4CC0',
  green: '#0F7A52',
  amber: '#8F5400',
  violet: '#7A35A8',
  teal: '#0B6A80',
  rose: '#A8285B',
  slate: '#4A5568',
}

/** QualCoder fails at a note without a date, and the same content must make the same bytes. */
const anyDay = '1970-01-01T00:00:00Z'

/** One document, with what all its annotators did. */
interface Source {
  readonly guid: string
  readonly item: DatasetItem
  /** User GUIDs in the order of the items; `-` for an item without annotator. */
  readonly users: Set<string>
  readonly selections: string[]
}

interface Code {
  readonly guid: string
  readonly name: string
  readonly colour: string
  readonly children: Map<string, Code>
}

export class RefiQdaWriter implements DatasetWriter {
  readonly #head: DatasetHead
  readonly #zip = new ZipArchive()
  readonly #sources = new Map<string, Source[]>()
  readonly #users = new Map<string, string>()
  readonly #codes = new Map<string, Code>()
  readonly #notes: string[] = []
  readonly #links: string[] = []
  readonly #guids = new Set<string>()
  readonly #listed: ReadonlySet<string>

  constructor(head: DatasetHead) {
    this.#head = head
    const looks = labelLooks(head.scheme)
    for (const label of labelsInOrder(head.scheme)) this.#addCode(label, colours[looks.get(label)?.colour ?? 'slate'])
    const listed = new Set<string>()
    for (const { name: label, attributes } of head.scheme.labels) {
      for (const { name, type, values } of attributes) {
        if (type !== 'choice' && type !== 'flag') continue
        listed.add(attributeKey(label, name))
        for (const value of type === 'flag' ? [true, false] : (values ?? [])) this.#attributeCode(label, name, value)
      }
    }
    this.#listed = listed
  }

  *add(item: DatasetItem): Generator<FilePart> {
    const user = this.#userOf(item)
    const { source, isNew } = this.#sourceFor(item, user ?? nobody)
    source.users.add(user ?? nobody)
    const convert = offsetWriter(item.document.text, 'code_point')
    const guids = new Map<string, string>()
    for (const [n, span] of item.spans.entries()) {
      const guid = this.#guidFor(span.id, source.guid, user ?? nobody, String(n))
      guids.set(span.id, guid)
      const quote = item.document.text.slice(span.start, span.end)
      source.selections.push(this.#selection(span, { guid, user, quote, ...convert(span, quote) }))
    }
    for (const [n, { id, type, from, to }] of item.relations.entries()) {
      const guid = this.#guidFor(id, source.guid, user ?? nobody, `relation ${String(n)}`)
      const ends = { originGUID: guids.get(from) ?? '', targetGUID: guids.get(to) ?? '' }
      this.#links.push(element('Link', { guid, name: type, direction: 'OneWay', ...ends }))
    }
    if (isNew) {
      const { text } = item.document
      // A reader takes a first U+FEFF for a byte order mark; of two it takes the first.
      yield* parts(this.#zip.file(`sources/${source.guid}.txt`, [text.startsWith('\ufeff') ? `\ufeff${text}` : text]))
    }
  }

  *end(): Generator<FilePart> {
    yield* parts(this.#zip.file('project.qde', this.#project()))
    yield* parts(this.#zip.end())
  }

  /** The XML of the project, in pieces, in the order that its schema asks for. */
  *#project(): Generator<string> {
    const { project } = this.#head
    yield '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n'
    yield `<Project xmlns="urn:QDA-XML:project:1.0"${attributes({ name: project.name, origin: 'Sanad' })}>\n`
    if (this.#users.size > 0) yield list('Users', this.#users.values())
    yield `<CodeBook>\n${list('Codes', [...this.#codes.values()].map(codeElement))}</CodeBook>\n`
    const sources = [...this.#sources.values()].flat()
    if (sources.length > 0) {
      const used = variables.map((name) => element('Variable', { ...variableOf(name), name, typeOfVariable: 'Text' }))
      yield list('Variables', used)
      yield '<Sources>\n'
      const names = new Set<string>()
      for (const source of sources) yield `${sourceElement(source, uniqueName(source, names))}\n`
      yield '</Sources>\n'
    }
    if (this.#notes.length > 0) yield list('Notes', this.#notes)
    if (this.#links.length > 0) yield list('Links', this.#links)
    yield '</Project>\n'
  }

  #userOf({ annotator }: DatasetItem): string | undefined {
    if (annotator === null) return undefined
    const { id, name, role } = annotator
    const guid = uuidPattern.test(id) ? id : derivedId('refi-qda', 'user', id, name)
    // The id is what a person is called by; gold is nobody's own.
    this.#users.set(guid, element('User', { guid, name, ...(role === undefined ? {} : { id: role }) }))
    return guid
  }

  /** The source of the item's document. Another one where this annotator already has an item on it. */
  #sourceFor(item: DatasetItem, user: string): { source: Source; isNew: boolean } {
    const { id, title, fileName, text, status, note } = item.document
    const facts = [id, documentIdOf(text), title, fileName, status ?? '', note ?? '', item.split ?? '']
    const key = derivedId('refi-qda', 'source', ...facts)
    const twins = this.#sources.get(key) ?? []
    this.#sources.set(key, twins)
    const open = twins.find(({ users }) => !users.has(user))
    if (open !== undefined) return { source: open, isNew: false }
    const guid = twins.length === 0 ? key : derivedId(key, String(twins.length))
    const source = { guid, item, users: new Set<string>(), selections: [] }
    twins.push(source)
    return { source, isNew: true }
  }

  /** The id itself if it is a GUID that nothing has yet, else one that follows from the others. */
  #guidFor(id: string, ...otherwise: readonly string[]): string {
    const own = id.toLowerCase()
    const guid = uuidPattern.test(id) && !this.#guids.has(own) ? own : derivedId('refi-qda', id, ...otherwise)
    this.#guids.add(guid)
    return guid
  }

  #addCode(label: string, colour: string): Code {
    const known = this.#codes.get(label)
    if (known !== undefined) return known
    const guid = derivedId('refi-qda', 'code', this.#head.project.id, label)
    const code = { guid, name: label, colour, children: new Map<string, Code>() }
    this.#codes.set(label, code)
    return code
  }

  #attributeCode(label: string, attribute: string, value: AttributeValue): Code {
    const parent = this.#addCode(label, colours.slate)
    const name = attributeCodeName(label, attribute, value)
    const known = parent.children.get(name)
    if (known !== undefined) return known
    const guid = derivedId('refi-qda', 'code', this.#head.project.id, label, name)
    const code = { guid, name, colour: parent.colour, children: new Map<string, Code>() }
    parent.children.set(name, code)
    return code
  }

  #selection(span: DatasetSpan, place: Place): string {
    const { guid, user, quote, start, end } = place
    const codes = [this.#addCode(span.label, colours.slate)]
    const others: (readonly [string, AttributeValue])[] = []
    for (const [name, value] of Object.entries(sortedAttributes(span.attributes))) {
      if (this.#listed.has(attributeKey(span.label, name))) codes.push(this.#attributeCode(span.label, name, value))
      else others.push([name, value])
    }
    const creatingUser = user === undefined ? {} : { creatingUser: user }
    const codings = codes.map((code) => {
      const reference = element('CodeRef', { targetGUID: code.guid })
      return element('Coding', { guid: derivedId(guid, code.guid), ...creatingUser }, reference)
    })
    const description =
      others.length === 0 ? '' : textElement('Description', JSON.stringify(Object.fromEntries(others)))
    const facts = { guid, name: quote, startPosition: String(start), endPosition: String(end), ...creatingUser }
    const inside = [description, ...codings, this.#noteReference(span, place)].join('')
    return element('PlainTextSelection', facts, inside)
  }

  #noteReference({ note, label }: DatasetSpan, { guid, quote, user }: Place): string {
    if (note === '') return ''
    const facts = {
      guid: derivedId(guid, 'note'),
      name: `${label}: ${quote}`,
      ...(user === undefined ? {} : { creatingUser: user }),
      creationDateTime: anyDay,
    }
    this.#notes.push(element('Note', facts, textElement('PlainTextContent', note)))
    return element('NoteRef', { targetGUID: facts.guid })
  }
}

/** Where a selection is: its text, and its offsets in code points. */
interface Place {
  readonly guid: string
  readonly user: string | undefined
  readonly quote: string
  readonly start: number
  readonly end: number
}

/** Stands for an item without annotator. */
const nobody = '-'

function attributeKey(label: string, attribute: string): string {
  return JSON.stringify([label, attribute])
}

function variableOf(name: Variable): { guid: string } {
  return { guid: derivedId('refi-qda', 'variable', name) }
}

function codeElement({ guid, name, colour, children }: Code): string {
  const inside = [...children.values()].map(codeElement).join('')
  return element('Code', { guid, name, isCodable: 'true', color: colour }, inside)
}

function sourceElement({ guid, item, users, selections }: Source, name: string): string {
  const { title, fileName, status, note } = item.document
  const values: Readonly<Record<Variable, string | undefined>> = {
    ...{ title, file_name: fileName, status, split: item.split },
    annotators: [...users].join(' '),
  }
  const written = variables.flatMap((variable) => {
    const value = values[variable] ?? ''
    if (value === '') return []
    const reference = element('VariableRef', { targetGUID: variableOf(variable).guid })
    return element('VariableValue', {}, reference + textElement('TextValue', value))
  })
  const description = note === undefined ? [] : [textElement('Description', note)]
  const inside = [...description, ...selections, ...written]
  const facts = { guid, name, plainTextPath: `internal://${guid}.txt` }
  return element('TextSource', facts, `\n${inside.join('\n')}\n`)
}

/** Tools tell sources apart by their names, and make files of them. */
function uniqueName({ item, guid }: Source, names: Set<string>): string {
  const { fileName, title } = item.document
  const wanted = fileName !== '' ? fileName : title !== '' ? title : guid
  let name = wanted
  for (let count = 2; names.has(name); count++) name = `${wanted} (${String(count)})`
  names.add(name)
  return name
}

function list(name: string, elements: Iterable<string>): string {
  return `<${name}>\n${[...elements].join('\n')}\n</${name}>\n`
}

function element(name: string, facts: Readonly<Record<string, string>>, inside = ''): string {
  const open = `<${name}${attributes(facts)}`
  return inside === '' ? `${open}/>` : `${open}>${inside}</${name}>`
}

function textElement(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`
}

function attributes(facts: Readonly<Record<string, string>>): string {
  return Object.entries(facts)
    .map(([name, value]) => ` ${name}="${xmlText(value)}"`)
    .join('')
}

function* parts(pieces: readonly Uint8Array[]): Generator<FilePart> {
  for (const data of pieces) yield { path: '', data }
}
