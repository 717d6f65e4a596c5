/**
 * What each command does at the moment: parts of the window provide handlers as long as they are shown, and the keyboard,
 * the menus and the palette ask here. Where two provide the same command, the later one answers first.
 */
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { CommandHandlers, CommandId } from './registry'

interface Provided {
  readonly handlers: () => CommandHandlers
}

interface HandlersState {
  /** The latest last. */
  readonly provided: readonly Provided[]
}

export const useHandlers = create<HandlersState>(() => ({ provided: [] }))

/** Does a command, whoever asked. Answers whether anything had it done. */
export function invokeCommand(id: CommandId): boolean {
  return useHandlers
    .getState()
    .provided.toReversed()
    .some(({ handlers }) => {
      const handler = handlers()[id]
      return handler !== undefined && handler() !== false
    })
}

/** Whether something would answer a command now. */
export function isProvided(id: CommandId): boolean {
  return useHandlers.getState().provided.some(({ handlers }) => handlers()[id] !== undefined)
}

/** Provides handlers as long as the component is mounted. */
export function useCommandHandlers(handlers: CommandHandlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
    // A new state for the same parts: whoever shows what can be done looks again.
    useHandlers.setState(({ provided }) => ({ provided: [...provided] }))
  }, [handlers])
  useEffect(() => {
    const mine: Provided = { handlers: () => latest.current }
    useHandlers.setState(({ provided }) => ({ provided: [...provided, mine] }))
    return () => useHandlers.setState(({ provided }) => ({ provided: provided.filter((p) => p !== mine) }))
  }, [])
}
