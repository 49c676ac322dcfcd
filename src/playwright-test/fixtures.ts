import { type Fixtures, type PlaywrightTestArgs, type PlaywrightWorkerArgs, test } from '@playwright/test'
import type { BrowserContext } from 'playwright-core'
import { attachTo, type ImageCaptchaMethods, type ImageCaptchaPageMethods } from '../drivers/methods.ts'
import { followContexts } from './follow-contexts.ts'
import type { ImageCaptchaOptions } from './options.ts'
import { createWorkerSolvers, type WorkerSolvers } from './worker-solvers.ts'

declare module 'playwright-core' {
  interface Page extends ImageCaptchaPageMethods {}
  interface Frame extends ImageCaptchaMethods {}
}

export type * from '../drivers/public-types.ts'
export type { ImageCaptchaOptions } from './options.ts'

/** The test option that the fixtures add. */
export interface ImageCaptchaTestOptions {
  /**
   * The solver's options and `extendTimeout`. Set it per project with `use: { imageCaptcha: { origins: [...] } }`, or
   * with `test.use(...)`, which replaces the project's options as a whole.
   *
   * @default {}
   */
  imageCaptcha: ImageCaptchaOptions
}

interface TestFixtures extends ImageCaptchaTestOptions {
  _imageCaptchaTest: undefined
}

interface WorkerFixtures {
  _imageCaptchas: WorkerSolvers
}

const fixtures: Fixtures<TestFixtures, WorkerFixtures, PlaywrightTestArgs, PlaywrightWorkerArgs> = {
  imageCaptcha: [{}, { option: true }],

  _imageCaptchas: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads fixture names from this pattern.
    async ({}, use, { project }) => {
      const { imageCaptcha } = project.use as Partial<ImageCaptchaTestOptions>
      const solvers = createWorkerSolvers(test, imageCaptcha, project.outputDir)
      await use(solvers)
      await solvers.close()
    },
    { scope: 'worker', box: true },
  ],

  // Runs for every test: a test may use only the worker's `browser`, which does not know the test's options.
  _imageCaptchaTest: [
    async ({ imageCaptcha, _imageCaptchas }, use) => {
      _imageCaptchas.begin(imageCaptcha)
      await use(undefined)
      await _imageCaptchas.end()
    },
    { auto: true, box: 'self' },
  ],

  browser: [
    async ({ browser, _imageCaptchas }, use) => {
      const stop = followContexts(browser, (context) => follow(context, _imageCaptchas))
      await use(browser)
      stop()
    },
    { scope: 'worker', box: 'self' },
  ],

  // Not every context comes from `browser`: it may be a persistent one, or one kept from an earlier test.
  context: [
    async ({ context, _imageCaptchas }, use) => {
      follow(context, _imageCaptchas)
      await use(context)
    },
    { scope: 'test', box: 'self' },
  ],
}

const followed = new WeakSet<BrowserContext>()

function follow(context: BrowserContext, { solver }: WorkerSolvers): void {
  if (followed.has(context)) return
  followed.add(context)
  void attachTo(context, solver)
}

/**
 * Fixtures for `test.extend(...)`: they add `findImageCaptchas()`, `solveImageCaptchas()` and `waitForQueueTurn()` to
 * every page of every context, including popups. Each captcha is a step in the report, with its images and the result
 * of each attached.
 *
 * @example
 * const test = base.extend<ImageCaptchaTestOptions>(imageCaptchaFixtures)
 */
export const imageCaptchaFixtures = fixtures as Fixtures<
  ImageCaptchaTestOptions,
  object,
  PlaywrightTestArgs,
  PlaywrightWorkerArgs
>
