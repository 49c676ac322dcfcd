import type { BrowserContext, Page } from 'playwright-core'
import type { SolverOptions } from '../options.ts'
import { createSolver, type Solver } from '../solver.ts'
import { attachTo, type ImageCaptchaMethods, type ImageCaptchaPageMethods } from './methods.ts'

declare module 'playwright-core' {
  interface Page extends ImageCaptchaPageMethods {}
  interface Frame extends ImageCaptchaMethods {}
}

export type { Solver } from '../solver.ts'
export type * from './public-types.ts'

/**
 * Adds `findImageCaptchas()`, `solveImageCaptchas()` and `waitForQueueTurn()` to a single page, or to every page of a
 * context, including popups and pages opened later. Frames get the first two.
 *
 * @returns the solver behind the methods, for its events. It closes with the context or the page.
 * @throws {InvalidOptionError} naming the invalid option.
 * @example
 * withImageCaptchas(context, { origins: ['https://staging.example.com'] })
 * await page.solveImageCaptchas()
 */
export function withImageCaptchas(target: BrowserContext | Page, options?: SolverOptions): Solver {
  const solver = createSolver(options)
  const close = () => void solver.close()
  void attachTo(target, solver)
  if ('pages' in target) target.on('close', close)
  else target.on('close', close)
  return solver
}
