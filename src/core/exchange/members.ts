/** Copies a record without one of its members; a member named `__proto__` stays like any other. */
export function withoutMember<T extends object>(record: T, name: string): T {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name)) as T
}
