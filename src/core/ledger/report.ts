/** The review as one HTML file that stands by itself: to be read in a browser, and printed. */
import type { Direction } from '../text/direction'
import { escapeHtml, svgSource } from './html'
import { figureText, formatNumber } from './figureText'
import { reviewStatuses, type LedgerFigure, type LedgerRow } from './ledger'
import { reportStyles } from './reportStyles'
import { markedLines, type ClaimNumbers, type ReportDocument } from './reportText'
import { chainsOf, type ReviewOptions } from './reviewTable'
import { sourcesInOrder } from './rows'
import { summarise } from './summary'
import { contradictionsTable, summaryTables, type SummaryTable } from './summaryLines'
import { valueTitle, type ReviewLanguage } from './words'

export interface ReportChart {
  readonly title: string
  /** A drawing by itself: with its name space, and colours of its own for white paper. */
  readonly svg: string
}

export interface ReportFont {
  /** As the style sheet names it: `IBM Plex Sans Arabic`, or `Noto Naskh Arabic Variable` for texts. */
  readonly family: string
  /** A WOFF2 file. */
  readonly base64: string
}

export interface ReportInput extends ReviewOptions {
  /** Claims have their numbers in the order of these. */
  readonly rows: readonly LedgerRow[]
  /** In the order to print them. */
  readonly documents: Iterable<ReportDocument>
  readonly charts: readonly ReportChart[]
  /** Put into the file; without them a machine's own fonts are taken. */
  readonly fonts?: readonly ReportFont[]
}

/**
 * The file in pieces: title page, summary, charts, the marked texts, the ledger, contradictions. Nothing is fetched, no script is
 * in it and none would run: a content security policy in the file forbids both. All texts are escaped.
 */
export function* reviewReport(input: ReportInput): Generator<string> {
  const { rows, documents, charts, words, language } = input
  const { report } = words
  const numbers = claimNumbers(rows)
  yield head(input)
  yield cover(input)
  yield `<section>\n<h2>${escapeHtml(report.summary)}</h2>\n`
  for (const table of summaryTables(summarise(rows), words)) yield tableHtml(table, input)
  yield '</section>\n'
  if (charts.length > 0) {
    yield `<section>\n<h2>${escapeHtml(report.charts)}</h2>\n`
    for (const chart of charts) yield chartHtml(chart)
    yield '</section>\n'
  }
  let texts = 0
  for (const document of documents) {
    if (texts++ === 0) yield `<section>\n<h2>${escapeHtml(report.texts)}</h2>\n${legend(input)}`
    yield* article(document, numbers, input)
  }
  if (texts > 0) yield '</section>\n'
  yield* ledger(input)
  yield `<section>\n<h2>${escapeHtml(words.contradictions)}</h2>\n<p>${escapeHtml(words.contradictionsExplained)}</p>\n`
  yield tableHtml({ ...contradictionsTable(rows, { words, language }), heading: '' }, input)
  yield '</section>\n</body>\n</html>\n'
}

function head({ words, project, language, fonts = [] }: ReportInput): string {
  const faces = fonts.map(
    ({ family, base64 }) =>
      `@font-face { font-family: '${family.replace(/[^\p{L}\p{N} -]/gu, '')}'; font-weight: 100 900; src: url(data:font/woff2;base64,${base64.replace(/[^\w+/=]/g, '')}) format('woff2'); }`,
  )
  return `<!doctype html>
<html lang="${language}" dir="${directionIn(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${words.report.title} – ${project.name}`)}</title>
<style>${faces.join('\n')}${reportStyles}</style>
</head>
<body>
`
}

function directionIn(language: ReviewLanguage): Direction {
  return language === 'ar' ? 'rtl' : 'ltr'
}

function cover({ rows, words, project, language }: ReportInput): string {
  const { statuses, documents, claims } = summarise(rows)
  const facts: readonly (readonly [string, number])[] = [
    [words.claims, claims],
    [words.documents, documents.length],
    ...reviewStatuses.map((status) => [words.statuses[status], statuses[status]] as const),
  ]
  const list = facts.map(([name, count]) => `<dt>${escapeHtml(name)}</dt><dd>${formatNumber(count, language)}</dd>`)
  return `<header class="cover">
<p>${escapeHtml(words.report.title)}</p>
<h1 dir="auto">${escapeHtml(project.name)}</h1>
<dl>${list.join('')}</dl>
</header>
`
}

function tableHtml({ heading, head: names, rows }: SummaryTable, { language }: ReportInput): string {
  const title = heading === '' ? '' : `<h3>${escapeHtml(heading)}</h3>\n`
  const cells = rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'number'
        ? `<td class="number">${formatNumber(cell, language)}</td>`
        : `<td dir="auto">${escapeHtml(cell ?? '')}</td>`,
    ),
  )
  const header = names.map((name, at) => {
    const isNumber = rows.some((row) => typeof row[at] === 'number')
    return `<th scope="col"${isNumber ? ' class="number"' : ''}>${escapeHtml(name)}</th>`
  })
  const body = cells.map((row) => `<tr>${row.join('')}</tr>\n`)
  return `${title}<table>\n<thead><tr>${header.join('')}</tr></thead>\n<tbody>\n${body.join('')}</tbody>\n</table>\n`
}

function chartHtml({ title, svg }: ReportChart): string {
  const name = escapeHtml(title)
  return `<figure>\n<figcaption dir="auto">${name}</figcaption>\n<img alt="${name}" src="${escapeHtml(svgSource(svg))}">\n</figure>\n`
}

function legend({ words, language }: ReportInput): string {
  const { report } = words
  const samples = [
    ['claim-1 claim-start', report.claim],
    ['source-1', report.source],
    ['figure-1 figure-alone figure-start figure-end', report.figure],
  ] as const
  const marks = samples.map(([classes, name]) => `<span class="mark ${classes}">${escapeHtml(name)}</span>`)
  return `<p class="legend" dir="${directionIn(language)}">${escapeHtml(report.legend)}: ${marks.join(' · ')}. ${escapeHtml(report.legendNumbers)}</p>\n`
}

function* article(
  document: ReportDocument,
  numbers: ClaimNumbers,
  { words, language }: ReportInput,
): Generator<string> {
  const { title, annotatorName } = document
  const by =
    annotatorName === ''
      ? ''
      : ` <span class="by">${escapeHtml(words.report.markedBy)}: <bdi>${escapeHtml(annotatorName)}</bdi></span>`
  yield `<article>\n<h3><bdi>${escapeHtml(title)}</bdi>${by}</h3>\n<div class="text">\n`
  yield* markedLines(document, numbers, (number) => formatNumber(number, language))
  yield '</div>\n</article>\n'
}

/** The numbers of claims, on them and on all that belongs to them. */
function claimNumbers(rows: readonly LedgerRow[]): ClaimNumbers {
  const numbers = new Map<string, number[]>()
  const add = (id: string, number: number) => {
    const present = numbers.get(id)
    if (present === undefined) numbers.set(id, [number])
    else if (present.at(-1) !== number) present.push(number)
  }
  for (const [at, { claim, sources, figures }] of rows.entries()) {
    add(claim.annotationId, at + 1)
    for (const { source } of sourcesInOrder(sources)) add(source.annotationId, at + 1)
    for (const { annotationId } of figures) add(annotationId, at + 1)
  }
  return numbers
}

function* ledger(input: ReportInput): Generator<string> {
  const { rows, words } = input
  yield `<section>\n<h2>${escapeHtml(words.report.ledger)}</h2>\n`
  if (rows.length === 0) yield `<p>${escapeHtml(words.report.noClaims)}</p>\n`
  else yield* ledgerTable(input)
  yield '</section>\n'
}

const ledgerColumns = ['number', 'claim', 'sources', 'figures', 'stance', 'status'] as const

function* ledgerTable(input: ReportInput): Generator<string> {
  const names = ledgerColumns.map((column) => `<th scope="col">${escapeHtml(input.words.columns[column])}</th>`)
  yield `<table class="wide">\n<thead><tr>${names.join('')}</tr></thead>\n<tbody>\n`
  let group = ''
  for (const [at, row] of input.rows.entries()) {
    const next = `${row.documentId} ${row.annotatorId}`
    if (next !== group) yield groupRow(row, input)
    group = next
    yield ledgerRow(row, at + 1, input)
  }
  yield '</tbody>\n</table>\n'
}

/** A line above the claims of a document. */
function groupRow({ documentTitle, annotatorName, gold }: LedgerRow, { words }: ReportInput): string {
  const by = gold ? words.gold : annotatorName
  return `<tr><th colspan="${ledgerColumns.length}" scope="rowgroup"><bdi>${escapeHtml(documentTitle)}</bdi> <span class="by"><bdi>${escapeHtml(by)}</bdi></span></th></tr>\n`
}

function ledgerRow(row: LedgerRow, number: number, { words, language }: ReportInput): string {
  const { claim, sources, figures, stance, note, review } = row
  const status = review?.status ?? 'open'
  const remark = (text: string) => (text === '' ? '' : `<p class="remark" dir="auto">${escapeHtml(text)}</p>`)
  const figure = (each: LedgerFigure) => figureHtml(each, { words, language })
  return (
    `<tr id="row-${number}"><td class="number"><a href="#claim-${number}">${formatNumber(number, language)}</a></td>` +
    `<td><div class="said" dir="auto">${escapeHtml(claim.quote)}</div>${remark(note)}</td>` +
    `<td>${list(chainsOf(sources).map((chain) => `<bdi class="said">${escapeHtml(chain)}</bdi>`))}</td>` +
    `<td>${list(figures.map(figure))}</td>` +
    `<td>${escapeHtml(valueTitle(words, 'stance', stance))}</td>` +
    `<td><span class="status-${status}">${escapeHtml(words.statuses[status])}</span>${remark(review?.comment ?? '')}</td></tr>\n`
  )
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul class="list">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
}

/** The value, its unit apart from the direction around it; the figure's own words where nobody gave it one. */
function figureHtml(figure: LedgerFigure, { words, language }: Pick<ReviewOptions, 'words' | 'language'>): string {
  const isolated = (unit: string) => `\u2068${unit}\u2069`
  return `<span>${escapeHtml(figureText(figure, words.figure, language, isolated))}</span>`
}
