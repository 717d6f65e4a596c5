/**
 * `npm start [-- FILE…]`: gets ready what is missing, builds, and opens the app with the files. Where no window can be shown, the
 * guided tour runs instead (see demo.mjs).
 */
import { appArguments, prepareApp } from './lib/app.mjs'
import { ensureDependencies } from './lib/bootstrap.mjs'
import { hasDisplay } from './lib/display.mjs'
import { run, say } from './lib/run.mjs'
import { runScript } from './lib/script.mjs'
import { runTour } from './lib/tour.mjs'

await runScript(async () => {
  await ensureDependencies()
  if (!hasDisplay()) {
    say('there is no display here: the app runs through its guided tour on a virtual one')
    return runTour()
  }
  const { path } = await prepareApp()
  // npm moves to the folder of package.json; the files are named from where the person stands.
  return run(path, appArguments(process.argv.slice(2)), { cwd: process.env['INIT_CWD'] ?? process.cwd() })
})
