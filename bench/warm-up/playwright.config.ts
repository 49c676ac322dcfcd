import { defineConfig } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.mjs'

const { executablePath, args } = await findBrowser()

export default defineConfig({
  testMatch: '*.bench.ts',
  outputDir: '../../test-results/warm-up',
  workers: 1,
  reporter: 'line',
  use: { launchOptions: { executablePath, args } },
})
