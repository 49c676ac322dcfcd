import { fileURLToPath } from 'node:url'
import { defineConfig, type ReporterDescription } from '@playwright/test'
import type { ImageCaptchaTestOptions } from 'solve-image-captchas/playwright-test'
import { describeChromiumForPlaywright } from '../../lean-chromium.ts'
import { answerOf, outputFolder, siteUrl, withLongTimeouts } from './support.ts'

const { executablePath, args } = await describeChromiumForPlaywright()
const ownReporter: ReporterDescription = [
  fileURLToPath(import.meta.resolve('solve-image-captchas/reporter')),
  { outputFolder: `${outputFolder}/gallery` },
]

/** A separate suite that the tests run as a user would, and whose report they read. */
export default defineConfig<ImageCaptchaTestOptions>({
  testDir: '.',
  testMatch: '*.nested.ts',
  outputDir: `${outputFolder}/results`,
  timeout: 240_000,
  workers: 1,
  reporter: process.env.NESTED_BLOB
    ? [['blob', { outputFile: process.env.NESTED_BLOB }]]
    : [
        ['line'],
        ['./outcome-reporter.ts', { outputFile: `${outputFolder}/outcomes.json` }],
        ['html', { outputFolder: `${outputFolder}/html`, open: 'never' }],
        ownReporter,
      ],
  use: { baseURL: siteUrl, launchOptions: { executablePath, args } },
  projects: [
    {
      name: 'refused',
      testMatch: 'options.nested.ts',
      use: { imageCaptcha: withLongTimeouts({ provider: () => 'wrong', attempts: 2, throwOnError: false }) },
    },
    {
      name: 'taken',
      testMatch: 'options.nested.ts',
      use: { imageCaptcha: withLongTimeouts({ provider: answerOf('trek') }) },
    },
    {
      name: 'contexts',
      testMatch: 'contexts.nested.ts',
      use: { imageCaptcha: withLongTimeouts({ provider: answerOf('trek') }), trace: 'on' },
    },
    { name: 'own-fixtures', testMatch: 'own-fixtures.nested.ts' },
    { name: 'sign-in', testMatch: 'sign-in.nested.ts' },
    {
      name: 'members',
      testMatch: 'members.nested.ts',
      dependencies: ['sign-in'],
      use: { storageState: `${outputFolder}/visitor.json` },
    },
    { name: 'timeouts', testMatch: 'timeouts.nested.ts' },
    { name: 'failures', testMatch: 'failures.nested.ts', retries: 1 },
    { name: 'parallel', testMatch: 'parallel.nested.ts', fullyParallel: true, workers: 2 },
    { name: 'budget', testMatch: 'budget.nested.ts', fullyParallel: true, workers: 3 },
  ],
})
