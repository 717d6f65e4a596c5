import { findCommands } from '@renderer/features/palette/findCommands'
import { describe, expect, it } from 'vitest'

const entries = [
  { id: 'tag', titles: ['وسم بأنه ادعاء', 'Tag as claim'] },
  { id: 'next', titles: ['الادعاء التالي بلا مصدر', 'Next claim without a source'] },
  { id: 'document', titles: ['المستند التالي', 'Next document'] },
  { id: 'undo', titles: ['تراجع', 'Undo'] },
  { id: 'invisibles', titles: ['إظهار المحارف الخفية', 'Show invisible characters'] },
]
const idsFor = (query: string, recent: readonly string[] = []) =>
  findCommands(entries, query, recent).map(({ id }) => id)

describe('a query', () => {
  it('finds by words of either language, whatever their order', () => {
    expect(idsFor('claim')).toEqual(['tag', 'next'])
    expect(idsFor('claim next')).toEqual(['next'])
    expect(idsFor('مستند')).toEqual(['document'])
  })

  it('does not ask for vowel marks, forms of alef and ya, or case', () => {
    expect(idsFor('اظهار')).toEqual(['invisibles'])
    expect(idsFor('ادّعآء')).toEqual(['tag', 'next'])
    expect(idsFor('التالى')).toEqual(['next', 'document'])
    expect(idsFor('UNDO')).toEqual(['undo'])
  })

  it('ranks a name that begins with it before one that contains it, and letters in order last', () => {
    expect(idsFor('next')).toEqual(['next', 'document'])
    expect(idsFor('und')[0]).toBe('undo')
    expect(idsFor('shwchr')).toEqual(['invisibles'])
  })

  it('finds nothing for what is nowhere', () => {
    expect(idsFor('زرافة')).toEqual([])
  })
})

describe('no query', () => {
  it('shows everything, what was chosen last first', () => {
    expect(idsFor('', ['undo', 'tag'])).toEqual(['undo', 'tag', 'next', 'document', 'invisibles'])
    expect(idsFor('  ')).toEqual(entries.map(({ id }) => id))
  })
})
