import { startI18n } from '@renderer/i18n/i18n'
import { annotatorName } from '@renderer/state/blindNames'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { mergeOverview, personView } from './mergeOverview'

describe('what an annotator is called', () => {
  let t: ReturnType<typeof startI18n>['t']
  beforeEach(() => {
    vi.stubGlobal('document', { documentElement: {} })
    t = startI18n('en').t
    return () => vi.unstubAllGlobals()
  })
  const people = ['a', 'b', 'c', 'd', 'e'].map((id) => personView(id, `محلل ${id}`))
  const numbersOf = (mergeId: string, order = people) => {
    const overview = mergeOverview({ mergeId, blind: true, people: order })
    return people.map(({ id }) => annotatorName(overview, id, t))
  }

  test('is the name, also under an id that was joined into another', () => {
    const joined = [{ id: 'old', name: 'هـناء', at: '2027-01-01T00:00:00.000Z' }]
    const overview = mergeOverview({ people: [personView('a', 'هناء', joined)] })
    expect(annotatorName(overview, 'a', t)).toBe('هناء')
    expect(annotatorName(overview, 'old', t)).toBe('هناء')
    expect(annotatorName(overview, 'nobody', t)).toBe('Unknown annotator')
  })

  test('is a number of its own in blind mode, the same in any order of people', () => {
    const numbers = numbersOf('m1')
    expect(numbers.toSorted()).toEqual(['Annotator 1', 'Annotator 2', 'Annotator 3', 'Annotator 4', 'Annotator 5'])
    expect(numbersOf('m1', people.toReversed())).toEqual(numbers)
  })

  test('is shuffled by the merge, so that numbers do not follow the ids', () => {
    const inOrder = numbersOf('m1').toSorted().join()
    const shuffles = new Set(['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((id) => numbersOf(id).join()))
    expect(shuffles.size).toBeGreaterThan(3)
    expect([...shuffles].some((numbers) => numbers !== inOrder)).toBe(true)
  })
})
