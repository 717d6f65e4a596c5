import { say } from './run.mjs'

/**
 * Runs the body of a script and ends the process with its exit code. An error becomes its message on standard error and the
 * code 1: what went wrong is said by the messages, and a stack of this script would only hide it. `SANAD_DEBUG=1` shows it.
 * @param {() => Promise<number>} body returns the exit code
 * @returns {Promise<never>}
 */
export async function runScript(body) {
  try {
    process.exit(await body())
  } catch (error) {
    say(error instanceof Error ? (process.env['SANAD_DEBUG'] && error.stack) || error.message : String(error))
    process.exit(1)
  }
}
