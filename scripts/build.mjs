/** `npm run build [-- --force]`: builds the app into `out/` if its sources have changed. */
import { ensureDependencies } from './lib/bootstrap.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { runScript } from './lib/script.mjs'

await runScript(async () => {
  await ensureDependencies()
  await ensureBuilt({ force: process.argv.includes('--force') })
  return 0
})
