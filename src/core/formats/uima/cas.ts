/**
 * An item as feature structures of UIMA, whichever way they are written: the text's subject of analysis, its sentences and
 * tokens for tools that show these (tokens are divided where a span begins or ends inside one), and the layers of
 * `mention.ts`. Offsets are UTF-16 code units.
 */
import { compareText } from '../../exchange/canonicalJson'
import type { DatasetItem } from '../../datasets/item'
import { attributeToText } from '../attributeText'
import { tokenise } from '../tokens'
import { featureOf, fromFeature, kindFeature, linkType, mentionType, noteFeature, toFeature } from './mention'

export const metadataType = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData'
export const sentenceType = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence'
export const tokenType = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token'
export const initialView = '_InitialView'
/** The id of the subject of analysis, to which every annotation refers. */
export const sofaId = 1

/** An annotation. */
export interface FeatureStructure {
  readonly id: number
  readonly type: string
  readonly begin: number
  readonly end: number
  readonly features: ReadonlyMap<string, string>
  /** Ids of other annotations by the features that refer to them. */
  readonly references: ReadonlyMap<string, number>
}

/** The annotations of an item, with ids from 2 on. */
export function casOf({ document, spans, relations }: DatasetItem): readonly FeatureStructure[] {
  const structures: FeatureStructure[] = []
  const add = (
    type: string,
    { start, end }: { readonly start: number; readonly end: number },
    features: Iterable<readonly [string, string]> = [],
    references: Iterable<readonly [string, number]> = [],
  ) => {
    const id = sofaId + structures.length + 1
    structures.push({
      id,
      type,
      begin: start,
      end,
      features: new Map([...features].filter(([, value]) => value !== '')),
      references: new Map(references),
    })
    return id
  }
  const { text, title } = document
  const whole = { start: 0, end: text.length }
  add(metadataType, whole, [
    ['language', 'ar'],
    ['documentId', document.id],
    ['documentTitle', title],
  ])
  const sentences = tokenise(
    text,
    spans.flatMap(({ start, end }) => [start, end]),
  )
  for (const sentence of sentences) add(sentenceType, sentence)
  for (const { tokens } of sentences) for (const token of tokens) add(tokenType, token)
  const places = new Map(
    spans.map((span) => {
      const attributes = Object.entries(span.attributes)
        .map(([name, value]) => [featureOf(name), attributeToText(value)] as const)
        .sort(([a], [b]) => compareText(a, b))
      const id = add(mentionType, span, [[kindFeature, span.label], ...attributes, [noteFeature, span.note]])
      return [span.id, { id, start: span.start, end: span.end }] as const
    }),
  )
  for (const { type, from, to } of relations) {
    const [governor, dependent] = [places.get(from), places.get(to)]
    if (governor === undefined || dependent === undefined) continue
    // A relation stands where the span is that it leads to, by a convention of DKPro Core.
    add(
      linkType,
      dependent,
      [[kindFeature, type]],
      [
        [fromFeature, governor.id],
        [toFeature, dependent.id],
      ],
    )
  }
  return structures
}

export interface UimaType {
  readonly name: string
  readonly superType: string
  /** By name, the type of their values. */
  readonly features: ReadonlyMap<string, string>
}

const textRange = 'uima.cas.String'

/** The types that `casOf` uses and UIMA does not know; the features of mentions in their order. */
export function typeSystemOf(features: readonly string[]): readonly UimaType[] {
  const annotation = 'uima.tcas.Annotation'
  return [
    { name: mentionType, superType: annotation, features: new Map(features.map((feature) => [feature, textRange])) },
    {
      name: linkType,
      superType: annotation,
      features: new Map([
        [toFeature, mentionType],
        [fromFeature, mentionType],
        [kindFeature, textRange],
      ]),
    },
    { name: sentenceType, superType: annotation, features: new Map() },
    { name: tokenType, superType: annotation, features: new Map() },
    {
      name: metadataType,
      superType: 'uima.tcas.DocumentAnnotation',
      features: new Map([
        ['documentId', textRange],
        ['documentTitle', textRange],
      ]),
    },
  ]
}
