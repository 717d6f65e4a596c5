import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

/**
 * @typedef {object} Options
 * @property {string} [cwd] working directory; the checkout when left out
 * @property {NodeJS.ProcessEnv} [env] the whole environment; that of this process when left out
 */

/**
 * Runs a program on this terminal and waits for it.
 * @param {string} program its name or path
 * @param {readonly string[]} args its arguments
 * @param {Options} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it or it could not be started
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, ...options, stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(`${program} did not start: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a program silently and keeps what it wrote.
 * @param {string} program its name or path
 * @param {readonly string[]} args its arguments
 * @param {Options} [options]
 * @returns {Promise<{code: number, output: string}>} exit code as {@link run}; standard output and error in order of arrival
 */
export function capture(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (/** @type {string} */ text) => (output += text))
    }
    child.on('error', (error) => resolve({ code: 1, output: `${program} did not start: ${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * The program and first arguments that start npm. Under `npm run` it is the very npm that started this script, run by
 * node: on Windows `npm` is a batch file, which cannot be spawned without a shell.
 * @returns {[program: string, ...args: string[]]}
 */
export function npmCommand() {
  const script = process.env['npm_execpath']
  return script?.endsWith('.js') ? [process.execPath, script] : ['npm']
}

/**
 * Says something about the preparation to the person at the terminal. It goes to standard error: standard output belongs
 * to the results.
 * @param {string} message one line
 */
export const say = (message) => console.error(`sanad: ${message}`)
