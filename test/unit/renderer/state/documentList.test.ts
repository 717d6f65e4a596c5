import { listedDocuments, type DocumentListView } from '@renderer/state/documentList'
import type { DocumentRow } from '@renderer/store/rows'
import { describe, expect, it } from 'vitest'

const row = (id: string, title: string, change: Partial<DocumentRow> = {}): DocumentRow => ({
  projectId: 'p',
  id,
  title,
  fileName: `${id}.txt`,
  status: 'not-started',
  source: { encoding: 'utf-8', byteLength: 1, newline: 'lf', bom: false },
  length: 1,
  counts: {},
  order: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...change,
})
const rows = [
  row('1', 'وصول الإمدادات', { status: 'done', updatedAt: '2026-01-02T00:00:00.000Z' }),
  row('2', 'أُعيد فتح المعبر', { updatedAt: '2026-01-03T00:00:00.000Z' }),
  row('3', 'Al-Manar report 10'),
  row('4', 'Al-Manar report 9'),
]
const all: DocumentListView = { query: '', sort: 'order', status: 'all' }
const ids = (view: Partial<DocumentListView>) => listedDocuments(rows, { ...all, ...view }).map(({ id }) => id)

describe('the list of documents', () => {
  it('is the order of import when nothing is asked, without making a new list', () => {
    expect(listedDocuments(rows, all)).toBe(rows)
  })

  it('finds titles blind to case, vowel marks, hamza on alef and tatweel', () => {
    expect(ids({ query: 'اعيد' })).toEqual(['2'])
    expect(ids({ query: 'الإمـدادات' })).toEqual(['1'])
    expect(ids({ query: 'MANAR' })).toEqual(['3', '4'])
    expect(ids({ query: 'لا شيء' })).toEqual([])
  })

  it('filters by status', () => {
    expect(ids({ status: 'done' })).toEqual(['1'])
    expect(ids({ status: 'in-progress' })).toEqual([])
  })

  it('sorts by title with numbers as numbers, and by the last change', () => {
    expect(ids({ sort: 'title', query: 'manar' })).toEqual(['4', '3'])
    expect(ids({ sort: 'updated' })).toEqual(['2', '1', '3', '4'])
  })
})
