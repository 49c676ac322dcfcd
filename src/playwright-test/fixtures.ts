import { type Fixtures, type PlaywrightTestArgs, type PlaywrightWorkerArgs, test } from '@playwright/test'
import type { BrowserContext } from 'playwright-core'
import { attachTo } from '../drivers/playwright.ts'
import { followContexts } from './follow-contexts.ts'
import type { ImageCaptchaOptions } from './options.ts'
import { createWorkerSolvers, type WorkerSolvers } from './worker-solvers.ts'

export type { ImageCaptchaMethods, ImageCaptchaPageMethods } from '../drivers/methods.ts'
export type { SolveOptions, SolverOptions } from '../options.ts'
export type { QueueOptions } from '../waiting-room/options.ts'
export type { QueueProgress, QueueToken, QueueTurn } from '../waiting-room/result.ts'
export type { ImageCaptchaOptions } from './options.ts'

export interface ImageCaptchaTestOptions {
  /**
   * Options of the solver, and `extendTimeout`: `use: { imageCaptcha: { origins: [...] } }` in a project, or
   * `test.use(...)`, which replaces those of the project as a whole.
   *
   * @default {}
   */
  imageCaptcha: ImageCaptchaOptions
}

interface OwnTestFixtures extends ImageCaptchaTestOptions {
  _imageCaptchaTest: undefined
}

interface OwnWorkerFixtures {
  _imageCaptchas: WorkerSolvers
}

const fixtures: Fixtures<OwnTestFixtures, OwnWorkerFixtures, PlaywrightTestArgs, PlaywrightWorkerArgs> = {
  imageCaptcha: [{}, { option: true }],

  _imageCaptchas: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
    async ({}, use, { project }) => {
      const { imageCaptcha } = project.use as Partial<ImageCaptchaTestOptions>
      const solvers = createWorkerSolvers(test, imageCaptcha)
      await use(solvers)
      await solvers.close()
    },
    { scope: 'worker', box: true },
  ],

  // For every test, as a test may use no other fixture than `browser`, which knows nothing of a test's options.
  _imageCaptchaTest: [
    async ({ imageCaptcha, _imageCaptchas }, use) => {
      _imageCaptchas.begin(imageCaptcha)
      await use(undefined)
      await _imageCaptchas.end()
    },
    { auto: true, box: true },
  ],

  browser: [
    async ({ browser, _imageCaptchas }, use) => {
      const stop = followContexts(browser, (context) => follow(context, _imageCaptchas))
      await use(browser)
      stop()
    },
    { scope: 'worker', box: 'self' },
  ],

  // A context may come from elsewhere than `browser`: from launchPersistentContext(), or kept from an earlier test.
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
  attachTo(context, solver)
}

/**
 * Fixtures for `test.extend(...)`: every page of every context, popups included, gets `findImageCaptchas()`,
 * `solveImageCaptchas()` and `waitForQueueTurn()`. Each captcha is a step of the report, with its images and what
 * became of them attached.
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
