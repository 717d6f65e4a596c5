import { execFileSync } from 'node:child_process'

/** A Python of a person's own often hides the one that has Debian's packages. */
const interpreters = ['python3', '/usr/bin/python3']

/** The first Python that has a module, or null. */
export function pythonWith(module: string): string | null {
  return interpreters.find((python) => succeeds(python, module)) ?? null
}

function succeeds(python: string, module: string): boolean {
  try {
    execFileSync(python, ['-c', `import ${module}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
