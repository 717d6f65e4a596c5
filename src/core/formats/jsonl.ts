/**
 * Sanad's own training dataset: JSON Lines, one document as one annotator marked it a line.
 *
 * A document that several people annotated is several lines with the same `id`, told apart by `meta.annotator.id`: a
 * model learns from one person's reading at a time, and their differences stay visible. A document that is done and has
 * no annotation is a line without spans and with `meta.annotator` null, since "nothing here" is also an example; one that
 * is neither annotated nor done is left out. Lines stand in the order of file names, then document and annotator ids;
 * spans in reading order, relations by the span they come from. Deleted records are never written.
 */
import type { Annotation, Annotator, Document, Relation } from '../annotation/model'
import { compareByPosition } from '../annotation/layers'
import { canonicalJson, compareText, type KeyOrder } from '../exchange/canonicalJson'
import { checkContent } from '../exchange/check'
import { inChunks } from '../exchange/chunks'
import type { ExchangeContent } from '../exchange/format'
import { recordOrders } from '../exchange/keyOrders'
import { err, ok } from '../result'
import type { DatasetFormat, FormatDescription, FormatOptions, Loss } from './format'
import { offsetWriter } from './offsets'

export const jsonl: DatasetFormat = {
  name: 'jsonl',
  extension: '.jsonl',
  describe,
  write(content, options) {
    const problems = checkContent(content)
    return problems.length > 0 ? err(problems) : ok(inChunks(lines(content, options)))
  },
}

/** What one line is made from. */
interface Item {
  readonly document: Document
  readonly annotator: Annotator | null
  /** Live ones, in reading order. */
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
}

function describe(content: ExchangeContent): FormatDescription {
  const items = itemsOf(content)
  const live = content.annotations.filter((a) => !a.deleted).length
  const liveRelations = content.relations.filter((r) => !r.deleted).length
  const documents = new Set(items.map((item) => item.document.id)).size
  const losses: Loss[] = [
    {
      what: 'deleted-records',
      count: content.annotations.length + content.relations.length - live - liveRelations,
    },
    { what: 'record-history', count: live + liveRelations },
    { what: 'decisions', count: content.decisions.length },
    { what: 'unknown-members', count: countUnknownMembers(content) },
    { what: 'untouched-documents', count: content.documents.length - documents },
  ]
  return {
    counts: { items: items.length, documents, annotations: live, relations: liveRelations },
    cannotCarry: losses.filter((loss) => loss.count > 0),
  }
}

function countUnknownMembers(content: ExchangeContent): number {
  const kinds = ['annotators', 'documents', 'annotations', 'relations'] as const
  return kinds.flatMap((kind) =>
    content[kind].filter((record) => Object.keys(record).some((key) => !recordOrders[kind].keys.includes(key))),
  ).length
}

function itemsOf(content: ExchangeContent): Item[] {
  const annotators = content.annotators.toSorted((a, b) => compareText(a.id, b.id))
  const annotations = groupByLayer(content.annotations)
  const relations = groupByLayer(content.relations)
  return content.documents
    .toSorted((a, b) => compareText(a.fileName, b.fileName) || compareText(a.id, b.id))
    .flatMap((document) => {
      const items = annotators.flatMap((annotator): Item[] => {
        const key = layerKey(document.id, annotator.id)
        const marked = annotations.get(key)?.sort(compareByPosition)
        return marked === undefined
          ? []
          : [{ document, annotator, annotations: marked, relations: relations.get(key) ?? [] }]
      })
      const empty: Item = { document, annotator: null, annotations: [], relations: [] }
      return items.length === 0 && document.status === 'done' ? [empty] : items
    })
}

function groupByLayer<T extends Annotation | Relation>(records: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const record of records) {
    if (record.deleted) continue
    const key = layerKey(record.documentId, record.annotatorId)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [record])
    else group.push(record)
  }
  return groups
}

function layerKey(documentId: string, annotatorId: string): string {
  return `${documentId} ${annotatorId}`
}

/** The order of a line's members; attributes are sorted by name. */
const lineOrder: KeyOrder = {
  keys: ['id', 'title', 'text', 'offset_unit', 'spans', 'relations', 'meta'],
  members: {
    spans: { keys: ['id', 'label', 'start', 'end', 'text', 'attributes', 'note'] },
    relations: { keys: ['id', 'type', 'from', 'to'] },
    meta: {
      keys: ['annotator', 'status', 'file_name', 'source', 'project', 'scheme'],
      members: {
        annotator: { keys: ['id', 'name'] },
        source: { keys: ['encoding', 'byte_length', 'newline', 'bom'] },
        project: { keys: ['id', 'name'] },
      },
    },
  },
}

function* lines(content: ExchangeContent, options: FormatOptions): Generator<string> {
  for (const item of itemsOf(content)) {
    const json = canonicalJson(lineOf(item, content, options), lineOrder)
    // JSON leaves these three as they are, and some readers end a line at them.
    yield `${json.replace(/[\u0085\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
  }
}

function lineOf(item: Item, content: ExchangeContent, options: FormatOptions): object {
  const { document, annotator } = item
  const convert = offsetWriter(document.text, options.offsetUnit)
  const order = new Map(item.annotations.map((a, index) => [a.id, index]))
  const place = (relation: Relation): number => order.get(relation.from) ?? 0
  return {
    id: document.id,
    title: document.title,
    text: document.text,
    offset_unit: options.offsetUnit,
    spans: item.annotations.map((a) => ({
      id: a.id,
      label: a.label,
      ...convert(a, a.quote),
      text: a.quote,
      attributes: a.attributes,
      note: a.note === '' ? undefined : a.note,
    })),
    relations: item.relations
      .toSorted((a, b) => place(a) - place(b) || compareText(a.id, b.id))
      .map(({ id, type, from, to }) => ({ id, type, from, to })),
    meta: {
      annotator: annotator && { id: annotator.id, name: annotator.name },
      status: document.status,
      file_name: document.fileName,
      source: {
        encoding: document.source.encoding,
        byte_length: document.source.byteLength,
        newline: document.source.newline,
        bom: document.source.bom,
      },
      project: { id: content.project.id, name: content.project.name },
      scheme: content.scheme.id,
    },
  }
}
