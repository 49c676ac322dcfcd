import { defineConfig } from 'tsdown'
import { inPageSource } from './build/in-page-source.ts'
import { thirdPartyNotices } from './build/third-party-notices.ts'

const entries = {
  index: 'src/index.ts',
  playwright: 'src/drivers/playwright.ts',
  'playwright-test': 'src/playwright-test/fixtures.ts',
  reporter: 'src/playwright-test/reporter.ts',
  puppeteer: 'src/drivers/puppeteer.ts',
  'puppeteer-extra': 'src/drivers/puppeteer-extra.ts',
  providers: 'src/providers/index.ts',
  bullmq: 'src/providers/bullmq/index.ts',
  testing: 'src/testing/index.ts',
}

export default defineConfig({
  format: {
    // A program, which nobody requires.
    esm: { entry: { ...entries, cli: 'src/cli/index.ts' } },
    cjs: { entry: entries },
  },
  target: 'node20.19',
  dts: true,
  fixedExtension: true,
  plugins: [inPageSource(), thirdPartyNotices()],
  // The first three are ESM with a default export, which `require` gives the CJS build as a namespace instead; of hono
  // only the template for HTML is used, which is a few kilobytes.
  deps: { alwaysBundle: ['p-queue', 'p-retry', /^fast-string-/, /^hono/] },
})
