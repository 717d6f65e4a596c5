// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { measureAgreement } from '@core/agreement/measure'
import { AgreementView } from '@renderer/features/merge/agreement/AgreementView'
import { startI18n } from '@renderer/i18n/i18n'
import { type Services, ServicesProvider } from '@renderer/services/services'
import { basisOf, useAgreement } from '@renderer/state/agreement'
import { useMerge } from '@renderer/state/merge'
import { ok } from '@core/result'
import type { MergeOverview } from '@renderer/workers/mergeContract'
import { comparisonOf, mark } from '../../../../core/agreement/comparisons'
import { fileView, mergeOverview, personView } from '../../../state/mergeOverview'

const text = 'أعلنت الوزارة أن السيول أغرقت ألف منزل في الوادي اليوم'
/** Three on one text: A and B have the same source and cut the claim differently; C has only the source. Nobody a figure. */
const report = measureAgreement(
  comparisonOf(
    ['a', 'b', 'c'],
    [
      {
        text,
        marks: {
          a: [mark('source', 1, 1), mark('claim', 3, 6)],
          b: [mark('source', 1, 1), mark('claim', 3, 8)],
          c: [mark('source', 1, 1)],
        },
      },
    ],
  ),
  { seed: 1, samples: 20 },
)
const people = [personView('a', 'هناء'), personView('b', 'سامر'), personView('c', 'ليلى')]

describe('the view of agreement', () => {
  const host = document.createElement('div')
  let root: Root
  const saved: string[] = []
  const services = {
    bridge: {
      beginSave: () => Promise.resolve(ok({ writeId: 'w', fileName: 'a.csv' })),
      writeSave: (_: string, chunk: string) => Promise.resolve(ok(void saved.push(chunk))),
      commitSave: () => Promise.resolve(ok({ fileName: 'a.csv', path: '/a.csv', bytes: 1 })),
    },
  } as unknown as Services

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    startI18n('en')
    document.body.append(host)
    root = createRoot(host)
  })
  afterEach(() => {
    act(() => root.unmount())
    act(() => {
      useMerge.setState({ overview: null, view: 'files' })
      useAgreement.setState({ report: null, basis: null, work: null, pair: null, gamma: new Map() })
    })
    host.remove()
    saved.length = 0
    vi.unstubAllGlobals()
  })

  function show(change: Partial<MergeOverview> = {}, computedOf = mergeOverview({ people, ...change })) {
    const overview = mergeOverview({ people, ...change })
    act(() => {
      useAgreement.setState({ report, basis: basisOf(computedOf), work: null })
      useMerge.setState({ overview })
      root.render(
        <ServicesProvider services={services}>
          <AgreementView />
        </ServicesProvider>,
      )
    })
  }
  const $ = (selector: string) => host.querySelector<HTMLElement>(selector)
  const cells = (table: string, label: string) =>
    Array.from($(`[data-testid="${table}"] [data-agreement-label="${label}"]`)?.querySelectorAll('td') ?? [], (td) => td.textContent) // prettier-ignore

  test('counts of the pair come first, then F1, then one number for each label', () => {
    show()
    // Same, boundary, label, only A, only B, exact F1, relaxed F1.
    expect(cells('agreement-pair', 'claim').slice(0, 5)).toEqual(['0', '1', '0', '0', '0'])
    expect(cells('agreement-pair', 'claim').slice(5)).toEqual(['0.00', '0.50'])
    expect(cells('agreement-pair', 'source')).toEqual(['1', '0', '0', '0', '0', '1.00', '1.00'])
    expect(cells('agreement-labels', 'source').slice(0, 2)).toEqual(['3', '3'])
  })

  test('says in words what has no number', () => {
    show()
    expect(cells('agreement-pair', 'figure')).toEqual(['Nobody marked anything as \u2068Figure\u2069.'])
    expect(cells('agreement-labels', 'figure')).toEqual(['Nobody marked anything as \u2068Figure\u2069.'])
    expect(host.textContent).not.toMatch(/NaN|null|undefined/)
  })

  test('a matrix of all pairs writes each F1, and choosing a cell shows the pair', () => {
    show()
    const values = Array.from(host.querySelectorAll('[data-pair]'), (cell) => [
      cell.getAttribute('data-pair'),
      cell.textContent,
    ])
    expect(values).toEqual([
      // By name, whatever the ids.
      ['b c', '0.67'],
      ['a b', '0.50'],
      ['a c', '0.67'],
    ])
    act(() => $('[data-pair="b c"]')?.click())
    expect($('[data-pair="b c"]')?.getAttribute('aria-pressed')).toBe('true')
    expect(cells('agreement-pair', 'claim').slice(0, 5)).toEqual(['0', '0', '0', '1', '0'])
    expect($('[data-testid="agreement-pair"] caption')?.textContent).toContain('سامر')
  })

  test('every count above nothing is a button with a name of its own', () => {
    show()
    const buttons = Array.from(host.querySelectorAll('[data-testid="agreement-pair"] .count'))
    expect(buttons.map((b) => b.getAttribute('aria-label')?.replace(/[\u2068\u2069]/g, ''))).toEqual([
      'Claim, Other boundaries: 1. Show the passages',
      'Source, Same: 1. Show the passages',
    ])
  })

  test('names are numbers in blind mode, also in the table that is saved', async () => {
    show({ blind: true })
    expect(host.textContent).not.toMatch(/هناء|سامر|ليلى/)
    expect(host.textContent).toContain('Annotator 1')
    await act(async () => {
      $('[data-testid="agreement-csv"]')?.click()
      await Promise.resolve()
    })
    await vi.waitFor(() => expect(saved).toHaveLength(1))
    expect(saved[0]).toMatch(/^\uFEFFscope,/)
    expect(saved[0]).not.toMatch(/هناء|سامر|ليلى/)
  })

  test('once files have changed it says so, and the passages wait for new numbers', () => {
    show({ files: [fileView('f1'), fileView('f9')] }, mergeOverview({ people }))
    expect($('[data-testid="agreement-compute"]')).not.toBeNull()
    expect(host.querySelectorAll('.count')).toHaveLength(0)
    expect(cells('agreement-pair', 'source')[0]).toBe('1')
  })

  test.each([
    ['with one annotator alone', { people: people.slice(0, 1) }, 'Add the exchange files of at least two'],
    ['without a common finished document', { documents: { total: 2, compared: 0, single: 2, unfinished: 0 } }, 'mark theirs as done'], // prettier-ignore
  ])('%s it says what to do', (_, change, words) => {
    show(change)
    expect($('[data-testid="agreement-nothing"]')?.textContent).toContain(words)
    act(() => $('[data-testid="agreement-nothing"] button')?.click())
    expect(useMerge.getState().view).toBe('files')
  })

  test('tables have captions, and a header for each row and column', () => {
    show()
    const tables = Array.from(host.querySelectorAll('table'))
    expect(tables.length).toBeGreaterThan(4)
    for (const table of tables) {
      expect(table.caption?.textContent).not.toBe('')
      for (const th of table.querySelectorAll('th')) expect(th.scope).toMatch(/^(col|row)$/)
    }
  })
})
