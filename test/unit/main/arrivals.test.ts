import { expect, test, vi } from 'vitest'
import { createArrivals } from '../../../src/main/arrivals'

test('paths wait until the interface is ready, then come at once; while it is away they wait again', () => {
  const open = vi.fn()
  const arrivals = createArrivals(open)
  arrivals.add(['/a'])
  arrivals.add(['/b'])
  expect(open).not.toHaveBeenCalled()
  arrivals.ready()
  expect(open).toHaveBeenCalledExactlyOnceWith(['/a', '/b'])
  arrivals.ready()
  arrivals.add([])
  expect(open).toHaveBeenCalledOnce()
  arrivals.add(['/c'])
  expect(open).toHaveBeenLastCalledWith(['/c'])
  arrivals.away()
  arrivals.add(['/d'])
  expect(open).toHaveBeenCalledTimes(2)
  arrivals.ready()
  expect(open).toHaveBeenLastCalledWith(['/d'])
})
