/**
 * The command line from a checkout: `npm run --silent sanad -- COMMAND`. Builds it first if need be; relative paths are
 * those of the folder where npm was called, and the standard output is the command's alone.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './lib/paths.mjs'

// npm runs a script in the checkout's folder. Its word for where it was called counts only if it started this very script.
const calledFrom = process.env['npm_lifecycle_event'] === 'sanad' ? process.env['INIT_CWD'] : undefined

const build = spawnSync(process.execPath, [join(root, 'scripts/lib/buildCli.mjs')], { stdio: ['ignore', 2, 2] })
if (build.status === 0) {
  if (calledFrom !== undefined) process.chdir(calledFrom)
  await import(pathToFileURL(join(root, 'out/cli/sanad.mjs')).href)
} else {
  process.exitCode = 2
}
