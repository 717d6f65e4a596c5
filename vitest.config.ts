import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      '@core': resolve('src/core'),
      '@shared': resolve('src/shared'),
      '@files': resolve('src/files'),
      '@renderer': resolve('src/renderer/src'),
    },
  },
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/property/**/*.test.{ts,tsx}'],
    environment: 'node',
    restoreMocks: true,
    // For slow machines: a property that runs many cases through a DOM takes seconds there.
    testTimeout: 30_000,
  },
})
