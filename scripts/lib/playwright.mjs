import { commandScript } from './paths.mjs'
import { run } from './run.mjs'

/**
 * Runs tests in the real app. What they need (Electron, libraries, build, display) is got ready by their own global setup, so
 * that `npx playwright test` works alone too.
 * @param {readonly string[]} args of `playwright test`
 * @param {NodeJS.ProcessEnv} [env] additions to the environment
 * @returns {Promise<number>} exit code
 */
export const runPlaywright = (args, env = {}) =>
  run(process.execPath, [commandScript('@playwright/test:playwright'), 'test', ...args], {
    env: { ...process.env, ...env },
  })
