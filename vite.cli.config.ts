import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** The command line as one file; what is in node_modules stays there. */
export default defineConfig({
  resolve: {
    alias: { '@core': resolve('src/core'), '@shared': resolve('src/shared'), '@files': resolve('src/files') },
  },
  build: {
    ssr: resolve('src/cli/main.ts'),
    target: 'node20',
    outDir: 'out/cli',
    rolldownOptions: { output: { entryFileNames: 'sanad.mjs' } },
  },
})
