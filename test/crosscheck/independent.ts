import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

/** A Python of a person's own often hides the one that has Debian's packages. */
const interpreters = ['python3', '/usr/bin/python3']

/** The first Python that has NLTK and scikit-learn, or null. */
export function independentPrograms(): string | null {
  return interpreters.find((python) => succeeds(python)) ?? null
}

/** A list of studies: items with the label that each coder gave, null for none. Answers what `agreement.py` says of each. */
export function askIndependent(
  python: string,
  studies: readonly (readonly (readonly (string | null)[])[])[],
): Partial<Record<string, number>>[] {
  const answer = execFileSync(python, [resolve('test/crosscheck/agreement.py')], {
    input: JSON.stringify(studies),
    encoding: 'utf8',
  })
  return JSON.parse(answer) as Partial<Record<string, number>>[]
}

function succeeds(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import nltk.metrics.agreement, sklearn.metrics'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
