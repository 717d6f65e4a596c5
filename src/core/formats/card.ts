/**
 * The card of a dataset: a Markdown file that says what is in it, what it means and how to load it, with front matter as the
 * Hugging Face Hub reads it (huggingface/hub-docs: datasetcard.md). It depends on the dataset alone, never on the day.
 */
import { stringify } from 'yaml'
import { labelsInOrder, type Scheme, type SchemeAttribute, type SchemeLabel } from '../annotation/scheme'
import type { Degenerate } from '../agreement/report'
import { splits, type CardAgreement, type DatasetHead, type Split } from '../datasets/item'
import { quantile, type DatasetStatistics, type LabelStatistics, type PartStatistics } from './cardStatistics'
import type { OffsetUnit } from './format'

export interface CardOptions {
  /** That the files count in; null if they have no offsets. */
  readonly unit: OffsetUnit | null
  /** Members of the front matter beside those that every card has. */
  readonly frontMatter?: Readonly<Record<string, unknown>>
  /** How to load the files, Markdown; absent: nothing is said. */
  readonly loading?: string
}

/** The card of a dataset, of which `statistics` has seen every item. */
export function datasetCard(head: DatasetHead, statistics: DatasetStatistics, options: CardOptions): string {
  const { card = {} } = head
  const parts = [...statistics.parts].sort(([a], [b]) => placeOf(a) - placeOf(b))
  const chapters = [
    `# ${inline(head.project.name)}`,
    introduction(parts, options.unit),
    chapter('Contents', contents(parts)),
    chapter('Labels', definitions(head.scheme)),
    chapter('Attributes', attributeCounts(parts)),
    chapter('Annotators', annotators(statistics)),
    chapter('Agreement', agreement(card.agreement)),
    chapter('Splits', card.splitReport),
    chapter('Boundaries and tokens', card.notes?.map((note) => `- ${note}`).join('\n')),
    chapter('Loading', options.loading),
    chapter('Guidelines', card.guidelines && demoted(card.guidelines)),
    chapter('Provenance', provenance(head)),
  ]
  const text = chapters.filter((part) => part !== '').join('\n\n')
  return `---\n${frontMatter(head, statistics, options)}---\n\n${text}\n`
}

function frontMatter(head: DatasetHead, { parts }: DatasetStatistics, options: CardOptions): string {
  const items = [...parts.values()].reduce((sum, part) => sum + part.items, 0)
  const { licence, licenceName } = head.card ?? {}
  const members = {
    language: ['ar'],
    ...(licence === undefined ? {} : { license: licence }),
    ...(licence === 'other' && licenceName !== undefined ? { license_name: licenceName } : {}),
    pretty_name: head.project.name,
    size_categories: [sizeCategory(items)],
    task_categories: ['token-classification'],
    tags: ['claims', 'source-attribution', 'span-annotation'],
    ...options.frontMatter,
  }
  return stringify(members, { lineWidth: 0 })
}

/** The Hub's names of sizes. */
function sizeCategory(items: number): string {
  if (items < 1000) return 'n<1K'
  const steps = ['1K', '10K', '100K', '1M', '10M', '100M', '1B'] as const
  const step = Math.min(Math.floor(Math.log10(items)) - 3, steps.length - 2)
  return `${steps[step] ?? ''}<n<${steps[step + 1] ?? ''}`
}

type Parts = readonly (readonly [Split | null, PartStatistics])[]

function placeOf(split: Split | null): number {
  return split === null ? -1 : splits.indexOf(split)
}

function introduction(parts: Parts, unit: OffsetUnit | null): string {
  const documents = parts.reduce((sum, [, part]) => sum + part.documents.size, 0)
  const what = `${counted(documents, 'Arabic text')}, with spans marked by people.`
  if (unit === null) return what
  const means =
    unit === 'code_point'
      ? 'Offsets count Unicode code points, from 0, the end exclusive: in Python `text[start:end]` is the span.'
      : 'Offsets count UTF-16 code units, from 0, the end exclusive: in JavaScript `text.slice(start, end)` is the span; ' +
        'in Python they differ wherever an emoji or another character beyond U+FFFF stands before.'
  return `${what} ${means}`
}

function contents(parts: Parts): string {
  const labels = [...new Set(parts.flatMap(([, part]) => [...part.labels.keys()]))]
  const documents = table(
    ['Part', 'Documents', 'Rows', 'Rows without spans', 'Characters', 'Spans', 'nested', 'crossing', 'Relations'],
    parts.map(([split, part]) => [
      ...[partName(split), part.documents.size, part.items, part.empty, part.characters],
      ...[sum(part.labels.values(), ({ spans }) => spans), part.nested, part.crossing],
      sum(part.relations.values(), (count) => count),
    ]),
  )
  const spans = table(
    ['Part', 'Label', 'Spans', 'Shortest', 'Median', '95 %', 'Longest', 'With a note'],
    parts.flatMap(([split, part]) =>
      labels.flatMap((label) => {
        const of = part.labels.get(label)
        return of === undefined ? [] : [[partName(split), code(label), of.spans, ...lengths(of), of.notes]]
      }),
    ),
  )
  const relations = table(
    ['Part', 'Relation', 'Count'],
    parts.flatMap(([split, part]) => [...part.relations].map(([type, count]) => [partName(split), code(type), count])),
  )
  const rows = 'A row is a document as one annotator marked it. Lengths are in code points.'
  return [documents, rows, spans, relations].filter((part) => part !== '').join('\n\n')
}

function lengths({ lengths: of }: LabelStatistics): number[] {
  return [quantile(of, 0), quantile(of, 0.5), quantile(of, 0.95), quantile(of, 1)]
}

function partName(split: Split | null): string {
  return split ?? 'all'
}

function definitions(scheme: Scheme): string {
  const known = new Map(scheme.labels.map((label) => [label.name, label]))
  return labelsInOrder(scheme)
    .flatMap((name) => known.get(name) ?? [])
    .map(definition)
    .join('\n')
}

function definition({ name, title, attributes }: SchemeLabel): string {
  const lines = attributes.map((attribute) => `  - ${attributeDefinition(attribute)}`)
  return [`- ${code(name)}: ${inline(title.en)} (${inline(title.ar)})`, ...lines].join('\n')
}

function attributeDefinition({ name, type, title, values, valueTitles }: SchemeAttribute): string {
  const words = title === undefined ? '' : `: ${inline(title.en)} (${inline(title.ar)})`
  const choices = values?.map((value) => {
    const of = valueTitles?.[value]
    return of === undefined ? code(value) : `${code(value)} ${inline(of.en)} (${inline(of.ar)})`
  })
  return `${code(name)}, ${type}${words}${choices === undefined ? '' : `: ${choices.join(', ')}`}`
}

function attributeCounts(parts: Parts): string {
  return table(
    ['Part', 'Label', 'Attribute', 'Values'],
    parts.flatMap(([split, part]) =>
      [...part.labels].flatMap(([label, { attributes }]) =>
        [...attributes].map(([name, values]) => [partName(split), code(label), code(name), valueCounts(values)]),
      ),
    ),
  )
}

function valueCounts(values: ReadonlyMap<string, number>): string {
  return [...values]
    .sort(([, a], [, b]) => b - a)
    .map(([value, count]) => `${value.trim() === '' ? '(empty)' : code(value)} ${String(count)}`)
    .join(', ')
}

function annotators({ annotators: all }: DatasetStatistics): string {
  return table(
    ['Annotator', 'Rows', 'Spans'],
    [...all.values()].map(({ name, role, items, spans }) => [
      `${inline(name)}${role === 'adjudication' ? ' (adjudication: gold)' : ''}`,
      items,
      spans,
    ]),
  )
}

function agreement(measured: CardAgreement | undefined): string {
  if (measured === undefined) return ''
  const { documents, annotators: people, bootstrap, labels } = measured
  const scope =
    'Measured between the annotators, before any adjudication. ' +
    `Documents of this dataset that two or more of them finished: ${String(documents)}; annotators who finished one of these: ` +
    `${String(people)}. Whoever finished a document without a mark found nothing in it.`
  const scores = table(
    ['Label', 'F1', 'Pairs', 'Krippendorff’s α', 'Krippendorff’s uα', 'uα, 95 %'],
    labels.map(({ label, f1, pairs, alpha, uAlpha, interval, why }) => [
      ...[code(label), scoreCell(f1, why['f1']), pairs],
      ...[scoreCell(alpha, why['alpha']), scoreCell(uAlpha, why['uAlpha'])],
      interval === null ? scoreCell(null, why['interval']) : interval.map((end) => end.toFixed(3)).join(' … '),
    ]),
  )
  const definitions = [
    '- F1: of spans with the same label and the same boundaries; the mean over the pairs of annotators who finished a document together and of whom one at least marked the label.',
    '- Krippendorff’s α: nominal, over words, each inside or outside a span of the label. 1 is perfect, 0 is what chance does.',
    '- uα: Krippendorff’s α for stretches of a continuum, over the characters of the texts (Krippendorff, Mathet, Bouvry & Widlöcher 2016).',
    `- 95 %: percentile bootstrap of documents, ${String(bootstrap.samples)} samples, seed ${String(bootstrap.seed)}.`,
  ].join('\n')
  return [scope, scores, definitions].join('\n\n')
}

/** A number, or the reason why there is none, in words. */
function scoreCell(value: number | null, why: Degenerate | undefined): string {
  if (value !== null) return value.toFixed(3)
  return (why === undefined ? undefined : reasons[why]) ?? 'cannot be computed'
}

const reasons: Partial<Record<Degenerate, string>> = {
  'nobody-marked': 'nobody marked it',
  'no-variation': 'nothing varies',
  'too-few-documents': 'too few documents',
}

function provenance({ project, scheme, card }: DatasetHead): string {
  const licence = card?.licence === 'other' ? card.licenceName : card?.licence
  return [
    `- Project: ${inline(project.name)} (${code(project.id)})`,
    `- Scheme: ${code(scheme.id)}`,
    `- Licence: ${licence === undefined ? 'not stated' : inline(licence)}`,
    '- Marked with Sanad. Identifiers are those of the project; a document’s is the SHA-256 of its text in UTF-8.',
  ].join('\n')
}

function chapter(title: string, body: string | undefined): string {
  return body === undefined || body.trim() === '' ? '' : `## ${title}\n\n${body.trim()}`
}

type Cell = string | number

/** A Markdown table; empty if it has no rows. */
function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly Cell[]) => `| ${cells.map((cell) => String(cell)).join(' | ')} |`
  const numeric = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'))
  return [line(head), line(numeric.map((right) => (right ? '---:' : '---'))), ...rows.map(line)].join('\n')
}

/** Words of a person within a line of Markdown: nothing in them is taken for markup, and no line or table ends there. */
function inline(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ')
}

/** The same, set as code. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`
}

function sum<T>(values: Iterable<T>, of: (value: T) => number): number {
  let total = 0
  for (const value of values) total += of(value)
  return total
}

/** Markdown whose headings stand below those of the card; lines within fenced code are left as they are. */
function demoted(markdown: string): string {
  let fence: string | null = null
  return markdown
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
      if (mark !== undefined && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null
      return fence === null
        ? line.replace(/^#{1,6}(?=\s)/, (hashes) => '#'.repeat(Math.min(6, hashes.length + 2)))
        : line
    })
    .join('\n')
}
