/** The results of one annotation of Label Studio, put together: several with the same id are one region. */
import type { Attributes, AttributeValue } from '../annotation/model'
import type { ReadReason } from './format'
import { isAttributes, isMembers, listOf, stringOf, type Members } from './members'
import type { Offsets } from './offsets'

export interface Region {
  /** `result[3]`, that of its labels. */
  readonly within: string
  readonly id: string
  /** One or more. */
  readonly labels: readonly string[]
  /** In the file's unit. */
  readonly span: Offsets
  /** As the file has it, with newlines as backslash and n; null if it is left out. */
  readonly covered: string | null
  readonly attributes: Attributes
  readonly note: string
}

export interface Link {
  readonly within: string
  readonly type: string
  /** Region ids. */
  readonly from: string
  readonly to: string
}

export interface ResultProblem {
  readonly within: string
  readonly reason: ReadReason
  readonly detail: string
}

export interface Results {
  readonly regions: readonly Region[]
  readonly links: readonly Link[]
  readonly problems: readonly ResultProblem[]
}

/** A covered text as Label Studio has it: a newline is a backslash and an n (`captureSelection`). */
export function coveredText(slice: string): string {
  return slice.replace(/\r\n|[\r\n]/g, '\\n')
}

/** Whether a slice of the text is what a region has as its own, CRLF as one newline or as two. */
export function isCoveredText(slice: string, covered: string): boolean {
  return slice === covered || coveredText(slice) === covered || slice.replace(/[\r\n]/g, '\\n') === covered
}

/** Whether a result counts within the text of HTML, by `globalOffsets`. */
export function isInHtml(result: unknown): boolean {
  return isMembers(result) && isMembers(result['value']) && isMembers(result['value']['globalOffsets'])
}

/** Reads the `result` of an annotation. */
export function readResults(values: readonly unknown[]): Results {
  const problems: ResultProblem[] = []
  const regions = new Map<string, Region>()
  const links: Link[] = []
  const others: { within: string; result: Members }[] = []
  values.forEach((result, index) => {
    const within = `result[${index}]`
    const refuse = (reason: ReadReason, detail: string) => problems.push({ within, reason, detail })
    if (!isMembers(result)) return refuse('wrong-shape', 'is no object')
    if (result['type'] === 'relation') return links.push(...linksOf(result, within, refuse))
    const labels = labelsOf(result)
    if (labels === null) return others.push({ within, result })
    const id = stringOf(result['id'])
    const span = spanOf(result, refuse)
    if (span === null) return null
    if (labels.length === 0 || id === '') return refuse('wrong-shape', 'has no label or no id')
    if (regions.has(id)) return refuse('duplicate-id', `${id} is the id of an earlier region`)
    return regions.set(id, { within, id, labels, ...span, ...metaOf(result['meta'], refuse) })
  })
  for (const { within, result } of others) {
    addAttribute(regions, result, (reason, detail) => problems.push({ within, reason, detail }))
  }
  return { regions: [...regions.values()], links, problems }
}

type Refuse = (reason: ReadReason, detail: string) => unknown

/** The labels of a result that marks a span; null if it is of another kind. */
function labelsOf({ type, value }: Members): readonly string[] | null {
  if (typeof type !== 'string' || !type.endsWith('labels') || !isMembers(value)) return null
  return listOf(value[type] ?? value['labels']).filter((label) => typeof label === 'string' && label !== '') as string[]
}

function spanOf({ type, value }: Members, refuse: Refuse): Pick<Region, 'span' | 'covered'> | null {
  const { globalOffsets, text, ...own } = isMembers(value) ? value : {}
  const { start, end } = isMembers(globalOffsets) ? globalOffsets : own
  if (typeof start === 'number' && typeof end === 'number' && type !== 'paragraphlabels') {
    return { span: { start, end }, covered: typeof text === 'string' ? text : null }
  }
  const inParts = typeof start === 'string' && typeof end === 'string'
  if (inParts) refuse('unsupported', 'counts from paragraphs or HTML nodes, not from the beginning of the text')
  else refuse('unsupported', `is no span of a text (${stringOf(type)})`)
  return null
}

function metaOf(meta: unknown, refuse: Refuse): Pick<Region, 'attributes' | 'note'> {
  const { text, attributes = {} } = isMembers(meta) ? meta : {}
  const note = typeof text === 'string' ? text : listOf(text).map(stringOf).join('\n')
  if (isAttributes(attributes)) return { attributes, note }
  refuse('wrong-shape', 'has attributes in its meta that are not plain values')
  return { attributes: {}, note }
}

/** Adds what a control says about a region to it. */
function addAttribute(regions: Map<string, Region>, result: Members, refuse: Refuse): void {
  const { id, from_name: name, type } = result
  const region = regions.get(stringOf(id))
  if (region === undefined) return void refuse('unsupported', `is about no region (${stringOf(type)})`)
  const value = isMembers(result['value']) ? attributeValue(stringOf(type), result['value']) : undefined
  if (value === undefined || typeof name !== 'string') {
    return void refuse('unsupported', `is no single value (${stringOf(type)})`)
  }
  regions.set(region.id, {
    ...region,
    attributes: Object.fromEntries([...Object.entries(region.attributes), [name, value]]),
  })
}

/** The value of a control; undefined if there is not exactly one. A choice of `true` or `false` is a flag. */
function attributeValue(type: string, value: Members): AttributeValue | undefined {
  switch (type) {
    case 'choices': {
      const [choice, ...more] = listOf(value['choices'])
      if (typeof choice !== 'string' || more.length > 0) return undefined
      return choice === 'true' || choice === 'false' ? choice === 'true' : choice
    }
    case 'textarea': {
      const { text } = value
      if (typeof text === 'string') return text
      const lines = listOf(text)
      return lines.length > 0 && lines.every((line) => typeof line === 'string') ? lines.join('\n') : undefined
    }
    case 'number':
    case 'rating':
      return typeof value[type] === 'number' ? value[type] : undefined
    case 'datetime':
      return typeof value[type] === 'string' ? value[type] : undefined
    default:
      return undefined
  }
}

/** The relations that a result says: one for each label, and for each direction. */
function linksOf(result: Members, within: string, refuse: Refuse): Link[] {
  const { from_id: from, to_id: to, direction } = result
  const types = listOf(result['labels']).filter((type) => typeof type === 'string' && type !== '') as string[]
  if (typeof from !== 'string' || typeof to !== 'string' || types.length === 0) {
    refuse('wrong-shape', 'is no relation with two ends and a label')
    return []
  }
  const right = types.map((type) => ({ within, type, from, to }))
  const left = types.map((type) => ({ within, type, from: to, to: from }))
  return direction === 'left' ? left : direction === 'bi' ? [...right, ...left] : right
}
