import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const root = resolve(import.meta.dirname, '../..')

export const alias = {
  '@core': resolve(root, 'src/core'),
  '@files': resolve(root, 'src/files'),
  '@shared': resolve(root, 'src/shared'),
  '@renderer': resolve(root, 'src/renderer/src'),
}

/** Builds the page of the benchmarks from the app's own sources; the app that ships does not contain it. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'page'),
  resolve: { alias },
  build: { outDir: resolve(root, 'out/bench'), emptyOutDir: true, target: 'chrome130' },
  logLevel: 'warn',
})
