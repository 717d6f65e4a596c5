import type { Log } from '../../../src/main/log'

/** A log that only remembers its lines. */
export function memoryLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = []
  return {
    lines,
    write: (source, message) => lines.push(`${source}: ${message}`),
    tail: () => lines.join('\n'),
  }
}
