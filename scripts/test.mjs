/**
 * `npm test [-- --only=check,unit,property,e2e]`: gets ready what is missing and runs the checks and every test. The last line is
 * `N passed, N failed`, or `N passed, N failed, N skipped`, over all of them; each check counts as one test.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDependencies } from './lib/bootstrap.mjs'
import { runScript } from './lib/script.mjs'

/**
 * The suites by name, in the order in which they run: what is quick and what is basic first.
 * @param {string} reports a folder for the results
 * @returns {Promise<Record<string, () => Promise<{passed: number, failed: number, skipped?: number}>>>}
 */
async function suites(reports) {
  const { runChecks } = await import('./lib/checks.mjs')
  const { runE2e, runVitest } = await import('./lib/suites.mjs')
  return {
    check: runChecks,
    unit: () => runVitest('unit', join(reports, 'unit.json')),
    property: () => runVitest('property', join(reports, 'property.json')),
    e2e: () => runE2e(join(reports, 'e2e.json')),
  }
}

await runScript(async () => {
  await ensureDependencies()
  const only = process.argv
    .find((argument) => argument.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',')
  const reports = mkdtempSync(join(tmpdir(), 'sanad-test-'))
  const total = { passed: 0, failed: 0, skipped: 0 }
  const summary = []
  for (const [name, runSuite] of Object.entries(await suites(reports))) {
    if (only !== undefined && !only.includes(name)) continue
    console.log(`\n== ${name}`)
    const { passed, failed, skipped = 0 } = await runSuite()
    summary.push(`${name.padEnd(10)}${line({ passed, failed, skipped })}`)
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
  }
  rmSync(reports, { recursive: true, force: true })
  console.log(`\n${summary.join('\n')}\n\n${line(total)}`)
  return total.failed === 0 ? 0 : 1
})

/** @param {{passed: number, failed: number, skipped: number}} counts */
function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
