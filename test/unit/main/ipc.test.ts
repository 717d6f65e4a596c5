import { ok } from '@core/result'
import type { WebFrameMain } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { createHandle } from '../../../src/main/ipc'
import { memoryLog } from './memoryLog'

type Listener = (event: { senderFrame: unknown }, ...args: unknown[]) => unknown

/** A registrar over a stand-in for Electron's `ipcMain`: `invoke` calls as a page would. */
function setUp() {
  const listeners = new Map<string, Listener>()
  const log = memoryLog()
  // Frames are compared by identity only.
  const ours = { name: 'ours' } as unknown as WebFrameMain
  const handle = createHandle(
    { handle: (channel: string, listener: unknown) => listeners.set(channel, listener as Listener) },
    (frame) => frame === ours,
    log,
  )
  const invoke = (name: string, args: unknown[], senderFrame: unknown = ours): unknown =>
    listeners.get(`sanad:call:${name}`)?.({ senderFrame }, ...args)
  return { handle, invoke, log }
}

describe('a call', () => {
  test('with right arguments from the right frame is answered', async () => {
    const { handle, invoke, log } = setUp()
    const answer = vi.fn(() => Promise.resolve(ok(new Uint8Array([1]))))
    handle('readInput', answer)
    expect(await invoke('readInput', ['t', 0, 10])).toEqual({ ok: true, value: new Uint8Array([1]) })
    expect(answer).toHaveBeenCalledExactlyOnceWith('t', 0, 10)
    expect(log.lines).toEqual([])
  })

  test.each([
    ['another frame', { name: 'ours' }],
    ['no frame', null],
  ])('from %s is forbidden and logged', async (_name, frame) => {
    const { handle, invoke, log } = setUp()
    const answer = vi.fn(() => Promise.resolve(ok(null)))
    handle('confirmClose', answer)
    expect(await invoke('confirmClose', [], frame)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(answer).not.toHaveBeenCalled()
    expect(log.lines).toEqual(['ipc: forbidden: confirmClose from a foreign frame'])
  })

  test.each([
    ['too few', ['t', 0]],
    ['too many', ['t', 0, 1, 2]],
    ['of another type', ['t', '0', 1]],
    ['out of range', ['t', -1, 1]],
    ['fractions', ['t', 0.5, 1]],
    ['more than one answer may hold', ['t', 0, 4 * 1024 * 1024 + 1]],
    ['none', []],
  ])('with arguments %s is a bad request and logged', async (_name, args) => {
    const { handle, invoke, log } = setUp()
    const answer = vi.fn(() => Promise.resolve(ok(new Uint8Array())))
    handle('readInput', answer)
    expect(await invoke('readInput', args)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    expect(answer).not.toHaveBeenCalled()
    expect(log.lines).toHaveLength(1)
  })

  test('refused for its arguments leaves none of them in the log', async () => {
    const { handle, invoke, log } = setUp()
    handle('writeSave', () => Promise.resolve(ok(null)))
    await invoke('writeSave', ['id', { text: 'words of a document' }])
    expect(log.lines.join()).not.toContain('words')
  })

  test('that throws is an internal error, not a rejection', async () => {
    const { handle, invoke, log } = setUp()
    handle('readLog', () => Promise.reject(new Error('broken')))
    expect(await invoke('readLog', [])).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(log.lines[0]).toContain('broken')
  })
})
