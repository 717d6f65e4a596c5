/** The scripts of benchmarks: built from the app's own sources, and run in processes of their own. */
import { expect } from '@playwright/test'
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { alias } from '../vite.config'

export const root = resolve(import.meta.dirname, '../../..')
/** Each is `script.ts` in its folder here. */
type Part = 'merge' | 'datasets'

/** Inside the checkout, where the libraries are found that a script takes. */
const folderOf = (part: Part) => join(root, `out/bench-${part}`)

/** Where the built script of a part is. */
export const scriptOf = (part: Part) => join(folderOf(part), 'script.mjs')
/** See `script.ts`. */
export const script = scriptOf('merge')

export async function buildScript(part: Part = 'merge'): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias },
    build: {
      ssr: join(root, `test/bench/${part}/script.ts`),
      target: 'node20',
      outDir: folderOf(part),
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
