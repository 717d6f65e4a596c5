/**
 * Label Studio's labeling config: which labels, attributes and relations there are. An attribute is a control for each
 * region (`perRegion`): a choice, a number or a text; a flag is a choice of `true` and `false`.
 *
 * Source: HumanSignal/label-studio:docs/source/tags; web/libs/editor/src/regions/Result.js (`whenLabelValue`).
 */
import { relationTypes } from '../annotation/model'
import type { AttributeValue } from '../annotation/model'
import type { AttributeType, Scheme } from '../annotation/scheme'
import { compareText } from '../exchange/canonicalJson'

/** The names of the tags that spans refer to. */
export const labelsTag = 'label'
export const textTag = 'text'

export interface Control {
  /** That of the attribute. */
  readonly name: string
  readonly type: AttributeType
  /** The labels that have the attribute. */
  readonly labels: readonly string[]
  /** Of a choice. */
  readonly values: readonly string[]
}

/** Names that Label Studio takes as they are: it cuts them at an `@`, and its other tags have names too. */
const nameOfTag = /^[\p{L}\p{N}_-]+$/u
const flagValues = ['true', 'false']

/**
 * The controls for a scheme's attributes, by name. An attribute that several labels have is one control; where they do not
 * agree about its type, it is one for the first label and those that agree with it.
 */
export function controlsOf(scheme: Scheme): ReadonlyMap<string, Control> {
  const controls = new Map<string, Control>()
  for (const label of scheme.labels) {
    for (const { name, type, values = [] } of label.attributes) {
      if (!nameOfTag.test(name) || name === labelsTag || name === textTag) continue
      const known = controls.get(name) ?? { name, type, labels: [], values: [] }
      if (known.type !== type) continue
      controls.set(name, {
        ...known,
        labels: [...new Set([...known.labels, label.name])],
        values: [...new Set([...known.values, ...values])],
      })
    }
  }
  return controls
}

/** Whether a control can show the value of a span's attribute, and the value comes back from it as it was. */
export function canShow(control: Control, label: string, value: AttributeValue): boolean {
  if (!control.labels.includes(label)) return false
  switch (control.type) {
    case 'choice':
      return typeof value === 'string' && control.values.includes(value) && !flagValues.includes(value)
    case 'number':
      return typeof value === 'number'
    case 'text':
      return typeof value === 'string'
    case 'flag':
      return typeof value === 'boolean'
  }
}

/** The labeling config, XML. Takes the labels and relation types that the tasks have beyond those of the scheme. */
export function labelingConfig(
  scheme: Scheme,
  controls: Iterable<Control>,
  seen: { readonly labels: ReadonlySet<string>; readonly relations: ReadonlySet<string> },
): string {
  const own = scheme.labels.map(({ name }) => name)
  const labels = [...own, ...[...seen.labels].filter((name) => !own.includes(name)).sort(compareText)]
  const relations = [...new Set<string>([...relationTypes, ...[...seen.relations].sort(compareText)])]
  return [
    '<View>',
    '  <Relations>',
    ...relations.map((name) => `    <Relation value="${escaped(name)}"/>`),
    '  </Relations>',
    `  <Labels name="${labelsTag}" toName="${textTag}">`,
    ...labels.map((name) => `    <Label value="${escaped(name)}"/>`),
    '  </Labels>',
    `  <Text name="${textTag}" value="$text" granularity="symbol"/>`,
    ...[...controls].flatMap(controlLines),
    '</View>',
    '',
  ].join('\n')
}

function controlLines({ name, type, labels, values }: Control): string[] {
  // Several labels are divided by commas there; one with a comma of its own could only be named alone.
  const nameable = labels.length === 1 || !labels.some((label) => label.includes(','))
  const when = nameable ? ` whenTagName="${labelsTag}" whenLabelValue="${escaped(labels.join(','))}"` : ''
  const attributes = `name="${escaped(name)}" toName="${textTag}" perRegion="true"${when}`
  const header = `  <Header value="${escaped(name)}" size="6"/>`
  if (type === 'number') return [header, `  <Number ${attributes}/>`]
  if (type === 'text') return [header, `  <TextArea ${attributes} editable="true" maxSubmissions="1"/>`]
  const choices = type === 'flag' ? flagValues : values
  return [
    header,
    `  <Choices ${attributes} choice="single-radio">`,
    ...choices.map((value) => `    <Choice value="${escaped(value)}"/>`),
    '  </Choices>',
  ]
}

/** Text within an attribute's quotes. What XML 1.0 forbids becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
