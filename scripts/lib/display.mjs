import { spawn } from 'node:child_process'

/**
 * Whether a window can be shown: always but on Linux, where an X or Wayland server must be named by the environment.
 * @returns {boolean}
 */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY'])

/**
 * Starts an X server without a screen, 1920x1080 in true colour, on a display number of its own choice.
 * @returns {Promise<{display: string, stop: () => void}>} the value for `DISPLAY`, and what ends that server. It also ends with
 *   this process.
 * @throws when Xvfb cannot be started
 */
export async function startVirtualDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const stop = () => {
    server.kill()
    process.off('exit', stop)
  }
  process.on('exit', stop)
  /** @type {string} */
  const number = await new Promise((resolve, reject) => {
    server.on('error', reject)
    server.on('exit', (code) => reject(new Error(`Xvfb ended at once, with code ${code}`)))
    let written = ''
    server.stdio[3]?.on('data', (bytes) => {
      written += String(bytes)
      // The server writes the number and the newline apart, and gives up when nobody reads the second.
      if (written.endsWith('\n')) resolve(written.trim())
    })
  })
  // Neither the server nor the pipe to it must keep this process alive.
  server.unref()
  server.stdio[3]?.destroy()
  return { display: `:${number}`, stop }
}
