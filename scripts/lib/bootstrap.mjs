import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, root } from './paths.mjs'
import { npmCommand, run, say } from './run.mjs'

/**
 * Makes a fresh clone ready to import its dependencies: checks the version of Node, then runs `npm ci` when
 * `node_modules` is missing or does not hold what `package-lock.json` asks for. Ends the process, with a message, when
 * either cannot be had. Every script calls this before it imports anything that is not part of Node.
 * @returns {Promise<void>}
 */
export async function ensureDependencies() {
  const wanted = readJson('package.json').engines.node.replace(/^>=/, '')
  if (!isAtLeast(process.versions.node, wanted)) {
    say(`Node ${wanted} or newer is needed; this is Node ${process.versions.node}.`)
    process.exit(1)
  }
  if (dependenciesAreCurrent()) return
  say('installing the dependencies (npm ci)')
  const [program, ...args] = npmCommand()
  // The log level is said here because a caller may have silenced the npm that runs this script.
  const code = await run(program, [...args, 'ci', '--loglevel=error', '--no-progress'])
  if (code === 0) return
  say('npm ci failed: its message is above. The first installation needs access to an npm registry.')
  process.exit(code)
}

/**
 * Whether the packages in `node_modules` are those of the lock file, by the list that npm keeps of what it installed.
 * Optional packages may be missing: npm installs only those meant for this machine.
 */
function dependenciesAreCurrent() {
  const installedList = 'node_modules/.package-lock.json'
  if (!existsSync(join(root, installedList))) return false
  const installed = readJson(installedList).packages
  return Object.entries(readJson('package-lock.json').packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/**
 * Compares two dotted versions by number.
 * @param {string} version
 * @param {string} minimum
 */
function isAtLeast(version, minimum) {
  const [a, b] = [version, minimum].map((v) => v.split('.').map(Number))
  const different = a?.findIndex((part, i) => part !== b?.[i]) ?? -1
  return different === -1 || (a?.[different] ?? 0) > (b?.[different] ?? 0)
}
