import { commandScript } from './paths.mjs'
import { capture } from './run.mjs'

/** @typedef {{name: string, args: readonly string[]}} Check a node script with its arguments, which succeeds with exit code 0 */

/** @type {readonly Check[]} */
const checks = [
  // The longest first: two run at a time.
  { name: 'lint', args: [commandScript('eslint'), '--max-warnings=0', '.'] },
  ...['core', 'node', 'preload', 'web', 'test', 'scripts'].map((world) => ({
    name: `types: ${world}`,
    args: [commandScript('typescript:tsc'), '-p', `tsconfig.${world}.json`],
  })),
  { name: 'formatting', args: [commandScript('prettier'), '--check', '--log-level=warn', '.'] },
  { name: 'layers', args: [commandScript('dependency-cruiser:depcruise'), '--output-type=err', 'src', 'test'] },
  { name: 'unused', args: [commandScript('knip'), '--no-progress'] },
]

/**
 * Runs every check, two at a time, and reports each on standard output when it ends: one line, and the whole output of one
 * that failed.
 * @returns {Promise<{passed: number, failed: number}>} how many
 */
export async function runChecks() {
  const waiting = [...checks]
  const counts = { passed: 0, failed: 0 }
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const started = performance.now()
      const { code, output } = await capture(process.execPath, check.args)
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`)
      if (code !== 0) console.log(output)
      counts[code === 0 ? 'passed' : 'failed']++
    }
  }
  await Promise.all([worker(), worker()])
  return counts
}
