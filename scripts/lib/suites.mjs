import { existsSync, readFileSync } from 'node:fs'
import { commandScript } from './paths.mjs'
import { runPlaywright } from './playwright.mjs'
import { run } from './run.mjs'

/** @typedef {{passed: number, failed: number, skipped: number}} Counts numbers of tests */

/**
 * Runs the unit or property tests (Vitest).
 * @param {'unit' | 'property'} kind the folder below `test/`
 * @param {string} report a file to write the results to
 * @returns {Promise<Counts>}
 */
export async function runVitest(kind, report) {
  const args = ['run', `test/${kind}/`, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(process.execPath, [commandScript('vitest'), ...args])
  return counted(code, report, (result) => ({
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.testResults.filter(failedAsAWhole).length,
    skipped: result.numPendingTests + result.numTodoTests,
  }))
}

/**
 * Runs the tests in the real app (Playwright).
 * @param {string} report a file to write the results to
 * @returns {Promise<Counts>}
 */
export async function runE2e(report) {
  const code = await runPlaywright(['--project=e2e', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report })
  return counted(code, report, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }))
}

/**
 * A test file that could not even be loaded: it lists no test that failed.
 * @param {{status: string, assertionResults: {status: string}[]}} file
 */
const failedAsAWhole = (file) =>
  file.status === 'failed' && !file.assertionResults.some((assertion) => assertion.status === 'failed')

/**
 * Reads what a runner reported. A runner that reported nothing, or that failed without a failed test (an error between the
 * tests), counts as one failure.
 * @param {number} code the runner's exit code
 * @param {string} report the file it was to write
 * @param {(result: any) => Counts} read
 * @returns {Counts}
 */
function counted(code, report, read) {
  const counts = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}
