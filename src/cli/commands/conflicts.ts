/** `sanad conflicts`: what annotators disagree about, and what became of it. */
import type { ConflictItem } from '@core/adjudication/conflict'
import { orphansOf } from '@core/adjudication/orphans'
import { defaultPolicy, parsePolicy } from '@core/adjudication/policy'
import { settleDocument } from '@core/adjudication/settle'
import type { SettledItem } from '@core/adjudication/settled'
import { canonicalJson } from '@core/exchange/canonicalJson'
import { comparisonOf } from '@core/merge/compareContent'
import type { ComparedDocument } from '@core/merge/comparison'
import { adjudicationsOf } from '@core/merge/goldContent'
import { parseArgs } from 'node:util'
import { CommandError, commonOptions, type Command, type Io, type Outcome } from '../command'
import { adjudicatorOf, readAndMerge, rejectedLines } from '../merging'

export const conflictsCommand: Command = {
  name: 'conflicts',
  usage: 'conflicts FILE… [--gold agree|vote:K] [--adjudicator ID] [--json]',
  help: 'Lists what annotators disagree about on the documents they finished, and what was decided; files are merged first.',
  run,
}

async function run(args: readonly string[], io: Io): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...commonOptions, gold: { type: 'string' }, adjudicator: { type: 'string' } },
  })
  if (positionals.length === 0) throw new CommandError('conflicts needs at least one exchange file')
  const policy = values.gold === undefined ? defaultPolicy : parsePolicy(values.gold)
  if (policy === null) throw new CommandError('--gold is agree, or vote:K with K the number of annotators needed')
  const { content, files } = await readAndMerge(positionals, io)
  const adjudicator = adjudicatorOf(content, values.adjudicator)
  const decisions = adjudicationsOf(content).filter(({ adjudicatorId }) => adjudicatorId === adjudicator?.id)
  const { documents, annotators } = comparisonOf(content)
  const names = new Map(annotators.map(({ id, name }) => [id, name]))
  const work = new Map(
    documents.map((compared) => [compared.id, { compared, settled: settleDocument(compared, decisions, policy) }]),
  )
  const listed = [...work.values()].map(({ compared, settled }) => {
    return { document: compared, items: settled.items.filter(({ item }) => item.kinds.length > 0) }
  })
  const orphans = orphansOf(decisions, content, (documentId) => work.get(documentId))
  const rejected = rejectedLines(files)
  // With --json, standard output is the report alone; what was set aside must still be said.
  if (values.json === true) io.stderr(rejected.map((line) => `${line}\n`).join(''))
  return {
    exitCode: rejected.length > 0 ? 1 : 0,
    lines: [
      ...rejected,
      ...listed.flatMap(({ document, items }) => documentLines(document, items, names)),
      ...orphans.map(
        ({ decision: { id, subject }, reason, about }) =>
          `decision ${id} (${subject.type}) is about nothing that is there any more: ${reason}: ${oneLine(about.quote)}`,
      ),
    ],
    report: {
      documents: documents.length,
      items: listed.flatMap(({ document, items }) => items.map((item) => itemJson(document, item))),
      /** Decisions about annotations that are gone, and why they are. */
      orphans: orphans.map(({ decision, reason, about }) => ({ ...decision, reason, about })),
    },
  }
}

/** An item with all that is said of it, in one object. */
function itemJson({ title, text }: ComparedDocument, { item, ...settled }: SettledItem): object {
  return { ...item, title, quote: text.slice(item.start, item.end), ...settled }
}

function documentLines(
  { title, id, text }: ComparedDocument,
  items: readonly SettledItem[],
  names: ReadonlyMap<string, string>,
): string[] {
  if (items.length === 0) return []
  const who = (annotatorIds: readonly string[]) =>
    annotatorIds.map((annotatorId) => names.get(annotatorId) ?? annotatorId).join(', ')
  return [
    `${title} (${id})`,
    ...items.flatMap(({ item, status, chosen }) => [
      `  ${status}: ${item.kinds.join(', ')} at ${item.start}-${item.end}: ${oneLine(text.slice(item.start, item.end))}`,
      ...versionLines(item, text).map(
        ({ annotatorIds, words }, i) => `    ${i === chosen ? '*' : '-'} ${who(annotatorIds)}: ${words}`,
      ),
    ]),
  ]
}

/** Each version of an item in words. */
function versionLines(
  item: ConflictItem,
  text: string,
): readonly { readonly annotatorIds: readonly string[]; readonly words: string }[] {
  switch (item.type) {
    case 'span':
      return item.versions.map(({ annotatorIds, span }) => ({
        annotatorIds,
        words:
          span === null
            ? 'nothing'
            : `${span.label} ${span.start}-${span.end}: ${oneLine(text.slice(span.start, span.end))}`,
      }))
    case 'attribute':
    case 'figure':
      return item.versions.map(({ annotatorIds, values }) => ({ annotatorIds, words: canonicalJson(values) }))
    case 'note':
      return item.versions.map(({ annotatorIds, note }) => ({ annotatorIds, words: oneLine(note) }))
    case 'link':
      return item.versions.map(({ annotatorIds, linked }) => ({
        annotatorIds,
        words: linked ? item.relation : `not ${item.relation}`,
      }))
  }
}

function oneLine(text: string): string {
  return JSON.stringify(text)
}
