import { reviewWorkbook } from '@core/ledger/workbook'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { desk, project, review, rowOf, wordsOf } from './newsDesk'

const rows = desk([review(11, 'checked-true', 'تحققنا')])
const bytesIn = (language: 'ar' | 'en', of = rows) =>
  reviewWorkbook(of, { language, words: wordsOf(language), project })
const part = (bytes: Uint8Array, path: string) => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array())

describe('the review as a workbook', () => {
  it('has a sheet each for claims, sources, figures and the summary', async () => {
    const { sheets } = await readXlsx(await bytesIn('ar'))
    expect(sheets.map(({ name }) => name)).toEqual(['الادعاءات', 'المصادر', 'الأرقام', 'الملخص'])
    const [claims, sources, figures, summary] = sheets
    expect(claims?.rows).toHaveLength(4)
    expect(claims?.rows[1]?.slice(0, 9)).toEqual([
      ...[1, '1500 عامل عادوا إلى الميناء', 'وزارة النقل ← بيان النقابة', '1,500 عامل'],
      ...[1500, 1500, 'عامل', 'بالضبط', 'إفادة'],
    ])
    expect(sources?.rows.slice(1).map((row) => row.slice(0, 5))).toEqual([
      [1, 'وزارة النقل', 'رسمي', 1, 'بيان النقابة'],
      [1, 'بيان النقابة', 'وثيقة', 2, null],
      [2, 'النقابة', 'رسمي', 1, null],
    ])
    expect(figures?.rows.slice(1).map((row) => row.slice(0, 4))).toEqual([
      [1, '1500 عامل', 1500, 1500],
      [2, 'ما لا يقل عن 4000 عامل', 4000, null],
      [3, '-5 درجات', -5, -5],
    ])
    expect(summary?.rows.flat()).toEqual(expect.arrayContaining(['أرقام متعارضة', '4,000 عامل فأكثر']))
  })

  it('is read from right to left in Arabic, with a frozen head, filters and a list of statuses', async () => {
    const ar = part(await bytesIn('ar'), 'xl/worksheets/sheet1.xml')
    expect(ar).toContain('rightToLeft="1"')
    expect(ar).toContain('ySplit="1"')
    expect(ar).toContain('<autoFilter ref="A1:R4"/>')
    expect(ar).toMatch(/<dataValidation [^>]*type="list"[^>]*sqref="N2:N4"/)
    expect(ar).toContain('"مفتوح,ثبتت صحته,ثبت خطؤه,محل خلاف"')
    const en = part(await bytesIn('en'), 'xl/worksheets/sheet1.xml')
    expect(en).not.toContain('rightToLeft="1"')
    expect(en).toContain('Open,Checked: true,Checked: false,Disputed')
  })

  it('holds no formula and nothing that says when it was written', async () => {
    const bytes = await bytesIn('ar', desk([review(11, 'open', '=1+1')]))
    const files = Object.entries(unzipSync(bytes))
    expect(files.map(([, data]) => strFromU8(data)).join('')).not.toContain('<f>')
    expect(part(bytes, 'docProps/core.xml')).not.toContain(String(new Date().getFullYear()))
    expect(bytes).toEqual(await bytesIn('ar', desk([review(11, 'open', '=1+1')])))
  })

  it('shows the places of a number that has some', async () => {
    const cold = rowOf(1, { source: 'أ', words: '2.5 درجة', min: 2.5, max: 3, unit: 'درجة' })
    const sheet = part(await bytesIn('en', [cold]), 'xl/worksheets/sheet1.xml')
    const styleOf = (cell: string) => new RegExp(`<c r="${cell}" s="(\\d+)">`).exec(sheet)?.[1]
    expect(styleOf('E2')).toBeDefined()
    expect(styleOf('E2')).not.toBe(styleOf('F2'))
  })

  it('cuts what no cell can hold, and keeps what reads like an escape', async () => {
    const long = { ...rowOf(1, { source: '_x0041_', words: 'كلام' }), note: 'نص '.repeat(20_000) }
    const { sheets } = await readXlsx(await bytesIn('ar', [long]))
    const [, row] = sheets[0]?.rows ?? []
    expect(row?.[2]).toBe('_x0041_')
    expect(String(row?.[12])).toHaveLength(32_767)
    expect(String(row?.[12])).toMatch(/…$/)
  })

  it('can be empty', async () => {
    const { sheets } = await readXlsx(await bytesIn('en', []))
    expect(sheets.map(({ rows: lines }) => lines.length).slice(0, 3)).toEqual([1, 1, 1])
  })
})
