/** `npm run screens`: takes pictures of every screen into `docs/screens/`, on the display there is or a virtual one. */
import { ensureDependencies } from './lib/bootstrap.mjs'
import { runPlaywright } from './lib/playwright.mjs'
import { runScript } from './lib/script.mjs'

await runScript(async () => {
  await ensureDependencies()
  return runPlaywright(['--project=screens', '--reporter=list', ...process.argv.slice(2)])
})
