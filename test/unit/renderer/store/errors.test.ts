import { StoreFailure, storeErrorOf } from '@renderer/store/errors'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'

const quota = new DOMException('full', 'QuotaExceededError')

describe('storeErrorOf', () => {
  it.each([
    ['a DOMException', quota, 'quota'],
    ['a quota error inside an aborted transaction', new Dexie.AbortError('aborted', quota), 'quota'],
    ['the first failure of a bulk write', new Dexie.BulkError('bulk', [quota]), 'quota'],
    ['an error with a cause', new Error('save failed', { cause: quota }), 'quota'],
    ['a closed database', new Dexie.DatabaseClosedError(), 'closed'],
    ['a lost connection', new DOMException('closing', 'InvalidStateError'), 'closed'],
    ['a newer database', new Dexie.VersionError('older'), 'newer-version'],
    ['a failure of the store itself', new StoreFailure('blocked', 'waits'), 'blocked'],
    [
      'a failure inside an open error',
      new Dexie.OpenFailedError(new StoreFailure('newer-version', '2')),
      'newer-version',
    ],
    ['anything else', new TypeError('x'), 'unknown'],
    ['what is no error', 'text', 'unknown'],
  ])('sorts %s', (_, cause, code) => {
    expect(storeErrorOf(cause).code).toBe(code)
  })

  it('keeps every message for the log', () => {
    expect(storeErrorOf(new Error('save failed', { cause: quota })).detail).toBe(
      'Error: save failed < QuotaExceededError: full',
    )
    expect(storeErrorOf('text').detail).toBe('text')
  })

  it('ends on errors that contain each other', () => {
    const a = new Error('a')
    a.cause = new Error('b', { cause: a })
    expect(storeErrorOf(a).code).toBe('unknown')
  })
})
