/** Small things that main remembers between starts, one JSON file each. */
import { messageOf } from '@files/fileErrors'
import { writeFileAtomically } from '@files/atomicWrite'
import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import type { Log } from './log'

export interface JsonState<T> {
  readonly value: T
  /** Changes members and writes the file; a failure is logged, since nothing here is worth stopping for. */
  update(change: Partial<T>): void
  /** Resolves when everything is on the disk. */
  settled(): Promise<void>
}

/** Reads the state at `path`. A missing or damaged file counts as empty, so every member of the schema needs a default. */
export function openJsonState<T extends object>(path: string, schema: z.ZodType<T>, log: Log): JsonState<T> {
  let value = read(path, schema)
  let writing: Promise<void> = Promise.resolve()
  return {
    get value() {
      return value
    },
    update(change) {
      value = { ...value, ...change }
      const json = `${JSON.stringify(value, null, 2)}\n`
      writing = writing
        .then(() => writeFileAtomically(path, json))
        .catch((error: unknown) => log.write('state', `cannot write ${path}: ${messageOf(error)}`))
    },
    settled: () => writing,
  }
}

function read<T extends object>(path: string, schema: z.ZodType<T>): T {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (parsed.success) return parsed.data
  } catch {
    // Not there yet, or not JSON: begin anew.
  }
  return schema.parse({})
}
