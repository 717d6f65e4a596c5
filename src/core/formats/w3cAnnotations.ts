/** Annotations as W3C, Hypothesis and Recogito write them, as plain data of one shape. */
import { idOf, isMembers, listOf, stringOf, type Members } from './members'
import type { Quotation } from './w3cQuote'

export interface W3cBody {
  readonly purpose: string
  readonly format: string
  readonly value: string
}

export interface W3cTarget {
  /** IRI of what is annotated. */
  readonly id: string
  /** The text itself, if the file has it. */
  readonly text: string | null
  /** Null: the whole of it. */
  readonly selectors: readonly Members[] | null
}

export interface W3cAnnotation {
  readonly id: string
  readonly motivations: readonly string[]
  readonly creator: { readonly id: string; readonly name: string } | null
  readonly bodies: readonly W3cBody[]
  /** What bodies refer to, such as the other end of a relation. */
  readonly references: readonly string[]
  readonly targets: readonly W3cTarget[]
}

/** Every annotation of a file: of a collection, a page, a list, one by itself, or the rows of Hypothesis' answers. */
export function* annotationsIn(value: unknown): Generator {
  if (Array.isArray(value)) for (const one of value) yield* annotationsIn(one)
  else if (!isMembers(value)) yield value
  else if (Array.isArray(value['rows'])) yield* value['rows']
  else if (hasType(value, 'AnnotationCollection') || isMembers(value['first'])) yield* annotationsIn(value['first'])
  else if (hasType(value, 'AnnotationPage') || Array.isArray(value['items'])) {
    yield* listOf(value['items'])
    if (isMembers(value['next'])) yield* annotationsIn(value['next'])
  } else yield value
}

/** An annotation of any of the three; null if the value is none. */
export function annotationOf(value: unknown): W3cAnnotation | null {
  if (!isMembers(value)) return null
  const { target, body, tags, uri, user, text, motivation } = value
  if (target === undefined) return null
  const bodies = [
    ...listOrOne(body).flatMap((one) => bodyOf(one) ?? []),
    // Hypothesis has tags and a comment beside its targets.
    ...listOf(tags).map((tag) => ({ purpose: 'tagging', format: '', value: stringOf(tag) })),
    ...(typeof text === 'string' && text !== '' ? [{ purpose: 'commenting', format: '', value: text }] : []),
    ...(typeof value['bodyValue'] === 'string' ? [{ purpose: '', format: '', value: value['bodyValue'] }] : []),
  ]
  return {
    id: idOf(value['id']) ?? '',
    motivations: listOrOne(motivation).map(stringOf),
    creator: creatorOf(listOrOne(value['creator'] ?? user)[0]),
    bodies,
    references: listOrOne(body).flatMap((one) => referenceOf(one) ?? []),
    targets: listOrOne(target).map((one) => targetOf(one, stringOf(uri))),
  }
}

function listOrOne(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function hasType(value: Members, type: string): boolean {
  return listOrOne(value['type'] ?? value['@type']).some((one) => one === type)
}

function bodyOf(value: unknown): W3cBody | null {
  if (!isMembers(value)) return null
  const { purpose, format, source } = value
  const said = { purpose: stringOf(listOrOne(purpose)[0]), format: stringOf(format) }
  if (typeof value['value'] === 'string') return { ...said, value: value['value'] }
  // A tag may be a term of a vocabulary.
  const isTerm = said.purpose === 'tagging' || said.purpose === 'classifying'
  if (!isTerm || source === undefined) return null
  return { ...said, value: isMembers(source) ? stringOf(source['label'] ?? source['id']) : stringOf(source) }
}

function referenceOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (!isMembers(value) || value['value'] !== undefined) return null
  const { source, id } = value
  return idOf(isMembers(source) ? source['id'] : (source ?? id))
}

function creatorOf(value: unknown): W3cAnnotation['creator'] {
  if (typeof value === 'string' && value !== '') return { id: value, name: '' }
  if (!isMembers(value)) return null
  return { id: idOf(value['id']) ?? '', name: stringOf(value['name'] ?? value['nickname'] ?? value['nick']) }
}

function targetOf(value: unknown, uri: string): W3cTarget {
  if (!isMembers(value)) return { id: stringOf(value), text: null, selectors: null }
  const resource = value['source'] ?? value
  const of = isMembers(resource) ? resource : {}
  const id = typeof resource === 'string' ? resource : idOf(of['id'])
  const selectors = value['selector'] === undefined ? null : listOrOne(value['selector']).filter(isMembers)
  return { id: id ?? uri, text: typeof of['value'] === 'string' ? of['value'] : null, selectors }
}

/** The offsets of a target, in the unit of the file; null if it has none. */
export function positionOf(selectors: readonly Members[]): { readonly start: number; readonly end: number } | null {
  const { start, end } = selectors.find(({ type }) => type === 'TextPositionSelector') ?? {}
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null
}

/** What a target quotes; null if it quotes nothing. */
export function quotationIn(selectors: readonly Members[]): Quotation | null {
  const { exact, prefix, suffix } = selectors.find(({ type }) => type === 'TextQuoteSelector') ?? {}
  return typeof exact === 'string' ? { exact, prefix: stringOf(prefix), suffix: stringOf(suffix) } : null
}
