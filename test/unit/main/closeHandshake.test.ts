import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCloseHandshake } from '../../../src/main/closeHandshake'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp() {
  const ask = vi.fn()
  const close = vi.fn()
  return { ask, close, handshake: createCloseHandshake(ask, close, 5000) }
}

test('closes when the page agrees, once', () => {
  const { ask, close, handshake } = setUp()
  handshake.request()
  expect(ask).toHaveBeenCalledOnce()
  expect(close).not.toHaveBeenCalled()
  handshake.confirm()
  handshake.confirm()
  vi.advanceTimersByTime(60_000)
  expect(close).toHaveBeenCalledOnce()
})

test('a page that does not hear is not waited for longer than the patience', () => {
  const { close, handshake } = setUp()
  handshake.request()
  vi.advanceTimersByTime(4999)
  expect(close).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(close).toHaveBeenCalledOnce()
})

test('a page that heard may ask the person for as long as it takes', () => {
  const { close, handshake } = setUp()
  handshake.request()
  handshake.heard()
  vi.advanceTimersByTime(3_600_000)
  expect(close).not.toHaveBeenCalled()
  // Hung meanwhile, it does not hear when the person tries again.
  handshake.request()
  vi.advanceTimersByTime(5000)
  expect(close).toHaveBeenCalledOnce()
})

test('a page that goes away with the question open closes; without one it changes nothing', () => {
  const { close, handshake } = setUp()
  handshake.away()
  handshake.confirm()
  expect(close).not.toHaveBeenCalled()
  handshake.request()
  handshake.heard()
  handshake.away()
  expect(close).toHaveBeenCalledOnce()
})
