import { accessSync, constants, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { hasDisplay } from './display.mjs'
import { capture, run, say } from './run.mjs'

/** What Electron and the virtual display need, by the names of each family of distributions (`ID` or `ID_LIKE` in os-release). */
const packages = {
  debian: ['xvfb', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libatk-bridge2.0-0', 'libxss1'],
  fedora: ['xorg-x11-server-Xvfb', 'gtk3', 'nss', 'alsa-lib', 'mesa-libgbm', 'at-spi2-atk', 'libXScrnSaver'],
  arch: ['xorg-server-xvfb', 'gtk3', 'nss', 'alsa-lib', 'mesa', 'at-spi2-core', 'libxss'],
}

/**
 * Makes sure that Electron finds its shared libraries and, where there is no display, an X server without a screen. On Debian
 * and its relatives, as root, the missing packages are installed; elsewhere the command to do so is printed and the process
 * ends with 1. Other systems than Linux bring all of this along.
 * @param {string} electron path of the executable
 * @returns {Promise<void>}
 */
export async function ensureSystemLibraries(electron) {
  if (process.platform !== 'linux') return
  const missing = await missingParts(electron)
  if (missing.length === 0) return
  say(`missing on this system: ${missing.join(', ')}`)
  if (distributionFamily() === 'debian' && process.getuid?.() === 0) {
    await installDebianPackages()
    const stillMissing = await missingParts(electron)
    if (stillMissing.length === 0) return
    say(`still missing: ${stillMissing.join(', ')}`)
  } else {
    say(`install them with\n  ${await installCommand()}`)
  }
  process.exit(1)
}

/**
 * @param {string} electron
 * @returns {Promise<string[]>} names of shared libraries, and of the X server when it is needed
 */
async function missingParts(electron) {
  // ldd speaks the language of the system; "not found" is what it says in C.
  const { output } = await capture('ldd', [electron], { env: { ...process.env, LC_ALL: 'C' } })
  const libraries = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
  return hasDisplay() || isOnPath('Xvfb') ? libraries : [...libraries, 'Xvfb']
}

async function installDebianPackages() {
  say('installing system packages (apt-get)')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-qq'], { env })
  if (update !== 0) say('apt-get update failed; trying with the package lists at hand')
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...(await debianPackages())], { env })
}

/** @returns {Promise<string[]>} since their move to 64-bit time, Debian 13 and Ubuntu 24.04 name some libraries `…t64` */
async function debianPackages() {
  return Promise.all(
    packages.debian.map(async (name) => {
      const { code } = await capture('apt-cache', ['show', `${name}t64`])
      return code === 0 ? `${name}t64` : name
    }),
  )
}

async function installCommand() {
  const family = distributionFamily()
  if (family === 'debian') {
    return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${(await debianPackages()).join(' ')}`
  }
  if (family === 'arch') return `sudo pacman -S --needed ${packages.arch.join(' ')}`
  const names = packages.fedora.join(' ')
  return family === 'fedora'
    ? `sudo dnf install -y ${names}`
    : `your package manager; on Fedora they are called ${names}`
}

/** @returns {keyof typeof packages | undefined} */
function distributionFamily() {
  try {
    const ids = [...readFileSync('/etc/os-release', 'utf8').matchAll(/^ID(?:_LIKE)?="?([^"\n]*)/gm)]
    const names = ids.flatMap((match) => (match[1] ?? '').split(' '))
    if (names.some((name) => name === 'debian' || name === 'ubuntu')) return 'debian'
    if (names.some((name) => name === 'fedora' || name === 'rhel')) return 'fedora'
    return names.includes('arch') ? 'arch' : undefined
  } catch {
    // A system without os-release: the packages cannot be named for it.
    return undefined
  }
}

/** @param {string} program */
const isOnPath = (program) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
