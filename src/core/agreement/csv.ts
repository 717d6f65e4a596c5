/** All numbers of an agreement report as a table, for those who compute on with them. */
import { csvField } from '../csvField'
import type { AgreementReport, Interval, LabelAgreement, PairAgreement } from './report'

const header = ['scope', 'a', 'a_name', 'b', 'b_name', 'label', 'measure', 'value', 'low', 'high', 'reason']

type Cell = string | number | null

/**
 * Takes a report and what annotators are called, and returns CSV by RFC 4180 (comma, CRLF, quotes where needed, a header
 * line): one line per number. `scope` is `pair`, `label` (all annotators) or `study`; `value` is empty where there is no number,
 * and `reason` says why there is none, or no interval; `low` and `high` are the 95 % interval. Numbers have a full stop and all their digits.
 *
 * A text that a spreadsheet would take for a formula is neutralised as `csvField` says: names come from other people's files.
 */
export function agreementCsv(report: AgreementReport, nameOf: (annotatorId: string) => string): string {
  const study = (measure: string, value: number): Cell[] => [
    'study',
    '',
    '',
    '',
    '',
    '',
    measure,
    value,
    null,
    null,
    '',
  ]
  const lines: Cell[][] = [
    header,
    study('documents', report.documents),
    study('bootstrap.samples', report.bootstrap.samples),
    study('bootstrap.seed', report.bootstrap.seed),
    ...report.labels.flatMap((label) =>
      labelMeasures(label).map((measure) => ['label', '', '', '', '', label.label, ...cells(measure, label.why)]),
    ),
    ...report.pairs.flatMap((pair) => {
      const { a, b, label, why } = pair
      const who = ['pair', a, nameOf(a), b, nameOf(b), label]
      return pairMeasures(pair).map((measure) => [...who, ...cells(measure, why)])
    }),
  ]
  return lines.map((line) => `${line.map(csvField).join(',')}\r\n`).join('')
}

interface Measure {
  readonly name: string
  readonly value: number | null
  readonly interval?: Interval | null
  /** The name that its reason has in `why`, where it is another. */
  readonly reason?: string
}

function labelMeasures(label: LabelAgreement): Measure[] {
  const counts = ['annotators', 'documents', 'annotations', 'mergedUnits'] as const
  const coefficients = ['fleissKappa', 'alpha', 'barUAlpha', 'alphaU2004'] as const
  return [
    ...[...counts, ...coefficients].map((name) => ({ name, value: label[name] })),
    { name: 'uAlpha', value: label.uAlpha, interval: label.interval.uAlpha },
  ]
}

function pairMeasures(pair: PairAgreement): Measure[] {
  const { exact, relaxed, interval, links } = pair
  const plain = (prefix: string, numbers: Readonly<Record<string, number | null>>, reason = prefix): Measure[] =>
    Object.entries(numbers).map(([name, value]) => ({ name: `${prefix}.${name}`, value, reason }))
  return [
    { name: 'documents', value: pair.documents },
    { name: 'skipped', value: pair.skipped },
    ...plain('spans', pair.spans),
    ...plain('counts', { ...pair.counts }),
    ...pair.confusions.map(({ label, count }) => ({ name: `confusions.${label}`, value: count })),
    ...plain('exact', { precision: exact.precision, recall: exact.recall }),
    { name: 'exact.f1', value: exact.f1, interval: interval.exactF1, reason: 'exact' },
    ...plain('relaxed', { precision: relaxed.precision, recall: relaxed.recall }),
    { name: 'relaxed.f1', value: relaxed.f1, interval: interval.relaxedF1, reason: 'relaxed' },
    { name: 'tokenKappa', value: pair.tokenKappa },
    ...plain('links', { ...links }),
    ...pair.attributes.flatMap(({ name, alpha, compared }) => plain(`attributes.${name}`, { alpha, compared })),
    ...(pair.figures === null ? [] : plain('figures', pair.figures)),
  ]
}

function cells({ name, value, interval, reason = name }: Measure, why: PairAgreement['why']): Cell[] {
  const [low, high] = interval ?? [null, null]
  const missing = value === null ? why[reason] : interval === null ? why['interval'] : undefined
  return [name, value, low, high, missing ?? '']
}
