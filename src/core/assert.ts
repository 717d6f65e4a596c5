/** Ends a switch over a union: a member that was forgotten is a type error here, and an exception if data lied. */
export function assertNever(value: never, what = 'value'): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`)
}

/** Throws when a condition that the code's own logic guarantees does not hold. Not for checking input. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`)
}
