import { readFileSync } from 'node:fs'
import { reviewCsv } from '@core/ledger/reviewCsv'
import { describe, expect, it } from 'vitest'
import { desk, project, review, wordsOf } from './newsDesk'

const rows = desk([
  review(11, 'checked-true', 'تحققنا من البيان،\nوهو "صحيح"'),
  review(31, 'disputed', '=HYPERLINK("http://x")'),
])
const csv = (language: 'ar' | 'en', separator: ',' | ';' = ',') =>
  [...reviewCsv(rows, { language, words: wordsOf(language), project, separator })].join('')

describe('the review as CSV', () => {
  it.each(['ar', 'en'] as const)('is the golden file in %s, byte for byte', (language) => {
    expect(csv(language)).toBe(readFileSync(`test/fixtures/review/review-${language}.csv`, 'utf8'))
  })

  it('has a BOM, CRLF line ends, numbers as numbers and no field that begins a formula', () => {
    const text = csv('ar')
    expect(text.startsWith('\uFEFFم,الادعاء,')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text).toContain(',-5,-5,درجة,')
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(text.split('\r\n')).toHaveLength(rows.length + 2)
  })

  it('may be separated by semicolons', () => {
    expect(csv('en', ';')).toContain('No.;Claim;Sources')
  })
})
