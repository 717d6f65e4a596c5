import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '../../../../scripts/lib/lock.mjs'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanad-lock-'))
  lock = join(folder, 'not/yet/there.lock')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('withLock', () => {
  it('holds the lock in the name of this process, and lets go of it after', async () => {
    const owner = await withLock(lock, () => Promise.resolve(readFileSync(lock, 'utf8')))
    expect(owner).toBe(String(process.pid))
    expect(existsSync(lock)).toBe(false)
  })

  it('lets go after a failure, which it passes on', async () => {
    await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(existsSync(lock)).toBe(false)
  })

  it('runs one action after the other', async () => {
    const events: string[] = []
    const action = (name: string) => async () => {
      events.push(`${name} begins`)
      await Promise.resolve()
      events.push(`${name} ends`)
    }
    await Promise.all([withLock(lock, action('a')), withLock(lock, action('b'))])
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  it('takes over from a process that is gone', async () => {
    await withLock(lock, () => Promise.resolve())
    // No system gives out an id this large.
    writeFileSync(lock, '2147483647')
    await expect(withLock(lock, () => Promise.resolve('done'))).resolves.toBe('done')
  })
})
