/** What the commands of `sanad` have in common. */

/** The world outside, so that tests can stand in for it. */
export interface Io {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** Absolute; relative paths start here. */
  readonly cwd: string
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: () => string
  /** A new UUID. */
  readonly newId: () => string
}

/** 0: done. 1: done, but records or files were set aside, which `lines` and `report` list. */
export interface Outcome {
  readonly exitCode: 0 | 1
  /** For people, without newlines. */
  readonly lines: readonly string[]
  /** The same for programs, printed by `--json`. */
  readonly report: object
}

export interface Command {
  readonly name: string
  /** After `sanad `: arguments and options. */
  readonly usage: string
  readonly help: string
  /** Takes the arguments after the command's name. Throws `CommandError` where nothing can be done. */
  readonly run: (args: readonly string[], io: Io) => Promise<Outcome>
}

/** Unusable input or arguments: exit code 2. `details` are further lines. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly details: readonly string[] = [],
  ) {
    super(message)
  }
}

/** Options that every command takes, for `parseArgs`. */
export const commonOptions = { json: { type: 'boolean' } } as const
