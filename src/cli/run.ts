/** `sanad` as a function of its arguments. */
import { agreementCommand } from './commands/agreement'
import { checkCommand } from './commands/check'
import { conflictsCommand } from './commands/conflicts'
import { exportCommand } from './commands/export'
import { formatsCommand } from './commands/formats'
import { importCommand } from './commands/import'
import { mergeCommand } from './commands/merge'
import { newCommand } from './commands/new'
import { CommandError, type Command, type Io } from './command'
import { generator } from './version'

const commands: readonly Command[] = [
  newCommand,
  checkCommand,
  exportCommand,
  importCommand,
  formatsCommand,
  mergeCommand,
  agreementCommand,
  conflictsCommand,
]

const overview = `Usage: sanad COMMAND [ARGUMENT…]

${commands.map((command) => `  sanad ${command.usage}\n      ${command.help}`).join('\n')}

  sanad --help, sanad COMMAND --help, sanad --version

With --json, standard output is one JSON object and nothing else.
Exit code: 0 done; 1 done, with rejected records, which are listed; 2 unusable input or arguments.
`

/**
 * Runs one command and answers the exit code: 0 done, 1 done with rejected records, 2 unusable input or arguments.
 * Results go to `io.stdout`, messages to `io.stderr`. With `--json` the standard output is one object, also on exit code
 * 2 (`{"error":…,"details":[…]}`).
 */
export async function run(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  const [name, ...rest] = args
  if (name === '--help' || name === '-h') {
    io.stdout(overview)
    return 0
  }
  if (name === '--version') {
    io.stdout(`${generator.version}\n`)
    return 0
  }
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest
  const json = options.includes('--json')
  try {
    const command = commands.find((candidate) => candidate.name === name)
    if (command === undefined) throw new CommandError(unknownCommand(name))
    if (options.includes('--help') || options.includes('-h')) {
      io.stdout(`Usage: sanad ${command.usage}\n\n${command.help}\n`)
      return 0
    }
    const outcome = await command.run(rest, io)
    io.stdout(json ? `${JSON.stringify(outcome.report)}\n` : outcome.lines.map((line) => `${line}\n`).join(''))
    return outcome.exitCode
  } catch (cause) {
    if (!(cause instanceof CommandError) && !isArgumentError(cause)) throw cause
    const details = cause instanceof CommandError ? cause.details : []
    io.stderr([`sanad: ${cause.message}`, ...details].map((line) => `${line}\n`).join(''))
    if (json) io.stdout(`${JSON.stringify({ error: cause.message, details })}\n`)
    return 2
  }
}

function unknownCommand(name: string | undefined): string {
  const known = commands.map((command) => command.name).join(', ')
  return name === undefined
    ? `no command given; known commands: ${known}`
    : `unknown command ${name}; known commands: ${known}`
}

/** What `parseArgs` throws for arguments that a command does not take. */
function isArgumentError(cause: unknown): cause is Error {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS_')
}
