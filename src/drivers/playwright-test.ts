import { type Fixtures, type PlaywrightTestArgs, type TestInfo, test } from '@playwright/test'
import type { SolveOptions, SolverOptions } from '../options.ts'
import type { PagePort, Target } from '../page/port.ts'
import type { QueueOptions } from '../queue-options.ts'
import type { Solution } from '../result.ts'
import { createSolver, type Solver } from '../solver.ts'
import { attachTo } from './playwright.ts'

export type { SolveOptions, SolverOptions } from '../options.ts'
export type { QueueOptions } from '../queue-options.ts'
export type { QueueProgress, QueueToken, QueueTurn } from '../queue-result.ts'
export type { ImageCaptchaMethods, ImageCaptchaPageMethods } from './methods.ts'

export interface ImageCaptchaTestOptions {
  /**
   * Options of the solver: `use: { imageCaptcha: { origins: [...] } }` in a project, or `test.use(...)`.
   *
   * @default {}
   */
  imageCaptcha: SolverOptions
}

/**
 * Fixtures for `test.extend(...)`: every page of the test's context, popups included, gets `findImageCaptchas()` and
 * `solveImageCaptchas()`. Each captcha is a step of the report, with its pictures and what became of them attached.
 *
 * @example
 * const test = base.extend<ImageCaptchaTestOptions>(imageCaptchaFixtures)
 */
export const imageCaptchaFixtures: Fixtures<ImageCaptchaTestOptions, object, PlaywrightTestArgs> = {
  imageCaptcha: [{}, { option: true }],
  context: async ({ context, imageCaptcha }, use, testInfo) => {
    const solver = createSolver(imageCaptcha)
    attachTo(context, withReport(solver, imageCaptcha, testInfo))
    await use(context)
    await solver.close()
  },
}

/** The same solver, whose solving shows in the report before its error, if any, is thrown. */
function withReport(solver: Solver, options: SolverOptions, testInfo: TestInfo): Solver {
  const solve = (target: Target, overrides: SolveOptions = {}) =>
    test.step(
      'solve image captchas',
      async () => {
        const result = await solver.solve(target, { ...overrides, throwOnError: false })
        for (const solution of result.solutions) await reportCaptcha(solution, testInfo)
        if (result.error && (overrides.throwOnError ?? options.throwOnError ?? true)) throw result.error
        return result
      },
      { box: true },
    )
  const waitForQueueTurn = (page: PagePort, overrides?: QueueOptions) =>
    test.step('wait for the turn in the queue', () => solver.waitForQueueTurn(page, overrides), { box: true })
  return { ...solver, solve, waitForQueueTurn }
}

/** One step for a captcha, named after what happened, with each picture and all that was read attached. */
async function reportCaptcha({ captcha, attempts }: Solution, testInfo: TestInfo): Promise<void> {
  const { pathname } = new URL(captcha.url)
  const count = `${attempts.length} ${attempts.length === 1 ? 'attempt' : 'attempts'}`
  const ending = attempts.at(-1)?.verdict ?? 'not read'
  await test.step(`image captcha on ${pathname}: ${captcha.module}, ${count}, ${ending}`, async () => {
    for (const { number, image, mediaType, verdict } of attempts) {
      const name = `captcha ${captcha.id}, picture ${number}: ${verdict}`
      await testInfo.attach(name, { body: Buffer.from(image), contentType: mediaType })
    }
    const told = attempts.map(({ number, capturedBy, answers, reading, verdict, reason, ms }) => ({
      number,
      capturedBy,
      answers: answers.map(({ provider, reading: read, error, ms: took }) => ({
        provider,
        text: read?.text,
        score: read?.score,
        error: error?.summary,
        ms: took,
      })),
      text: reading?.text,
      verdict,
      reason,
      ms,
    }))
    const body = JSON.stringify({ captcha, attempts: told }, null, 2)
    await testInfo.attach(`captcha ${captcha.id}, result`, { body, contentType: 'application/json' })
  })
}
