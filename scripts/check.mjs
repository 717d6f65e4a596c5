/** `npm run check`: types, lint, formatting, layers, unused code. Exit code 1 when one of them finds anything. */
import { ensureDependencies } from './lib/bootstrap.mjs'
import { runScript } from './lib/script.mjs'

await runScript(async () => {
  await ensureDependencies()
  const { runChecks } = await import('./lib/checks.mjs')
  const { failed } = await runChecks()
  return failed === 0 ? 0 : 1
})
