/** The script of the benchmarks of merging: built from the app's own sources, and run in processes of its own. */
import { expect } from '@playwright/test'
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { alias } from '../vite.config'

export const root = resolve(import.meta.dirname, '../../..')
/** Inside the checkout, where the libraries are found that the script takes. */
const folder = join(root, 'out/bench-merge')
/** See `script.ts`. */
export const script = join(folder, 'script.mjs')

export async function buildScript(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias },
    build: {
      ssr: join(root, 'test/bench/merge/script.ts'),
      target: 'node20',
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'script.mjs' } },
    },
  })
}

/** Runs a script in a process of its own; answers what it printed. */
export async function node(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const code = await new Promise((resolvePromise, reject) => child.on('error', reject).on('close', resolvePromise))
  expect(code, args.join(' ')).toBe(0)
  return printed
}
