import type { SanadBridge } from '@shared/ipc'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly sanad: SanadBridge
  }
}
