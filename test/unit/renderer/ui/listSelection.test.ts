import { nothingSelected, reaching, toggled } from '@renderer/ui/listSelection'
import { describe, expect, it } from 'vitest'

const keys = ['a', 'b', 'c', 'd', 'e']
const indexOf = (key: string) => keys.indexOf(key)

describe('choosing several items of a list', () => {
  it('takes one in and leaves it out again', () => {
    const one = toggled(nothingSelected, 'b')
    const two = toggled(one, 'd')
    expect([...two.keys]).toEqual(['b', 'd'])
    expect([...toggled(two, 'b').keys]).toEqual(['d'])
    expect([...one.keys]).toEqual(['b'])
  })

  it('reaches from the last one that was taken, in both directions', () => {
    const anchored = toggled(nothingSelected, 'c')
    const down = reaching(anchored, keys, indexOf, 4, 0)
    expect([...down.keys]).toEqual(['c', 'd', 'e'])
    expect([...reaching(down, keys, indexOf, 1, 0).keys]).toEqual(['b', 'c'])
  })

  it('reaches from where the keyboard is when nothing was taken, or what was is gone', () => {
    expect([...reaching(nothingSelected, keys, indexOf, 3, 1).keys]).toEqual(['b', 'c', 'd'])
    expect([...reaching(nothingSelected, keys, indexOf, 1, -1).keys]).toEqual(['a', 'b'])
    const gone = { keys: new Set<string>(), anchor: 'x' }
    expect([...reaching(gone, keys, indexOf, 2, 4).keys]).toEqual(['c', 'd', 'e'])
  })
})
