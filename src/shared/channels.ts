/** How the calls and events of the contract in `ipc.ts` travel between the preload and main. */
import type { Answer, SanadBridge } from './ipc'

type Listening = 'onImportEvent' | 'onCloseRequest' | 'onMenuCommand'

/**
 * The calls as they cross the boundary: the bridge's methods, but dropped files as the paths that the preload found behind
 * them, and `closeHeard`, by which the preload tells that a close request reached a page that will answer it.
 */
export interface Calls extends Omit<SanadBridge, Listening | 'importDropped'> {
  importDropped(paths: readonly string[]): Answer<string | null>
  closeHeard(): Answer<null>
}

export type CallName = keyof Calls

/** The channel of a call, from the preload to main. */
export function callChannel(name: CallName): string {
  return `sanad:call:${name}`
}

/** From main to the preload. */
export const importEventChannel = 'sanad:import-event'
export const closeRequestChannel = 'sanad:close-request'
/** Carries the id of a menu's entry. */
export const menuCommandChannel = 'sanad:menu-command'
