import { defineConfig } from '@playwright/test'
import type { DriverOptions } from './test/e2e/harness.ts'

export default defineConfig<DriverOptions>({
  testDir: 'test/e2e',
  // Against the built package: code for the page is only whole once it is built.
  projects: [
    { name: 'playwright', testIgnore: 'hosts/**', use: { driver: 'playwright' } },
    { name: 'puppeteer', testIgnore: 'hosts/**', use: { driver: 'puppeteer' } },
    // What only one of them has: its ways to reach pages, its report.
    { name: 'hosts', testMatch: 'hosts/**/*.spec.ts' },
  ],
  workers: 2,
  timeout: 90_000,
  // Real browsers on a machine that is busy with others: a test that passes only when run again is reported as flaky.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
