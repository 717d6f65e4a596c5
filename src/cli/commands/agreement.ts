/** `sanad agreement`: how far annotators agree. */
import { gammaOf } from '@core/agreement/gamma/gamma'
import { measureAgreement } from '@core/agreement/measure'
import type { AgreementReport, GammaResult, LabelAgreement, PairAgreement } from '@core/agreement/report'
import { comparisonOf } from '@core/merge/compareContent'
import type { Comparison } from '@core/merge/comparison'
import { parseArgs } from 'node:util'
import { CommandError, commonOptions, type Command, type Io, type Outcome } from '../command'
import { readAndMerge, rejectedLines } from '../merging'
import { tableLines } from '../table'

/** As many continua of chance as in the paper of γ. */
const gammaSamples = 30

export const agreementCommand: Command = {
  name: 'agreement',
  usage: 'agreement FILE… [--samples N] [--seed N] [--gamma] [--json]',
  help: 'Measures how far annotators agree on the documents they finished; files are merged first. --samples is for the 95 % intervals (default 1000); --gamma adds γ, which takes long.',
  run,
}

async function run(args: readonly string[], io: Io): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...commonOptions,
      samples: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      gamma: { type: 'boolean', default: false },
    },
  })
  if (positionals.length === 0) throw new CommandError('agreement needs at least one exchange file')
  const samples = wholeNumber('--samples', values.samples)
  const seed = wholeNumber('--seed', values.seed)
  const { comparison, rejected } = await compare(positionals, io)
  const report = measureAgreement(comparison, { seed, samples })
  const gamma = values.gamma
    ? comparison.labels.map((label) => gammaOf(comparison, { label, seed, samples: gammaSamples }))
    : null
  // With --json, standard output is the report alone; what was set aside must still be said.
  if (values.json === true) io.stderr(rejected.map((line) => `${line}\n`).join(''))
  return {
    exitCode: rejected.length > 0 ? 1 : 0,
    lines: [...rejected, ...reportLines(report, comparison), ...(gamma === null ? [] : gammaLines(gamma))],
    report: { ...jsonOf(report), ...(gamma && { gamma }) },
  }
}

/** What is compared, without the content that it was made of, which is large. */
async function compare(
  names: readonly string[],
  io: Io,
): Promise<{ readonly comparison: Comparison; readonly rejected: readonly string[] }> {
  const { content, files } = await readAndMerge(names, io)
  return { comparison: comparisonOf(content), rejected: rejectedLines(files) }
}

function wholeNumber(option: string, value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new CommandError(`${option} is a whole number, not ${value}`)
}

/** The members that programs may rely on; what the report has besides is for the interface. */
function jsonOf({ documents, pairs, labels }: AgreementReport): object {
  return {
    documents,
    pairs: pairs.map(({ a, b, label, documents: both, counts, exact, relaxed, tokenKappa, links }) => {
      return { a, b, label, documents: both, counts, exact, relaxed, tokenKappa, links }
    }),
    labels: labels.map((label) => {
      const { label: name, annotators, fleissKappa, alpha, uAlpha, barUAlpha, alphaU2004, interval } = label
      return { label: name, annotators, fleissKappa, alpha, uAlpha, barUAlpha, alphaU2004, interval }
    }),
  }
}

function reportLines({ documents, pairs, labels, bootstrap }: AgreementReport, { annotators }: Comparison): string[] {
  const names = new Map(annotators.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  return [
    `${documents} documents finished by two annotators or more`,
    '',
    ...tableLines(
      ['label', 'annotators', 'marks', 'Fleiss κ', 'α', 'uα', 'uα 95 %', '|uα', 'α_U 2004'],
      labels.map((label) => [
        ...[label.label, String(label.annotators), String(label.annotations)],
        ...[number(label.fleissKappa), number(label.alpha), number(label.uAlpha), interval(label.interval.uAlpha)],
        ...[number(label.barUAlpha), number(label.alphaU2004)],
      ]),
    ),
    '',
    ...tableLines(
      ['label', 'A', 'B', 'documents', 'same', 'boundary', 'label', 'only A', 'only B', 'exact F1', 'relaxed F1', 'κ', 'links F1'], // prettier-ignore
      pairs.map((pair) => [pair.label, nameOf(pair.a), nameOf(pair.b), ...pairCells(pair)]),
    ),
    '',
    ...reasonLines(pairs, labels, nameOf),
    `κ and α count words. Intervals: ${bootstrap.samples} samples of the documents, seed ${bootstrap.seed}.`,
  ]
}

function pairCells({ documents, counts, exact, relaxed, tokenKappa, links }: PairAgreement): string[] {
  const { same, boundary, label, onlyA, onlyB } = counts
  return [
    ...[documents, same, boundary, label, onlyA, onlyB].map(String),
    ...[exact.f1, relaxed.f1, tokenKappa, links.f1].map(number),
  ]
}

/** Why there is no number, in words, one line for each label or pair that has none. */
function reasonLines(
  pairs: readonly PairAgreement[],
  labels: readonly LabelAgreement[],
  nameOf: (id: string) => string,
): string[] {
  const whys = [
    ...labels.map(({ label, why }) => ({ of: label, why })),
    ...pairs.map(({ a, b, label, why }) => ({ of: `${label}, ${nameOf(a)} and ${nameOf(b)}`, why })),
  ]
  return whys.flatMap(({ of, why }) =>
    Object.entries(why).map(([name, reason]) => `no ${name} for ${of}: ${words[reason]}`),
  )
}

const words: Readonly<Record<PairAgreement['why'][string], string>> = {
  'no-documents': 'no document was finished by both',
  'nobody-marked': 'nobody marked anything with this label',
  'one-sided': 'only one of them marked anything with this label',
  'no-variation': 'every word has the same value, so there is nothing to correct for',
  'nothing-matched': 'there was nothing to compare',
  'too-few-documents': 'there are too few documents for an interval',
  'too-large': 'every document is too large to be aligned exactly',
  'not-all-finished': 'no document was finished by all of them',
  'no-links': 'nobody linked anything from this label',
}

function gammaLines(results: readonly GammaResult[]): string[] {
  return [
    '',
    ...tableLines(
      ['label', 'γ', 'observed disorder', 'expected disorder', 'documents', 'left out'],
      results.map((result) => [
        ...[
          result.label ?? 'all',
          number(result.gamma),
          number(result.observedDisorder),
          number(result.expectedDisorder),
        ],
        ...[String(result.documents), String(result.leftOut.length)],
      ]),
    ),
    ...results
      .slice(0, 1)
      .map(({ sampler, seed, samples }) => `γ: sampler ${sampler}, seed ${seed}, ${samples} samples.`),
    ...results.flatMap(({ leftOut, label }) =>
      leftOut.map((id) => `too large for γ of ${label ?? 'all labels'}: ${id}`),
    ),
  ]
}

function number(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}

function interval(value: readonly [number, number] | null): string {
  return value === null ? '–' : `${number(value[0])} … ${number(value[1])}`
}
