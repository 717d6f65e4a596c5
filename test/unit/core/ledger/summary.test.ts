import { summarise } from '@core/ledger/summary'
import { expect, it } from 'vitest'
import { desk, documentId, review, rowOf } from './newsDesk'

it('counts claims by status, stance, source and document', () => {
  const summary = summarise(desk([review(11, 'checked-true'), review(31, 'disputed')]))
  expect(summary).toMatchObject({
    claims: 3,
    statuses: { open: 1, 'checked-true': 1, 'checked-false': 0, disputed: 1 },
    documents: [
      { id: documentId(1), title: 'الميناء', claims: 2, statuses: { open: 1, 'checked-true': 1 } },
      { id: documentId(2), title: 'الصقيع', claims: 1, statuses: { disputed: 1 } },
    ],
  })
  expect([...summary.stances]).toEqual([['alleges', 1], ['asserts', 1], ['', 1]]) // prettier-ignore
  expect(summary.sources.map(({ name, claims }) => [name, claims])).toEqual([
    ['النقابة', 1],
    ['وزارة النقل', 1],
    ['', 1],
  ])
})

it('takes a source by its folded name, and names it as most claims do', () => {
  const rows = ['الإدارة', 'الادارة', 'الإدَارة', 'الإدارة'].map((source, i) => rowOf(i + 1, { source, words: 'كلام' }))
  expect(summarise(rows).sources).toEqual([{ key: 'الاداره', name: 'الإدارة', claims: 4, stances: new Map([['', 4]]) }])
})

it('counts a claim once for a source that it names twice', () => {
  const [row] = [rowOf(1, { source: 'الجيش', words: 'كلام' })]
  expect(summarise([{ ...row, sources: [...row.sources, ...row.sources] }]).sources).toMatchObject([{ claims: 1 }])
})

it('counts nothing in no rows', () => {
  expect(summarise([])).toEqual({
    claims: 0,
    statuses: { open: 0, 'checked-true': 0, 'checked-false': 0, disputed: 0 },
    stances: new Map(),
    sources: [],
    documents: [],
  })
})
