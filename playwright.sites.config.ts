import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'
import type { DriverOptions } from './test/e2e/harness.ts'

/** Real sites in their libraries' languages, apart: they are set up by `npm run sites:setup`. */
export default defineConfig<DriverOptions>({
  ...base,
  testDir: 'test/sites',
  projects: [
    { name: 'sites-playwright', use: { driver: 'playwright' } },
    { name: 'sites-puppeteer', use: { driver: 'puppeteer' } },
  ],
  // A framework's first page takes a busy machine minutes.
  timeout: 600_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/sites.json' }]],
})
