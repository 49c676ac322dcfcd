import { defineConfig } from '@playwright/test'
import { flakyFails } from './scripts/test-totals.mjs'
import type { DriverOptions } from './test/e2e/harness.ts'

/** Specs that wait for pages more than they compute: a suite of their own, with more workers than there are cores. */
const waiting = ['verdicts.spec.ts', 'faults*.spec.ts']

/** What only one of the drivers has: its ways to reach pages, its report. */
export const hosts = /[\\/]e2e[\\/]hosts[\\/].*\.spec\.ts$/

export default defineConfig<DriverOptions>({
  testDir: 'test/e2e',
  // Against the built package: code for the page is only whole once it is built.
  projects: [
    { name: 'playwright', testIgnore: [hosts, ...waiting], use: { driver: 'playwright' } },
    {
      name: 'puppeteer',
      // 262 pages that measure what the code in the page makes of them: a driver only carries it there.
      testIgnore: [hosts, 'labelled-pages.spec.ts', ...waiting],
      use: { driver: 'puppeteer' },
    },
    { name: 'hosts', testMatch: hosts },
    { name: 'verdicts-playwright', testMatch: waiting, use: { driver: 'playwright' } },
    { name: 'verdicts-puppeteer', testMatch: waiting, use: { driver: 'puppeteer' } },
  ],
  // One more than there are cores in CI: half of a test is waiting.
  workers: 3,
  timeout: 180_000,
  // Nothing takes that long but on a machine that is busy with other things.
  expect: { timeout: 30_000 },
  // A second run tells a test that is flaky from one that is broken; in CI both fail.
  retries: 1,
  failOnFlakyTests: flakyFails,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
