import { keyOfLine, LedgerLines } from '@renderer/state/ledgerLines'
import { describe, expect, it } from 'vitest'

const numbers = Int32Array.of(7, 3, 9, 3, 5)
const groups = [
  { key: 'a', start: 0, count: 2 },
  { key: 'b', start: 2, count: 3 },
]
const linesOf = (lines: LedgerLines) => Array.from({ length: lines.count }, (_, i) => lines.at(i))

describe('the lines of the ledger', () => {
  it('are its rows when nothing is grouped', () => {
    const lines = new LedgerLines(numbers, null, new Set())
    expect(lines.count).toBe(5)
    expect(lines.at(2)).toEqual({ kind: 'row', number: 9, group: null })
    expect(lines.at(5)).toBeUndefined()
    expect(lines.at(-1)).toBeUndefined()
    expect(lines.indexOf({ kind: 'row', number: 5, group: null })).toBe(4)
    expect(lines.indexOf({ kind: 'row', number: 1, group: null })).toBe(-1)
    expect(lines.indexOf({ kind: 'group', group: 'a' })).toBe(-1)
  })

  it('are heads of groups with their rows below them', () => {
    const lines = new LedgerLines(numbers, groups, new Set())
    expect(linesOf(lines).map((line) => (line?.kind === 'row' ? line.number : line?.group.key))).toEqual(['a', 7, 3, 'b', 9, 3, 5]) // prettier-ignore
    // A row of two groups is found in the one that is meant.
    expect(lines.indexOf({ kind: 'row', number: 3, group: 'a' })).toBe(2)
    expect(lines.indexOf({ kind: 'row', number: 3, group: 'b' })).toBe(5)
    expect(lines.indexOf({ kind: 'group', group: 'b' })).toBe(3)
  })

  it('leave out the rows of folded groups', () => {
    const lines = new LedgerLines(numbers, groups, new Set(['a']))
    expect(linesOf(lines).map((line) => (line?.kind === 'row' ? line.number : line?.group.key))).toEqual(['a', 'b', 9, 3, 5]) // prettier-ignore
    expect(lines.at(0)).toMatchObject({ kind: 'group', folded: true })
    expect(lines.indexOf({ kind: 'row', number: 7, group: 'a' })).toBe(-1)
  })

  it('are found again by their keys, each of them', () => {
    for (const folded of [new Set<string>(), new Set(['b'])]) {
      const lines = new LedgerLines(numbers, groups, folded)
      linesOf(lines).forEach((line, i) => {
        if (line === undefined) throw new Error('There is no such line.')
        expect(lines.indexOf(keyOfLine(line))).toBe(i)
      })
    }
  })

  it('find a row that moved to another group', () => {
    const lines = new LedgerLines(numbers, groups, new Set())
    expect(lines.indexOf({ kind: 'row', number: 9, group: 'a' })).toBe(4)
    expect(lines.indexOf({ kind: 'row', number: 7, group: 'gone' })).toBe(1)
  })

  it('give the rows from one line to another, heads left out', () => {
    const lines = new LedgerLines(numbers, groups, new Set())
    expect([...lines.numbersBetween(4, 2)]).toEqual([3, 9])
    expect([...lines.numbersBetween(0, 100)]).toEqual([7, 3, 9, 5])
  })

  it('cost nothing to make, however many they are', () => {
    const many = Int32Array.from({ length: 100_000 }, (_, i) => i)
    const started = performance.now()
    const lines = new LedgerLines(many, [{ key: 'all', start: 0, count: many.length }], new Set())
    expect(lines.at(99_999)).toMatchObject({ number: 99_998 })
    expect(lines.indexOf({ kind: 'row', number: 99_999, group: 'all' })).toBe(100_000)
    expect(performance.now() - started).toBeLessThan(50)
  })
})
