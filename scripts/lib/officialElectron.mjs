import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder, commandScript, readJson, root } from './paths.mjs'
import { say } from './run.mjs'

/** How long a closed network may keep us waiting before the first byte, in milliseconds. */
const patience = 8_000
/** How long a download that failed is not tried again, in milliseconds. */
const memory = 3_600_000

/**
 * Downloads the official Electron into `node_modules/electron/dist` with the installer of the `electron` package, which checks
 * its sha256. A network that lets nothing through ends this within seconds, and is then remembered for an hour in the cache
 * folder; `SANAD_RETRY_DOWNLOAD=1` tries at once.
 * @returns {Promise<boolean>} whether it is there now; why not is said on standard error
 */
export async function downloadElectron() {
  const { version } = readJson('node_modules/electron/package.json')
  const failureMark = join(cacheFolder(), `electron-${version}.download-failed`)
  if (failedRecently(failureMark) && !process.env['SANAD_RETRY_DOWNLOAD']) return false

  say(`downloading Electron ${version}`)
  const problem = await install()
  if (problem === null) {
    rmSync(failureMark, { force: true })
    return true
  }
  say(`the download failed (${problem}); it is tried again in an hour, or with SANAD_RETRY_DOWNLOAD=1`)
  mkdirSync(cacheFolder(), { recursive: true })
  writeFileSync(failureMark, problem)
  return false
}

/** @param {string} mark */
const failedRecently = (mark) => existsSync(mark) && Date.now() - statSync(mark).mtimeMs < memory

/**
 * Runs the installer, and ends it when it has received nothing for too long. Its temporary folder is its own, so that what
 * appears in there is what has arrived: this holds for mirrors and proxies too, of which this script knows nothing.
 * @returns {Promise<string | null>} what went wrong, or null
 */
async function install() {
  const temporary = mkdtempSync(join(tmpdir(), 'sanad-electron-'))
  const installer = spawn(process.execPath, [commandScript('electron:install-electron')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  })
  let errors = ''
  installer.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (errors += text))
  let silent = false
  const watch = setTimeout(() => {
    silent = !hasBytes(temporary) && !existsSync(join(root, 'node_modules/electron/dist'))
    if (silent) installer.kill()
  }, patience)
  try {
    const code = await new Promise((resolve) => installer.on('close', resolve))
    if (silent) return 'no answer'
    return code === 0 ? null : (errors.trim().split('\n')[0] ?? 'no message')
  } finally {
    clearTimeout(watch)
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** @param {string} folder */
const hasBytes = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).size > 0,
  )
