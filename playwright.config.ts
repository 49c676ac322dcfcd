import { defineConfig } from '@playwright/test'
import { flakyFails } from './scripts/test-totals.mjs'
import type { DriverOptions } from './test/e2e/harness.ts'

export default defineConfig<DriverOptions>({
  testDir: 'test/e2e',
  // Against the built package: code for the page is only whole once it is built.
  projects: [
    { name: 'playwright', testIgnore: 'hosts/**', use: { driver: 'playwright' } },
    {
      name: 'puppeteer',
      // 177 pages that measure what the code in the page makes of them: a driver only carries it there.
      testIgnore: ['hosts/**', 'labelled-pages.spec.ts'],
      use: { driver: 'puppeteer' },
    },
    // What only one of them has: its ways to reach pages, its report.
    { name: 'hosts', testMatch: 'hosts/**/*.spec.ts' },
  ],
  workers: 2,
  timeout: 90_000,
  // A second run tells a test that is flaky from one that is broken; in CI both fail.
  retries: 1,
  failOnFlakyTests: flakyFails,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
