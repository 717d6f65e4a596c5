import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout: absolute, whatever the working directory is. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Reads a JSON file of the checkout.
 * @param {string} path relative to the checkout
 * @returns {any} its content
 * @throws when the file is missing or is not JSON
 */
export const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/**
 * The script behind a dependency's command. It is run with `node`, because a file in `node_modules/.bin` may have lost its
 * executable bit, and on Windows is no script at all.
 * @param {string} name a package, or `package:command` where the two differ
 * @returns {string} absolute path of the script
 * @throws when the package is not installed or has no such command
 */
export function commandScript(name) {
  const [packageName = '', command = packageName] = name.split(':')
  const { bin } = readJson(`node_modules/${packageName}/package.json`)
  const script = typeof bin === 'string' ? bin : bin?.[command]
  if (typeof script !== 'string') throw new Error(`The package ${packageName} has no command ${command}.`)
  return join(root, 'node_modules', packageName, script)
}

/**
 * The folder where this machine keeps what every clone may share: `$XDG_CACHE_HOME/sanad`, else `~/.cache/sanad`.
 * @returns {string} absolute path; the folder need not exist yet
 */
export const cacheFolder = () => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'sanad')
