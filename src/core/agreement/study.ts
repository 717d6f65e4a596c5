/**
 * A comparison made ready for measuring: all that is asked of a document by every pair and every label is worked out once, as
 * typed arrays, since twenty annotators are 190 pairs.
 */
import { relationTypes, type Annotation, type AttributeValue, type Relation } from '../annotation/model'
import { compareText } from '../exchange/canonicalJson'
import type { ComparedDocument, ComparedLayer, Comparison } from '../merge/comparison'
import { numberLabels, spanLayer, type SpanLayer } from './spanLayer'
import { bitWords, cover, tokensOf, type Tokens } from './tokens'

/** One annotator's finished work on one document. */
export interface StudyLayer {
  readonly spans: SpanLayer
  /** Bits of the tokens that each label covers: `bitWords(tokens)` 32-bit words for the first label, then the second … */
  readonly covered: Int32Array
  /**
   * For the spans of each label, from `valuesFrom` on, one number for each of the label's attributes. Equal numbers of one
   * attribute are equal values, 0 is none.
   */
  readonly values: Int32Array
  readonly valuesFrom: Int32Array
  /** Relations as `linkKey`, ascending, each once. */
  readonly links: Float64Array
}

export interface StudyDocument {
  /** UTF-16 units of its text. */
  readonly length: number
  /** How many tokens it has. */
  readonly tokens: number
  /** By the annotators' places in the study; undefined for those who did not finish it. */
  readonly layers: readonly (StudyLayer | undefined)[]
}

export interface Study {
  /** Ids, ascending. */
  readonly annotators: readonly string[]
  /** Those of the scheme in its order, then others that occur, by name. */
  readonly labels: readonly string[]
  /** For each label the names of the attributes that somebody set, ascending. */
  readonly attributes: readonly (readonly string[])[]
  /** Documents that at least two finished. */
  readonly documents: readonly StudyDocument[]
  /** By annotator: how many documents they finished, alone or not. */
  readonly finished: readonly number[]
}

/** Works out a study. `onDocument` is called after each document, those that are left out too. */
export function studyOf(comparison: Comparison, onDocument?: () => void): Study {
  const annotators = comparison.annotators.map(({ id }) => id).sort(compareText)
  const place = new Map(annotators.map((id, i) => [id, i]))
  const labels = numberLabels(comparison)
  const values = new ValueNumbers(labels, comparison.documents)
  const finished = annotators.map(() => 0)
  const documents: StudyDocument[] = []
  for (const { text, layers } of comparison.documents) {
    const tokens = layers.length < 2 ? null : tokensOf(text)
    const byAnnotator = annotators.map((): StudyLayer | undefined => undefined)
    for (const layer of layers) {
      const annotator = place.get(layer.annotatorId)
      if (annotator === undefined) continue
      finished[annotator] = (finished[annotator] ?? 0) + 1
      if (tokens !== null) byAnnotator[annotator] = studyLayer(layer, tokens, labels, values)
    }
    if (tokens !== null) documents.push({ length: text.length, tokens: tokens.starts.length, layers: byAnnotator })
    onDocument?.()
  }
  return { annotators, labels: [...labels.keys()], attributes: values.attributes, documents, finished }
}

/** The attributes of each label, and numbers for their values. */
class ValueNumbers {
  readonly attributes: readonly (readonly string[])[]
  /** For each attribute of each label, the number of each value. */
  readonly #numbers: readonly (readonly Map<AttributeValue, number>[])[]

  constructor(labels: ReadonlyMap<string, number>, documents: readonly ComparedDocument[]) {
    const names = new Map([...labels.keys()].map((label) => [label, new Set<string>()]))
    for (const { layers } of documents) {
      for (const { annotations } of layers) for (const annotation of annotations) addNames(annotation, names)
    }
    this.attributes = [...names.values()].map((ofLabel) => [...ofLabel].sort(compareText))
    this.#numbers = this.attributes.map((ofLabel) => ofLabel.map(() => new Map()))
  }

  /** The number of a value of a label's attribute; 0 for none. */
  numberOf(label: number, attribute: number, value: AttributeValue | undefined): number {
    const numbers = this.#numbers[label]?.[attribute]
    if (value === null || value === undefined || numbers === undefined) return 0
    const known = numbers.get(value)
    if (known !== undefined) return known
    numbers.set(value, numbers.size + 1)
    return numbers.size
  }
}

/** Adds the names of the attributes that an annotation has a value for. */
function addNames({ label, attributes }: Annotation, names: ReadonlyMap<string, Set<string>>): void {
  const ofLabel = names.get(label)
  for (const name of Object.keys(attributes)) if (attributes[name] !== null) ofLabel?.add(name)
}

function studyLayer(
  { annotations, relations }: ComparedLayer,
  tokens: Tokens,
  labels: ReadonlyMap<string, number>,
  values: ValueNumbers,
): StudyLayer {
  const spans = spanLayer(annotations, labels)
  const words = bitWords(tokens.starts.length)
  const covered = new Int32Array(words * labels.size)
  for (let i = 0; i < spans.starts.length; i++) {
    cover(tokens, spans.starts[i] ?? 0, spans.ends[i] ?? 0, covered, (spans.labels[i] ?? 0) * words)
  }
  return { spans, covered, ...valuesOf(annotations, spans, values), links: linksOf(annotations, relations, spans) }
}

function valuesOf(annotations: readonly Annotation[], spans: SpanLayer, numbers: ValueNumbers) {
  const values: number[] = []
  const valuesFrom = numbers.attributes.map((names, label) => {
    const first = values.length
    for (let i = spans.from[label] ?? 0; i < (spans.from[label + 1] ?? 0); i++) {
      const attributes = annotations[spans.sources[i] ?? 0]?.attributes
      names.forEach((name, n) => {
        // An attribute of somebody else can have the name of a member that every object inherits.
        const own = attributes !== undefined && Object.hasOwn(attributes, name)
        values.push(own ? numbers.numberOf(label, n, attributes[name]) : 0)
      })
    }
    return first
  })
  return { values: Int32Array.from(values), valuesFrom: Int32Array.from(valuesFrom) }
}

/** A relation between two of a layer's `spans` spans as one number: by the span it leads from, the one it leads to, its type. */
export function linkKey(spans: number, from: number, to: number, type: number): number {
  return (from * (spans + 1) + to) * relationTypes.length + type
}

/** What `linkKey` was made of. `to` is `spans` where the relation leads to nothing that is here. */
export function linkParts(spans: number, key: number): { from: number; to: number; type: number } {
  const ends = Math.floor(key / relationTypes.length)
  return { from: Math.floor(ends / (spans + 1)), to: ends % (spans + 1), type: key % relationTypes.length }
}

/** A relation that leads from nothing that is here belongs to no label; no checked file has one. */
function linksOf(annotations: readonly Annotation[], relations: readonly Relation[], spans: SpanLayer): Float64Array {
  if (relations.length === 0) return new Float64Array()
  const spanOf = new Map<string, number>()
  spans.sources.forEach((source, i) => spanOf.set(annotations[source]?.id ?? '', i))
  const keys = new Set<number>()
  for (const { from, to, type } of relations) {
    const start = spanOf.get(from)
    const end = spanOf.get(to) ?? spanOf.size
    if (start !== undefined) keys.add(linkKey(spanOf.size, start, end, relationTypes.indexOf(type)))
  }
  return Float64Array.from(keys).sort()
}
