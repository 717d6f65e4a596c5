import type { SanadBridge } from '@shared/ipc'
import type { RootOptions } from 'react-dom/client'

/** Sends every error that nobody caught to the log, and answers the options that make React send its own there. */
export function logUncaught(bridge: SanadBridge): RootOptions {
  const log = (where: string, error: unknown) => {
    void bridge.logError(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
  window.addEventListener('error', (event) => log('window', event.error ?? event.message))
  window.addEventListener('unhandledrejection', (event) => log('promise', event.reason))
  return {
    onCaughtError: (error) => log('region', error),
    onUncaughtError: (error) => log('page', error),
  }
}
