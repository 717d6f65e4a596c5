import {
  countStatuses,
  documentFilters,
  documentSorts,
  listedDocuments,
  relistedDocuments,
  type DocumentListView,
} from '@renderer/state/documentList'
import type { DocumentRow } from '@renderer/store/rows'
import fc from 'fast-check'
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
const all: DocumentListView = { query: '', sort: 'order', filter: 'all' }
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

  it('finds titles blind to ya, ta marbuta and the family of digits', () => {
    const titles = [row('a', 'مبنى المدرسة رقم ٤٥'), row('b', 'مبني آخر')]
    const found = (query: string) => listedDocuments(titles, { ...all, query }).map(({ id }) => id)
    expect(found('مبني')).toEqual(['a', 'b'])
    expect(found('المدرسه رقم 45')).toEqual(['a'])
  })

  it('filters by status, by a note, and by having no marks', () => {
    expect(ids({ filter: 'done' })).toEqual(['1'])
    expect(ids({ filter: 'in-progress' })).toEqual([])
    const some = [row('a', 'أ', { note: 'راجعه' }), row('b', 'ب', { note: '', counts: { claim: 2 } })]
    const found = (view: Partial<DocumentListView>) => listedDocuments(some, { ...all, ...view }).map(({ id }) => id)
    expect(found({ filter: 'with-note' })).toEqual(['a'])
    expect(found({ filter: 'without-marks' })).toEqual(['a'])
  })

  it('sorts by title with numbers as numbers, and by the last change', () => {
    expect(ids({ sort: 'title', query: 'manar' })).toEqual(['4', '3'])
    expect(ids({ sort: 'updated' })).toEqual(['2', '1', '3', '4'])
  })

  it('sorts by status and by the number of marks over all labels', () => {
    expect(ids({ sort: 'status' })).toEqual(['2', '3', '4', '1'])
    const marked = [
      row('a', 'أ'),
      row('b', 'ب', { counts: { claim: 1, figure: 2 } }),
      row('c', 'ج', { counts: { claim: 2 } }),
    ]
    expect(listedDocuments(marked, { ...all, sort: 'marks' }).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })

  it('counts the documents of each status', () => {
    expect(countStatuses(rows)).toEqual({ 'not-started': 3, 'in-progress': 0, done: 1 })
  })

  it('made from the listing before is the same as made anew, whatever changed', () => {
    const change = fc.record(
      {
        title: fc.constantFrom('خبر', 'تقرير 2', 'تقرير 10', 'Report'),
        status: fc.constantFrom('not-started', 'in-progress', 'done'),
        counts: fc.record({ claim: fc.nat(3), figure: fc.nat(3) }),
        note: fc.constantFrom('', 'ملاحظة'),
        updatedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
      },
      { requiredKeys: [] },
    )
    const changes = fc.array(fc.tuple(fc.nat(19), change), { maxLength: 30 })
    const views = fc.record({
      query: fc.constantFrom('', 'تقرير', 'خبر', 'rep'),
      sort: fc.constantFrom(...documentSorts),
      filter: fc.constantFrom(...documentFilters),
    })
    fc.assert(
      fc.property(changes, changes, fc.nat(2), views, (first, second, removed, view) => {
        const apply = (to: readonly DocumentRow[], done: readonly (readonly [number, object])[]) =>
          done.reduce<readonly DocumentRow[]>(
            (list, [i, c]) => list.map((r, at) => (at === i ? { ...r, ...c } : r)),
            to,
          )
        const start = apply(
          Array.from({ length: 20 }, (_, i) => row(String(i), 'خبر', { order: i })),
          first,
        )
        const after = apply(start, second).slice(removed)
        const before = { rows: start, listed: listedDocuments(start, view) }
        expect(relistedDocuments(before, after, view)).toEqual(listedDocuments(after, view))
      }),
    )
  })
})
