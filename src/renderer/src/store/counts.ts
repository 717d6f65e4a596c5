/** Counts per label, kept beside the records so that lists never read the annotations. */

export type Counts = Readonly<Record<string, number>>

/** `total` after a part of it went from `before` to `after`. Labels that come to nothing are absent. */
export function replaceCounts(total: Counts, before: Counts, after: Counts): Counts {
  const result: Record<string, number> = { ...total }
  for (const [label, n] of Object.entries(after)) result[label] = (result[label] ?? 0) + n
  for (const [label, n] of Object.entries(before)) result[label] = (result[label] ?? 0) - n
  return Object.fromEntries(Object.entries(result).filter(([, n]) => n > 0))
}

/** True if no label counts anything. */
export function isEmptyCounts(counts: Counts): boolean {
  return Object.values(counts).every((n) => n === 0)
}
