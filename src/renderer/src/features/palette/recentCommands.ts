/** What was chosen in the palette of late. It lasts as long as the window: the palette begins anew with the day's work. */
const kept = 8

let recent: readonly string[] = []

/** Ids of entries, the latest first. */
export function recentCommands(): readonly string[] {
  return recent
}

/** Puts an entry first. */
export function rememberCommand(id: string): void {
  recent = [id, ...recent.filter((other) => other !== id)].slice(0, kept)
}
