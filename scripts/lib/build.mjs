import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { commandScript, root } from './paths.mjs'
import { capture, say } from './run.mjs'

/** What the build reads. */
const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
]
/** Written after a build that succeeded; its age is the age of the build. */
const stamp = join(root, 'out/.built')

/**
 * Builds the app into `out/`, unless nothing it is made from has changed since.
 * @param {{force?: boolean}} [options] `force` builds in any case
 * @returns {Promise<void>}
 * @throws with the whole output when the build fails
 */
export function ensureBuilt({ force = false } = {}) {
  return withLock(join(root, 'node_modules/.sanad-build.lock'), async () => {
    if (!force && isCurrent()) return
    say('building the app')
    rmSync(stamp, { force: true })
    const started = new Date()
    const { code, output } = await capture(process.execPath, [commandScript('electron-vite'), 'build'], {
      // The oldest Electron the output must run on: it also runs on every newer one.
      env: { ...process.env, ELECTRON_MAJOR_VER: '33' },
    })
    if (code !== 0) throw new Error(`The build failed:\n${output}`)
    // Dated by its start: a file changed while it ran may have been read before the change.
    writeFileSync(stamp, started.toISOString())
  })
}

function isCurrent() {
  if (!existsSync(stamp)) return false
  const built = Date.parse(readFileSync(stamp, 'utf8'))
  return sources.every((source) => newest(join(root, source)) < built)
}

/**
 * @param {string} path a file, or a folder, whose own time tells of files removed from it
 * @returns {number} the latest time of change in it, in milliseconds
 */
export function newest(path) {
  const stats = statSync(path)
  const inside = stats.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : []
  return Math.max(stats.mtimeMs, ...inside)
}
