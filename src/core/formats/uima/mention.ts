/**
 * How spans and relations are laid out for UIMA tools: one layer of spans, `webanno.custom.Mention`, with the label as its
 * feature `kind`, the note, and a feature for each attribute; one layer of relations between them, `webanno.custom.Link`.
 * INCEpTION joins only spans of one layer by relations
 * (inception-project/inception:…/user-guide/layers_and_features-relation.adoc). All features are text: its number
 * features are integers and 32-bit floats, in which 1234567.89 does not come back.
 */
import { compareText } from '../../exchange/canonicalJson'
import type { Attributes } from '../../annotation/model'
import type { Scheme } from '../../annotation/scheme'
import type { DatasetItem } from '../../datasets/item'
import { attributeFromText } from '../attributeText'
import type { Feature } from '../format'
import { asciiName, nameOfAscii } from '../names'

export const mentionType = 'webanno.custom.Mention'
export const linkType = 'webanno.custom.Link'
export const kindFeature = 'kind'
export const noteFeature = 'note'
/** The ends of a relation, as INCEpTION names them: it leads from the governor to the dependent. */
export const fromFeature = 'Governor'
export const toFeature = 'Dependent'

/** What this layout has a place for, in whichever file it is written. */
export const mentionCarries: readonly Feature[] = [
  'nested',
  'crossing',
  'attributes',
  'notes',
  'relations',
  'annotators',
  'titles',
  'splits',
]

/** What UIMA, INCEpTION or this layout has another use for; INCEpTION compares without letter case (WebAnnoConst.java). */
const reserved = new Set(
  `kind note id address begin end coveredtext booleanvalue doublevalue bytevalue cas casimpl class featurevalue floatvalue
  longvalue lowlevelcas printrefs sofa stringvalue type typeindexid view governor dependent`.split(/\s+/),
)

function isFeatureName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !name.includes('__') && !reserved.has(name.toLowerCase())
}

/** The feature that holds an attribute. */
export function featureOf(attribute: string): string {
  return asciiName(attribute, isFeatureName)
}

/** The attribute that a feature holds. */
function attributeOf(feature: string): string {
  return nameOfAscii(feature, isFeatureName)
}

/** All features of a mention for the labels of the scheme and what else the items have, in the order of their names. */
export function mentionFeatures(scheme: Scheme, items: Iterable<DatasetItem>): readonly string[] {
  const features = new Set([kindFeature, noteFeature])
  for (const { attributes } of scheme.labels) for (const { name } of attributes) features.add(featureOf(name))
  for (const { spans } of items) {
    for (const { attributes } of spans) for (const name of Object.keys(attributes)) features.add(featureOf(name))
  }
  return [...features].sort(compareText)
}

/** Features by which layers name their spans or relations, the likeliest first. */
const labelFeatures = [kindFeature, 'label', 'value', 'identifier']

/** What an annotation of any layer is as a span or relation: `features` are those it has, as text or a plain value. */
export function readFeatures(
  type: string,
  features: ReadonlyMap<string, string | number | boolean>,
): { readonly label: string; readonly attributes: Attributes; readonly note: string } {
  const own = labelFeatures.find((name) => (features.get(name) ?? '') !== '')
  const label = own === undefined ? type.slice(type.lastIndexOf('.') + 1) : String(features.get(own))
  const attributes = [...features]
    .filter(([name]) => name !== own && name !== noteFeature)
    .map(([name, value]) => [attributeOf(name), typeof value === 'string' ? attributeFromText(value) : value] as const)
  return { label, attributes: Object.fromEntries(attributes), note: String(features.get(noteFeature) ?? '') }
}

const dkpro = /^de\.tudarmstadt\.ukp\.(?:dkpro\.core|clarin\.webanno)\.api\./

/** Whether a layer is about tokens or the document as a whole, such as parts of speech: none that people mark passages with. */
export function isLinguistic(type: string): boolean {
  return dkpro.test(type) && !/\.ner\./.test(type)
}
