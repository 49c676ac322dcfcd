import type { Browser, Page } from 'puppeteer-core'
import type { SolverOptions } from '../options.ts'
import { createSolver, type Solver } from '../solver.ts'
import { attachTo, type ImageCaptchaMethods, type ImageCaptchaPageMethods } from './methods.ts'

declare module 'puppeteer-core' {
  interface Page extends ImageCaptchaPageMethods {}
  interface Frame extends ImageCaptchaMethods {}
}

export type { Solver } from '../solver.ts'
export type * from './public-types.ts'

/**
 * Adds `findImageCaptchas()`, `solveImageCaptchas()` and `waitForQueueTurn()` to a single page, or to every page of a
 * browser, including popups and pages opened later. Frames get the first two.
 *
 * @returns the solver behind the methods, for its events. It closes with the browser or the page.
 * @throws {InvalidOptionError} naming the invalid option.
 * @example
 * await withImageCaptchas(browser, { origins: ['https://staging.example.com'] })
 * await page.solveImageCaptchas()
 */
export async function withImageCaptchas(target: Browser | Page, options?: SolverOptions): Promise<Solver> {
  const solver = createSolver(options)
  const close = () => void solver.close()
  await attachTo(target, solver)
  if ('pages' in target) target.on('disconnected', close)
  else target.on('close', close)
  return solver
}
