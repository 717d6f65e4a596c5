import { nextCursor, typeaheadMatch } from '@renderer/ui/listNavigation'
import { describe, expect, it } from 'vitest'

describe('nextCursor', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowUp', -1, 9],
    ['ArrowUp', 0, 0],
    ['PageDown', 1, 5],
    ['PageDown', 8, 9],
    ['PageUp', 5, 1],
    ['PageUp', 2, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
  ])('%s from %i leads to %i in a list of ten', (key, from, to) => {
    expect(nextCursor(key, from, 10, 4)).toBe(to)
  })

  it('leaves other keys and empty lists alone', () => {
    expect(nextCursor('a', 0, 10, 4)).toBeNull()
    expect(nextCursor('ArrowDown', -1, 0, 4)).toBeNull()
  })
})

describe('typeaheadMatch', () => {
  const lower = (text: string) => text.toLowerCase()
  const titles = ['قمة', 'قرار', 'Report', 'قرض']
  const find = (typed: string, start: number) =>
    typeaheadMatch(typed, titles.length, start, (i) => lower(titles[i] ?? ''), lower)

  it('finds the next item that begins with what was typed, round the end and whatever the case', () => {
    expect(find('ق', 1)).toBe(1)
    expect(find('ق', 2)).toBe(3)
    expect(find('قم', 1)).toBe(0)
    expect(find('rep', 0)).toBe(2)
    expect(find('x', 0)).toBeNull()
  })

  it('walks on when one letter is typed again', () => {
    expect(find('قق', 0)).toBe(1)
    expect(find('قق', 1)).toBe(3)
  })
})
