/** `npm run bench [-- ARGUMENTS OF PLAYWRIGHT]`: measures the built app, and prints what the benchmarks found. */
import { ensureDependencies } from './lib/bootstrap.mjs'
import { runPlaywright } from './lib/playwright.mjs'
import { runScript } from './lib/script.mjs'

await runScript(async () => {
  await ensureDependencies()
  return runPlaywright(['--project=bench', '--reporter=list', ...process.argv.slice(2)])
})
