import { claimsTable, figuresTable, sourcesTable, type ReviewCell } from '@core/ledger/reviewTable'
import { summaryLines } from '@core/ledger/summaryLines'
import { reviewWorkbook } from '@core/ledger/workbook'
import { parseCsv } from 'hucre/csv'
import { describe, expect, it } from 'vitest'
import { hasLibreOffice, sheetsByLibreOffice } from '../../../crosscheck/libreOffice'
import { desk, project, review, rowOf, wordsOf } from './newsDesk'

const nasty = [
  '=1+1',
  '"مقتبس"',
  'سطر\nوسطر',
  '-5',
  '_x0041_',
  'a,b;c\td',
  '\u2067عزل\u2069 🇸🇾 مُحَمَّدٌ',
  '<b>&amp;</b>',
  '00123',
]
const rows = [
  ...desk([review(11, 'checked-true', '=HYPERLINK("http://x")'), review(31, 'disputed', '+966')]),
  ...nasty.map((words, i) => rowOf(100 + i, { source: words, words, unit: words, min: -1.5 * i, max: 1e6 * i })),
]

const asText = (cells: Iterable<readonly ReviewCell[]>, width: number) =>
  [...cells].map((line) => Array.from({ length: width }, (_, at) => String(line[at] ?? '')))

describe.skipIf(!hasLibreOffice())('LibreOffice opens the workbook', () => {
  it.each(['ar', 'en'] as const)('and has in it what was written (%s)', { timeout: 180_000 }, async (language) => {
    const options = { language, words: wordsOf(language), project }
    const { sheets, columns } = options.words
    const read = sheetsByLibreOffice(await reviewWorkbook(rows, options))
    const tables = [
      [sheets.claims, claimsTable(rows, options)],
      [sheets.sources, sourcesTable(rows, options)],
      [sheets.figures, figuresTable(rows, options)],
    ] as const
    for (const [name, table] of tables) {
      const head = table.columns.map((column) => columns[column])
      expect(parseCsv(read.get(name) ?? '')).toEqual(asText([head, ...table.rows], head.length))
    }
    const lines = summaryLines(rows, options).map(({ cells }) => cells)
    const width = Math.max(...lines.map(({ length }) => length))
    expect(parseCsv(read.get(sheets.summary) ?? '')).toEqual(asText(lines, width))
  })
})
