import { defineConfig } from '@playwright/test'
import base, { hosts } from './playwright.config.ts'
import type { DriverOptions } from './test/e2e/harness.ts'

/** The same tests with a stock Firefox under Puppeteer, apart: `npm test` gets no Firefox where there is none. */
export default defineConfig<DriverOptions>({
  ...base,
  projects: [{ name: 'firefox', testIgnore: hosts, use: { driver: 'puppeteer-firefox' } }],
})
