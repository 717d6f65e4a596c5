/** What main remembers: where the window was, which folder was used last, and how to look before the interface speaks. */
import { z } from 'zod'

export const appStateSchema = z.object({
  /** Of the last dialog; null at first. */
  lastFolder: z.string().nullable().default(null),
  theme: z.enum(['light', 'dark', 'system']).default('system'),
  /** Of the interface; null until it was set once. */
  language: z.enum(['ar', 'en']).nullable().default(null),
})
export type AppState = z.output<typeof appStateSchema>

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })

export const windowStateSchema = z.object({
  /** Of the window when it is neither maximised nor full-screen, in device-independent pixels. */
  bounds: bounds.nullable().default(null),
  maximized: z.boolean().default(false),
})
export type WindowState = z.output<typeof windowStateSchema>
