import { LedgerEntry } from '@core/ledger/entry'
import type { LedgerRow } from '@core/ledger/ledger'
import { everyRow, LedgerIndex, type LedgerFilter, type LedgerQuery } from '@core/ledger/query'
import { describe, expect, it } from 'vitest'
import { desk, documentId, hana, review, rowOf, uuid } from './newsDesk'

const ask = (filter: Partial<LedgerFilter>, rest: Partial<LedgerQuery> = {}): LedgerQuery => ({
  filter: { ...everyRow, ...filter },
  sort: null,
  group: null,
  ...rest,
})
const ids = (index: LedgerIndex, query: LedgerQuery) =>
  index.find(query).entries.map(({ row }) => Number(row.claim.annotationId.slice(-4)))

const entriesOf = (rows: readonly LedgerRow[]) => rows.map((row, i) => new LedgerEntry(row, i))

const index = new LedgerIndex(entriesOf(desk([review(11, 'checked-true', 'وثيقة محفوظة')])), new Set([uuid(15)]))

describe('a filter', () => {
  it.each<[string, Partial<LedgerFilter>, number[]]>([
    ['nothing', {}, [11, 15, 31]],
    ['statuses', { statuses: ['open', 'disputed'] }, [15, 31]],
    ['stances', { stances: ['asserts', ''] }, [11, 31]],
    ['checkworthy', { checkworthy: ['yes'] }, [11]],
    ['a document', { documents: [documentId(2)] }, [31]],
    ['an annotator', { annotators: [hana.id] }, [11, 15, 31]],
    ['another annotator', { annotators: [uuid(2)] }, []],
    ['sources by folded name', { sources: ['وزاره النقل'] }, [11]],
    ['no source', { sources: [''] }, [31]],
    ['contradictions', { contradicted: true }, [15]],
    ['all of several', { statuses: ['open'], stances: ['alleges'] }, [15]],
  ])('by %s', (_, filter, expected) => {
    expect(ids(index, ask(filter))).toEqual(expected)
  })
})

describe('a search', () => {
  it.each<[string, number[]]>([
    ['', [11, 15, 31]],
    ['   ', [11, 15, 31]],
    ['الى المِيناء', [11]],
    ['بيان  النقابة', [11]],
    ['٤٠٠٠ عامل', [15]],
    ['هناء', [11, 15, 31]],
    ['الصقيع', [31]],
    ['راجع العدد', [11]],
    ['وثيقه', []],
    ['وثيقة محفوظة', [11]],
    ['درجة', [31]],
    ['(', []],
  ])('for %j', (words, expected) => {
    expect(ids(index, ask({ words }))).toEqual(expected)
  })

  it('does not find words of two kinds as one', () => {
    expect(ids(index, ask({ words: 'الميناء وزارة' }))).toEqual([])
  })
})

describe('sorting', () => {
  const rows = [
    { ...rowOf(1, { source: 'ب', words: 'ثلاثة', min: 30 }), stance: 'denies' },
    { ...rowOf(2, { source: '', words: 'واحد', min: null, max: -4 }), stance: null },
    { ...rowOf(3, { source: 'أ', words: 'اثنان', min: 200 }), stance: 'asserts' },
    { ...rowOf(4, { source: 'ب', words: 'ثلاثة' }), stance: 'asserts' },
  ]
  const sorted = new LedgerIndex(entriesOf(rows))
  const by = (column: NonNullable<LedgerQuery['sort']>['column'], descending = false) =>
    ids(sorted, ask({}, { sort: { column, descending } }))

  it('is by Arabic order, equal ones as they were, those without a value last both ways', () => {
    expect(by('claim')).toEqual([3, 1, 4, 2])
    expect(by('claim', true)).toEqual([2, 1, 4, 3])
    expect(by('sources')).toEqual([3, 1, 4, 2])
    expect(by('sources', true)).toEqual([1, 4, 3, 2])
    expect(by('stance')).toEqual([3, 4, 1, 2])
  })

  it('is by number for figures', () => {
    expect(by('figures')).toEqual([2, 1, 3, 4])
    expect(by('figures', true)).toEqual([3, 1, 2, 4])
  })

  it('is by the order of statuses, also after a review', () => {
    const reviewed = new LedgerIndex(entriesOf(desk([review(11, 'disputed')])))
    const query = ask({}, { sort: { column: 'status', descending: true } })
    expect(ids(reviewed, query)).toEqual([11, 15, 31])
    reviewed.review([review(31, 'disputed', 'رد الوزارة'), review(11, 'checked-true')])
    expect(ids(reviewed, query)).toEqual([31, 11, 15])
    expect(ids(reviewed, ask({ words: 'رد الوزارة' }))).toEqual([31])
    expect(reviewed.rows[0]?.review?.status).toBe('checked-true')
  })
})

describe('an entry', () => {
  it('finds the words of its review as it is now, and keeps its number', () => {
    const [entry] = entriesOf(desk([review(11, 'open', 'ورقة')]))
    expect(entry?.words.split('\n').at(-1)).toBe('ورقة')
    entry?.review(review(11, 'disputed', 'صورة'))
    expect(entry?.words.split('\n').at(-1)).toBe('صورة')
    entry?.review(null)
    expect(entry?.row.review).toBeNull()
    expect(entry?.words.endsWith('\n')).toBe(true)
    expect(entry?.number).toBe(0)
  })
})

describe('grouping', () => {
  it('by source puts a claim under each of its sources, and those without last', () => {
    const [first, second, third] = desk()
    if (first === undefined || second === undefined || third === undefined) throw new Error('three rows')
    const both = { ...first, sources: [...first.sources, ...second.sources] }
    const answer = new LedgerIndex(entriesOf([third, both, second])).find(ask({}, { group: 'source' }))
    expect(answer.groups).toEqual([
      { key: 'النقابه', title: 'النقابة', start: 0, end: 2 },
      { key: 'وزاره النقل', title: 'وزارة النقل', start: 2, end: 3 },
      { key: '', title: '', start: 3, end: 4 },
    ])
    expect(answer.entries.map(({ row }) => row.claim.annotationId)).toEqual([11, 15, 11, 31].map(uuid))
    expect(answer.found).toBe(3)
  })

  it('by document keeps the sorting within, and shows no empty group', () => {
    const query = ask({ stances: ['asserts', 'alleges'] }, { group: 'document', sort: { column: 'figures', descending: true } }) // prettier-ignore
    const answer = index.find(query)
    expect(answer.groups).toEqual([{ key: documentId(1), title: 'الميناء', start: 0, end: 2 }])
    expect(ids(index, query)).toEqual([15, 11])
  })
})
