import { ensureBuilt } from './build.mjs'
import { startVirtualDisplay, hasDisplay } from './display.mjs'
import { ensureElectron } from './electronRuntime.mjs'
import { root } from './paths.mjs'
import { ensureSystemLibraries } from './systemLibraries.mjs'

/**
 * Gets everything the app needs to start: an Electron, the system's libraries, a build of the present sources. The
 * dependencies must be there already (see bootstrap.mjs).
 * @returns {Promise<import('./electronRuntime.mjs').Runtime>}
 * @throws when one of them cannot be had
 */
export async function prepareApp() {
  const runtime = await ensureElectron()
  await ensureSystemLibraries(runtime.path)
  await ensureBuilt()
  return runtime
}

/**
 * The arguments that start the app in this checkout. As root Chromium cannot build its sandbox and refuses to start with it.
 * @param {readonly string[]} args further arguments
 * @returns {string[]}
 */
export const appArguments = (args) => [
  root,
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...args,
]

/**
 * Gives this process, and those it starts, a display: the one it has, else a virtual one.
 * @returns {Promise<() => void>} ends the virtual display
 */
export async function ensureDisplay() {
  if (hasDisplay()) return () => {}
  const { display, stop } = await startVirtualDisplay()
  process.env['DISPLAY'] = display
  return stop
}
