import { readFileSync } from 'node:fs'
import type { LedgerRow, Review } from '@core/ledger/ledger'
import { readReview, type ReviewOutcome } from '@core/ledger/readReview'
import { reviewWorkbook } from '@core/ledger/workbook'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { bothWords, desk, documentId, hana, project, review, time, uuid, wordsOf } from './newsDesk'

const now = '2025-01-01T00:00:00.000Z'
const options = { reviewerId: uuid(2), now, words: bothWords }
const rows = desk()

async function read(file: string | Uint8Array, of: readonly LedgerRow[] = rows) {
  const answer = await readReview(typeof file === 'string' ? new TextEncoder().encode(file) : file, of, options)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}
async function outcomes(file: string | Uint8Array, of?: readonly LedgerRow[]): Promise<ReviewOutcome[]> {
  return (await read(file, of)).rows.map(({ outcome }) => outcome)
}

describe('what becomes of each row', () => {
  const head = 'Claim ID,Review status,Reviewer’s comment,Claim\r\n'
  const line = (claim: number, status: string, comment = '', text = '') =>
    `${uuid(claim)},${status},${comment},${text}\r\n`

  it('changes a claim only where a row is good', async () => {
    const file =
      head +
      line(11, 'Checked: true', 'seen') +
      line(15, 'open') +
      line(99, 'Disputed') +
      line(31, 'perhaps', 'hm') +
      ',Disputed,,\r\n'
    const { rows: judged, reviews } = await read(file)
    expect(judged.map(({ outcome, row }) => [row, outcome])).toEqual([
      [2, 'changed'],
      [3, 'same'],
      [4, 'unknown-claim'],
      [5, 'unknown-status'],
      [6, 'empty-id'],
    ])
    expect(judged[3]).toMatchObject({ claimId: uuid(31), status: 'perhaps' })
    expect(reviews).toEqual([
      { claimId: uuid(11), documentId: documentId(1), status: 'checked-true', comment: 'seen', reviewerId: uuid(2), updatedAt: now }, // prettier-ignore
    ])
  })

  it('takes rows that say the same once, and none of rows that differ', async () => {
    expect(await outcomes(head + line(11, 'Disputed') + line(11, 'محل خلاف'))).toEqual(['changed', 'duplicate'])
    expect(await outcomes(head + line(11, 'Disputed') + line(11, 'Open'))).toEqual(['duplicate', 'duplicate'])
    expect(await outcomes(head + line(11, 'Disputed', 'a') + line(11, 'Disputed', 'b'))).toEqual(['duplicate', 'duplicate']) // prettier-ignore
  })

  it('warns of a claim whose text is another, and not of white space', async () => {
    const warned = await read(
      head +
        line(11, 'Disputed', '', 'غير هذا') +
        line(15, 'Disputed', '', '  ما لا يقل  عن 4000 عامل ما زالوا مضربين '),
    )
    expect(warned.rows.map(({ outcome, textDiffers }) => [outcome, textDiffers])).toEqual([
      ['changed', true],
      ['changed', false],
    ])
  })

  it('takes an emptied status as open, and leaves comments that the file has not', async () => {
    const reviewed = desk([review(11, 'disputed', 'رأي'), review(15, 'disputed', 'رأي')])
    const { reviews } = await read(
      `claim id,REVIEW STATUS\r\n${uuid(11).toUpperCase()},\r\n${uuid(15)},disputed\r\n`,
      reviewed,
    )
    expect(reviews).toMatchObject([{ claimId: uuid(11), status: 'open', comment: 'رأي' }])
  })

  it('holds also against a clock that was fast', async () => {
    const fast: Review = review(11, 'open', '', '2030-01-01T00:00:00.000Z')
    const { reviews } = await read(head + line(11, 'Disputed'), desk([fast]))
    expect(reviews).toMatchObject([{ updatedAt: '2030-01-01T00:00:00.001Z' }])
  })

  it('finds columns in any order, below a title, among others, with empty rows between', async () => {
    const file = `المراجعة النهائية\n\nتعليق المراجع;عمود آخر;معرّف الادعاء;نتيجة المراجعة\n;;;\n"سطر\nثان";x;${uuid(31)};ثبت خطؤه\n`
    const { rows: judged, reviews } = await read(file)
    expect(judged).toMatchObject([{ outcome: 'changed', row: 5 }])
    expect(reviews).toMatchObject([{ status: 'checked-false', comment: 'سطر\nثان' }])
  })
})

describe('files as spreadsheets save them', () => {
  const filledIn = [
    { claimId: uuid(11), status: 'checked-true', comment: 'تحققنا من البيان' },
    { claimId: uuid(31), status: 'checked-false', comment: "'=بعد مكالمة" },
  ]

  it.each([
    ['with semicolons, in windows-1256', 'filled-in-windows-1256.csv'],
    ['as "Unicode Text", in UTF-16 with tabs', 'filled-in-unicode-text.txt'],
    ['with its own line for the separator', 'filled-in-sep.csv'],
    ['by LibreOffice, as a workbook', 'filled-in-libreoffice.xlsx'],
    ['by LibreOffice, as an OpenDocument sheet', 'filled-in-libreoffice.ods'],
  ])('%s', async (_, name) => {
    const { rows: judged, reviews } = await read(readFileSync(`test/fixtures/review/${name}`))
    expect(judged.map(({ outcome, textDiffers }) => [outcome, textDiffers])).toEqual([
      ['changed', false],
      ['same', false],
      ['changed', false],
    ])
    expect(reviews).toMatchObject(filledIn)
  })

  it('with numbers, dates and truth values for words', async () => {
    const cells = [
      ['Claim ID', 'Review status', 'Reviewer’s comment'],
      [uuid(11), 'Disputed', 1500],
      [uuid(15), 'Disputed', true],
      [uuid(31), 'Disputed', new Date('2024-05-01T00:00:00Z')],
    ]
    const { reviews } = await read(await writeXlsx({ sheets: [{ name: 'a', rows: cells }] }))
    expect(reviews.map(({ comment }) => comment)).toEqual(['1500', 'true', '2024-05-01'])
  })

  it('of several sheets, with the sheet of each row', async () => {
    const sheet = (name: string, claim: number) => ({
      name,
      rows: [
        ['Claim ID', 'Review status'],
        [uuid(claim), 'Disputed'],
      ],
    })
    const bytes = await writeXlsx({ sheets: [sheet('one', 11), { name: 'notes', rows: [['x']] }, sheet('two', 15)] })
    expect((await read(bytes)).rows).toMatchObject([
      { sheet: 'one', row: 2 },
      { sheet: 'two', row: 2 },
    ])
  })
})

describe('a workbook of ours', () => {
  it('that nobody changed is all the same, though its long comments were cut', async () => {
    const reviewed = desk([review(11, 'disputed', 'رأي '.repeat(10_000)), review(15, 'checked-true', '_x0041_\r\n')])
    const bytes = await reviewWorkbook(reviewed, { language: 'en', words: wordsOf('en'), project })
    expect(await outcomes(bytes, reviewed)).toEqual(['same', 'same', 'same'])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['a broken workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 'not-a-table'],
    ['a table of something else', new TextEncoder().encode('a,b\n1,2\n'), 'no-columns'],
    ['no byte', new Uint8Array(), 'no-columns'],
  ])('%s', async (_, bytes, code) => {
    expect(await readReview(bytes, rows, options)).toMatchObject({ ok: false, error: { code } })
  })

  it('a workbook with a password', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [['x']] }],
      encryption: { password: 'سر', spinCount: 10 },
    })
    expect(await readReview(bytes, rows, options)).toEqual({ ok: false, error: { code: 'encrypted' } })
  })
})

it('answers reviews that are later than those of the claims', async () => {
  const { reviews } = await read(`Claim ID,Review status\n${uuid(11)},Disputed\n`, desk([review(11, 'open', '', time)]))
  expect(reviews[0]).toMatchObject({ updatedAt: now, reviewerId: uuid(2) })
  expect(hana.id).not.toBe(uuid(2))
})
