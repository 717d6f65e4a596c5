/**
 * Makes `out/cli/sanad.mjs` ready to run: installs what is missing and builds it when one of its sources is newer. Run as
 * a process of its own by `scripts/sanad.mjs`, because npm writes to the standard output.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureDependencies } from './bootstrap.mjs'
import { newest } from './build.mjs'
import { commandScript, root } from './paths.mjs'
import { capture, say } from './run.mjs'
import { runScript } from './script.mjs'

const target = join(root, 'out/cli/sanad.mjs')
const sources = [
  ...['src/cli', 'src/core', 'src/files', 'src/shared', 'resources/schemes'],
  ...['vite.cli.config.ts', 'package.json', 'package-lock.json'],
]

await runScript(async () => {
  await ensureDependencies()
  const current = existsSync(target) && sources.every((path) => newest(join(root, path)) < statSync(target).mtimeMs)
  if (!current) await build()
  return 0
})

/** Builds beside the target and moves the result there in one step: another `sanad` may be running or building. */
async function build() {
  say('building the command line')
  const started = new Date()
  mkdirSync(dirname(target), { recursive: true })
  const folder = mkdtempSync(join(dirname(target), 'build-'))
  try {
    const args = ['build', '--config', 'vite.cli.config.ts', '--outDir', folder]
    const { code, output } = await capture(process.execPath, [commandScript('vite'), ...args])
    if (code !== 0) throw new Error(`The build failed:\n${output}`)
    const built = join(folder, 'sanad.mjs')
    // Dated by its start: a file changed while it ran may have been read before the change.
    utimesSync(built, started, started)
    renameSync(built, target)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
