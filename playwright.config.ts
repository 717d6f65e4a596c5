import { defineConfig } from '@playwright/test'

/**
 * Tests in the real app. Every test starts an Electron of its own with a data folder of its own, so two fit on a small machine;
 * the tour and the benchmarks want it for themselves. Times are for slow machines: a test that waits for the right thing is not slowed by them.
 */
export default defineConfig({
  globalSetup: './test/e2e/fixtures/globalSetup.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { actionTimeout: 10_000 },
  projects: [
    { name: 'e2e', testDir: 'test/e2e', testMatch: '**/*.e2e.ts' },
    { name: 'demo', testDir: 'test/e2e/tour', testMatch: '**/*.tour.ts', workers: 1, timeout: 300_000 },
    { name: 'screens', testDir: 'test/e2e/screens', testMatch: '**/*.shots.ts', workers: 1, timeout: 300_000 },
    { name: 'bench', testDir: 'test/bench', testMatch: '**/*.bench.ts', workers: 1, timeout: 600_000 },
  ],
})
