// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invokeCommand, isProvided, useCommandHandlers } from '@renderer/commands/handlers'
import type { CommandHandlers } from '@renderer/commands/registry'

function Part({ handlers }: { readonly handlers: CommandHandlers }) {
  useCommandHandlers(handlers)
  return null
}

let root: Root

beforeEach(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  root = createRoot(document.createElement('div'))
})
afterEach(() => act(() => root.unmount()))

const show = (...parts: CommandHandlers[]) =>
  act(() => root.render(parts.map((handlers, i) => <Part key={i} handlers={handlers} />)))

describe('what commands do', () => {
  it('is what the parts on the screen provide, and no longer than they are', () => {
    const done: string[] = []
    show({ undo: () => void done.push('undo') })
    expect(isProvided('undo')).toBe(true)
    expect(isProvided('redo')).toBe(false)
    expect(invokeCommand('undo')).toBe(true)
    expect(invokeCommand('redo')).toBe(false)
    show()
    expect(invokeCommand('undo')).toBe(false)
    expect(done).toEqual(['undo'])
  })

  it('is answered by the later part first, and by the earlier when that has nothing to do', () => {
    const done: string[] = []
    let busy = true
    show({ undo: () => void done.push('first') }, { undo: () => (done.push('second'), busy) })
    invokeCommand('undo')
    expect(done).toEqual(['second'])
    busy = false
    invokeCommand('undo')
    expect(done).toEqual(['second', 'second', 'first'])
  })

  it('follows a part that changes its mind', () => {
    const done: string[] = []
    show({ undo: () => void done.push('old') })
    show({ undo: () => void done.push('new') })
    invokeCommand('undo')
    expect(done).toEqual(['new'])
  })
})
