/** Runs `sanad` within the test, in a folder of its own. */
import { run } from '../../../src/cli/run'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export const now = '2026-11-21T09:30:00.000Z'

/** Relative paths start at `cwd`; ids count up from ...001, the time stands still. */
export async function sanad(cwd: string, ...args: string[]): Promise<Ran> {
  let stdout = ''
  let stderr = ''
  let ids = 0
  const code = await run(args, {
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    cwd,
    now: () => now,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  })
  return { code, stdout, stderr }
}
