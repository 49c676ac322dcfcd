import { defineConfig } from '@playwright/test'
import type { DriverOptions } from './test/e2e/harness.ts'

export default defineConfig<DriverOptions>({
  testDir: 'test/e2e',
  // Every spec runs under both drivers, against the built package: code for the page is only whole once it is built.
  projects: [
    { name: 'playwright', use: { driver: 'playwright' } },
    { name: 'puppeteer', use: { driver: 'puppeteer' } },
  ],
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
