/** A scheme as a file that a team writes: reading it with every problem named, and writing it. docs/scheme.md describes it. */
import type { z } from 'zod'
import { err, ok, type Result } from '../result'
import {
  attributeTypes,
  type AttributeType,
  defaultLabels,
  type DefaultLabel,
  isDefaultLabel,
  keyCount,
  labelChannels,
  labelColours,
  lookKey,
  type Scheme,
  type SchemeAttribute,
  type SchemeLabel,
  schemeSchema,
  statedLook,
  type Titles,
} from './scheme'

/** Each has words in the interface. */
export const schemeProblemReasons = [
  'not-json',
  /** Not a JSON object. */
  'not-a-scheme',
  'missing',
  'wrong-type',
  /** A text that must say something and does not. */
  'empty',
  'bad-name',
  'duplicate-label',
  'duplicate-attribute',
  'duplicate-value',
  'default-label-missing',
  /** A default label's attribute that the app works with, but of another type. */
  'default-attribute-type',
  'too-many-labels',
  'unknown-type',
  'unknown-colour',
  'unknown-channel',
  /** Same colour and channel as a label before it. */
  'same-look',
  'choice-without-values',
  /** Values, or words for them, on an attribute that is no choice. */
  'values-without-choice',
  /** Words for a value that is not among the values. */
  'title-without-value',
] as const
export type SchemeProblemReason = (typeof schemeProblemReasons)[number]

export interface SchemeProblem {
  /** Where in the file: `labels[3].attributes[0].values`; empty for the file as a whole. Indexes count from 0. */
  readonly path: string
  readonly reason: SchemeProblemReason
  /** The name or value concerned, or what the JSON parser said; may be empty. */
  readonly detail: string
}

/** Names go into datasets and the like, where letters beyond ASCII make trouble; `title` is what people read. */
const namePattern = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/

/** The attributes that the app itself works with, such as the bounds of a figure. */
const defaultAttributes: Readonly<Record<DefaultLabel, Readonly<Record<string, AttributeType>>>> = {
  claim: { stance: 'choice', checkworthy: 'choice' },
  source: { type: 'choice' },
  figure: { min: 'number', max: 'number', unit: 'text', approx: 'choice' },
}

/**
 * Reads a scheme from the JSON text of a file, or answers all that is wrong with it, in the order of the file. A byte order
 * mark is passed over; members that this version does not know are kept.
 */
export function readScheme(json: string): Result<Scheme, readonly SchemeProblem[]> {
  let input: unknown
  try {
    input = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (cause) {
    return err([{ path: '', reason: 'not-json', detail: cause instanceof Error ? cause.message : '' }])
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return err([{ path: '', reason: 'not-a-scheme', detail: '' }])
  }
  const shape = schemeSchema.safeParse(input)
  // Rules about names and looks say nothing sensible about labels whose members are missing.
  if (!shape.success) return err(shape.error.issues.map((issue) => problemOfIssue(issue, input)))
  const problems = checkScheme(shape.data)
  return problems.length === 0 ? ok(shape.data) : err(problems)
}

/** The scheme as the text of a file that people may edit; `readScheme` reads the same scheme from it. */
export function writeScheme(scheme: Scheme): string {
  const { id, labels, ...rest } = scheme
  return `${JSON.stringify({ id, labels: labels.map(orderedLabel), ...rest }, null, 2)}\n`
}

function orderedLabel({ name, title, colour, channel, attributes, ...rest }: SchemeLabel): object {
  return { name, title, colour, channel, attributes: attributes.map(orderedAttribute), ...rest }
}

function orderedAttribute({ name, type, title, values, valueTitles, ...rest }: SchemeAttribute): object {
  return { name, type, title, values, valueTitles, ...rest }
}

function problemOfIssue(issue: z.core.$ZodIssue, input: object): SchemeProblem {
  const path = pathOf(issue.path)
  const found = issue.path.reduce<unknown>(memberOf, input)
  if (found === undefined) return { path, reason: 'missing', detail: '' }
  if (issue.code === 'too_small') return { path, reason: 'empty', detail: '' }
  const detail = typeof found === 'object' ? '' : JSON.stringify(found)
  return { path, reason: issue.code === 'invalid_value' ? 'unknown-type' : 'wrong-type', detail }
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
    : undefined
}

/** `['labels', 3, 'name']` as `labels[3].name`. */
function pathOf(keys: readonly PropertyKey[]): string {
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

/** What is wrong with a scheme whose members are all there and of the right type. */
function checkScheme(scheme: Scheme): SchemeProblem[] {
  const problems: SchemeProblem[] = []
  const say = (path: string, reason: SchemeProblemReason, detail = '') => problems.push({ path, reason, detail })
  if (!namePattern.test(scheme.id)) say('id', 'bad-name', scheme.id)

  for (const name of defaultLabels) {
    if (!scheme.labels.some((label) => label.name === name)) say('labels', 'default-label-missing', name)
  }
  if (scheme.labels.length > keyCount) say(`labels[${keyCount}]`, 'too-many-labels', String(scheme.labels.length))
  for (const [i, label] of scheme.labels.entries()) {
    if (repeats(scheme.labels, i)) say(`labels[${i}].name`, 'duplicate-label', label.name)
    problems.push(...checkLabel(label, `labels[${i}]`))
  }
  return [...problems, ...checkLooks(scheme)]
}

/** Whether an item before this one has its name. */
function repeats(items: readonly { readonly name: string }[], i: number): boolean {
  return items.findIndex(({ name }) => name === items[i]?.name) < i
}

function checkLabel(label: SchemeLabel, path: string): SchemeProblem[] {
  const problems: SchemeProblem[] = []
  const say = (at: string, reason: SchemeProblemReason, detail = '') =>
    problems.push({ path: `${path}.${at}`, reason, detail })
  if (!namePattern.test(label.name)) say('name', 'bad-name', label.name)
  problems.push(...checkTitles(label.title, `${path}.title`))
  const { colour, channel } = label
  if (colour !== undefined && !isOneOf(labelColours, colour)) say('colour', 'unknown-colour', colour)
  if (channel !== undefined && !isOneOf(labelChannels, channel)) say('channel', 'unknown-channel', channel)

  const expected = isDefaultLabel(label.name) ? defaultAttributes[label.name] : {}
  for (const [i, attribute] of label.attributes.entries()) {
    const { name, type } = attribute
    if (repeats(label.attributes, i)) say(`attributes[${i}].name`, 'duplicate-attribute', name)
    const usual = Object.hasOwn(expected, name) ? expected[name] : undefined
    if (usual !== undefined && usual !== type) say(`attributes[${i}].type`, 'default-attribute-type', usual)
    problems.push(...checkAttribute(attribute, `${path}.attributes[${i}]`))
  }
  return problems
}

function checkAttribute(attribute: SchemeAttribute, path: string): SchemeProblem[] {
  const problems: SchemeProblem[] = []
  const say = (at: string, reason: SchemeProblemReason, detail = '') =>
    problems.push({ path: `${path}.${at}`, reason, detail })
  const { name, type, title, values, valueTitles = {} } = attribute
  if (!namePattern.test(name)) say('name', 'bad-name', name)
  if (title !== undefined) problems.push(...checkTitles(title, `${path}.title`))
  if (type !== 'choice') {
    if (values !== undefined) say('values', 'values-without-choice')
    if (attribute.valueTitles !== undefined) say('valueTitles', 'values-without-choice')
    return problems
  }
  if (values === undefined || values.length === 0) say('values', 'choice-without-values')
  for (const [i, value] of (values ?? []).entries()) {
    if (value.trim() === '') say(`values[${i}]`, 'empty')
    else if (values?.indexOf(value) !== i) say(`values[${i}]`, 'duplicate-value', value)
  }
  for (const [value, titles] of Object.entries(valueTitles)) {
    if (values?.includes(value) !== true) say('valueTitles', 'title-without-value', value)
    problems.push(...checkTitles(titles, `${path}.valueTitles.${value}`))
  }
  return problems
}

function checkTitles(titles: Titles, path: string): SchemeProblem[] {
  return (['ar', 'en'] as const)
    .filter((language) => titles[language].trim() === '')
    .map((language) => ({ path: `${path}.${language}`, reason: 'empty', detail: '' }))
}

/** Labels that ask for the colour and channel that a label before them asks for. */
function checkLooks({ labels }: Scheme): SchemeProblem[] {
  const seen = new Map<string, string>()
  return labels.flatMap((label, i): SchemeProblem[] => {
    const { colour, channel } = statedLook(label)
    if (colour === undefined || channel === undefined) return []
    const key = lookKey({ colour, channel })
    const twin = seen.get(key)
    if (twin === undefined) seen.set(key, label.name)
    return twin === undefined || twin === label.name
      ? []
      : [{ path: `labels[${i}]`, reason: 'same-look', detail: twin }]
  })
}

function isOneOf(known: readonly string[], value: string): boolean {
  return known.includes(value)
}

/** The types, colours and channels that a file may name, for messages. */
export const schemeChoices: Readonly<Record<'unknown-type' | 'unknown-colour' | 'unknown-channel', readonly string[]>> =
  {
    'unknown-type': attributeTypes,
    'unknown-colour': labelColours,
    'unknown-channel': labelChannels,
  }
