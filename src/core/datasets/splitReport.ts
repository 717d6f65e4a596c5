/** How a dataset was divided and what leaks between its parts, as a chapter of its card. */
import { splits, type Split } from './item'
import type { PartCounts, SplitReport } from './splits'

/** Markdown in English, without a heading. The same report is the same text. */
export function splitReportMarkdown(report: SplitReport): string {
  const { options, parts, groups, grouped, dividedPairs, closest, shared } = report
  const { shares, seed, by, nearDuplicates } = options
  const wanted = splits.map((split) => `${split} ${percent(shares[split])}`).join(', ')
  const how =
    by === 'hash'
      ? 'by a hash of the document id and the seed, so that a document stays in its part when others are added'
      : 'by iterative stratification (Sechidis et al. 2011) over the number of spans of each label'
  const labels = [...new Set([...parts.values()].flatMap((part) => [...part.labels.keys()]))].sort()
  const shareOf = (split: Split, count: (part: PartCounts) => number) => {
    const all = [...parts.values()].reduce((sum, part) => sum + count(part), 0)
    const part = parts.get(split)
    return part === undefined || all === 0 ? '–' : percent(count(part) / all)
  }
  return [
    `Divided by document, ${how}: ${wanted}; seed ${seed}.`,
    '',
    'What each part has of all documents, and of the spans of each label:',
    '',
    ...table(
      ['part', 'documents', ...labels],
      splits.map((split) => [
        split,
        shareOf(split, ({ documents }) => documents),
        ...labels.map((label) => shareOf(split, (part) => part.labels.get(label) ?? 0)),
      ]),
    ),
    '',
    `Near duplicates are in one part: documents whose sets of three-word shingles (folded words, MinHash sketches of 128) have ` +
      `a Jaccard similarity of ${nearDuplicates} or more. ${groups === 0 ? 'There were none' : `${grouped} documents in ${groups} groups were kept together`}. ` +
      `Pairs at or above the threshold in different parts: ${dividedPairs}.`,
    '',
    ...closestLines(closest),
    '',
    'Wordings (folded) in a part that occur in the training part too:',
    '',
    ...table(
      ['label', 'part', 'different wordings', 'also in training', 'share'],
      shared
        .filter(({ wordings }) => wordings > 0)
        .map(({ label, split, wordings, alsoInTraining }) => [
          ...[label, split, String(wordings), String(alsoInTraining)],
          percent(alsoInTraining / wordings),
        ]),
    ),
  ].join('\n')
}

function closestLines(closest: SplitReport['closest']): string[] {
  if (closest.length === 0) return ['No two documents in different parts have a similarity of 0.1 or more.']
  return [
    'The most similar documents in different parts:',
    '',
    ...table(
      ['similarity', 'document', 'part', 'document', 'part'],
      closest.map(({ similarity, documents: [a, b] }) => [similarity.toFixed(2), a.name, a.split, b.name, b.split]),
    ),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`)
}

/** A title may hold anything: what Markdown would read as more than words is escaped, and a newline ends no row. */
function cell(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>|#&]/g, '\\$&')
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
