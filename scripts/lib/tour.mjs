import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { runPlaywright } from './playwright.mjs'

/**
 * Runs the guided tour: the real app is driven through the sample project as a person would, and leaves screenshots and the
 * exported files in `demo-output/`, which is emptied first. Says what is there.
 * @returns {Promise<number>} exit code
 */
export async function runTour() {
  const folder = join(root, 'demo-output')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const code = await runPlaywright(['--project=demo', '--reporter=list'])
  const files = readdirSync(folder).sort()
  console.log(`\nThe tour ${code === 0 ? 'is done' : 'failed'}. In ${folder}:`)
  for (const file of files) console.log(`  ${file}`)
  return code
}
