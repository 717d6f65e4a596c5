/** The two things the interface reaches the world by, handed down from the composition root. */
import type { SanadBridge } from '@shared/ipc'
import type { Store } from '@renderer/store/store'
import { createContext, useContext, type ReactNode } from 'react'

export interface Services {
  /** The main process: files, dialogs, the log. */
  readonly bridge: SanadBridge
  /** The database of this laptop. */
  readonly store: Store
}

const ServicesContext = createContext<Services | null>(null)

/** Gives `services` to everything below it. */
export function ServicesProvider({
  services,
  children,
}: {
  readonly services: Services
  readonly children: ReactNode
}) {
  return <ServicesContext value={services}>{children}</ServicesContext>
}

/** The services of the running app. Throws outside a `ServicesProvider`, which is a mistake of the programmer. */
export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('useServices needs a ServicesProvider above it')
  return services
}
