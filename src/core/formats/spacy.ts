/**
 * spaCy's training data as Prodigy keeps it: JSON Lines with the tokens that spans are made of, counted in code points. The
 * tokens give the text back as `Doc(words, spaces)` puts them together: a single space behind a token is its `ws`, other
 * white space is a token by itself, as in spaCy. Spans may overlap; spaCy takes such as span groups (`doc.spans["sc"]`), never
 * as `doc.ents`.
 *
 * The `head` and `child` of a relation are the last tokens of its spans, as in Prodigy's own files. Attributes and notes are
 * members of the spans, which neither Prodigy nor spaCy minds.
 *
 * Source: explosion/projects:tutorials/rel_component/scripts/parse_data.py; explosion/spaCy:website/docs/api/doc.mdx.
 */
import type { DatasetItem, DatasetSpan } from '../datasets/item'
import {
  features,
  type Carried,
  type DatasetFormat,
  type FileStart,
  type FormatDescription,
  type WriteOptions,
} from './format'
import { jsonLine } from './jsonRecords'
import { jsonStart } from './jsonStart'
import { LossCounter, withFeatures } from './losses'
import { sortedAttributes } from './members'
import { offsetWriter } from './offsets'
import { readSpacy } from './spacyReader'
import { alignToTokens, tokenise, type Token } from './tokens'

export const spacy: DatasetFormat = {
  describe: () => description,
  carry,
  write: () => ({
    add: (item) => [{ path: '', data: jsonLine(lineOf(item)) }],
    end: () => [],
  }),
  read: readSpacy,
  recognises: (files) => files.length > 0 && files.every(isProdigy),
}

const description: FormatDescription = {
  name: 'spacy',
  layout: 'file',
  extension: '.jsonl',
  units: ['code_point'],
  tokens: true,
  textOptional: false,
  carries: features,
  imports: true,
}

function carry(item: DatasetItem, { tokens }: WriteOptions): Carried {
  const losses = new LossCounter()
  const aligned = alignToTokens(item, tokens)
  losses.addAll(aligned.losses)
  const cut = withFeatures(aligned.item, description.carries, losses)
  return { item: cut, losses: losses.list() }
}

/** Members that are undefined are left out. */
function lineOf({ document, annotator, spans, relations, split }: DatasetItem): object {
  const { text } = document
  const toCodePoints = offsetWriter(text, 'code_point')
  const cuts = spans.flatMap(({ start, end }) => [start, end])
  const tokens = withWhiteSpace(
    text,
    tokenise(text, cuts).flatMap((sentence) => sentence.tokens),
  )
  const first = new Map(tokens.map(({ start }, id) => [start, id]))
  const last = new Map(tokens.map(({ end }, id) => [end, id]))
  const spanOf = (span: DatasetSpan) => ({
    ...toCodePoints(span),
    token_start: first.get(span.start),
    token_end: last.get(span.end),
    label: span.label,
    id: span.id,
  })
  const written = new Map(spans.map((span) => [span.id, spanOf(span)]))
  return {
    text,
    tokens: tokens.map((token, id) => ({
      text: text.slice(token.start, token.end),
      ...toCodePoints(token),
      id,
      ws: token.ws,
    })),
    spans: spans.map((span) => ({
      ...written.get(span.id),
      attributes: Object.keys(span.attributes).length > 0 ? sortedAttributes(span.attributes) : undefined,
      note: span.note === '' ? undefined : span.note,
    })),
    relations: relations.map(({ type, from, to }) => ({
      head: written.get(from)?.token_end,
      child: written.get(to)?.token_end,
      head_span: written.get(from),
      child_span: written.get(to),
      label: type,
    })),
    meta: {
      doc_id: document.id,
      title: document.title,
      file_name: document.fileName,
      status: document.status,
      note: document.note,
      split,
      annotator_id: annotator?.id,
      annotator: annotator?.name,
      annotator_role: annotator?.role,
    },
    answer: 'accept',
  }
}

interface SpacyToken extends Token {
  /** Whether a single space follows, which is then in no token. */
  readonly ws: boolean
}

/** Tokens with what stands between them, so that together they are the text. */
function withWhiteSpace(text: string, tokens: readonly Token[]): SpacyToken[] {
  const all: SpacyToken[] = []
  const addSpace = (from: number, to: number) => {
    if (from < to) all.push({ start: from, end: to, ws: false })
  }
  addSpace(0, tokens[0]?.start ?? text.length)
  tokens.forEach(({ start, end }, index) => {
    const next = tokens[index + 1]?.start ?? text.length
    const ws = end < next && text.charAt(end) === ' '
    all.push({ start, end, ws })
    addSpace(ws ? end + 1 : end, next)
  })
  return all
}

/** What Prodigy writes with every task besides its text. */
const prodigyMembers = ['tokens', 'answer', '_input_hash', '_task_hash', '_session_id']

function isProdigy({ text }: FileStart): boolean {
  const start = jsonStart(text)
  return start?.members.has('text') === true && prodigyMembers.some((name) => start.members.has(name))
}
