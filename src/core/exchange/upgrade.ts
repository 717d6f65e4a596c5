/**
 * Bringing files of older versions up to date: one step per version, each from the version before it. A step, once
 * shipped, is never edited.
 */

/** A parsed exchange file of any version. */
export type ExchangeFile = Readonly<Record<string, unknown>>
export type UpgradeStep = (file: ExchangeFile) => ExchangeFile

/** The step at index n takes a file of version n + 1 to version n + 2. Version 1 is the first, so there is none yet. */
export const upgradeSteps: readonly UpgradeStep[] = []

/** Runs the steps that a file of `version` (1 or higher) still needs, in order; a file of the newest version needs none. */
export function upgradeFile(file: ExchangeFile, version: number, steps = upgradeSteps): ExchangeFile {
  return steps.slice(version - 1).reduce((current, step) => step(current), file)
}
