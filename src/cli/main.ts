/** The command line `sanad` as a process. */
import { randomUUID } from 'node:crypto'
import { run } from './run'

// A reader that had enough (`sanad check F | head`) closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  now: () => new Date().toISOString(),
  newId: randomUUID,
})
