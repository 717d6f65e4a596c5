/** `npm run demo`: runs the app through its guided tour, on the display there is or a virtual one. */
import { ensureDependencies } from './lib/bootstrap.mjs'
import { runScript } from './lib/script.mjs'
import { runTour } from './lib/tour.mjs'

await runScript(async () => {
  await ensureDependencies()
  return runTour()
})
