import type { BrowserContext, Page } from 'playwright-core'
import type { SolverOptions } from '../options.ts'
import { followPages } from '../page/follow-pages.ts'
import { createSolver, type Solver } from '../solver.ts'
import {
  attachMethods,
  type ImageCaptchaMethods,
  type ImageCaptchaPageMethods,
  type PageSolver,
} from './methods.ts'

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
  attachTo(target, solver)
  if ('pages' in target) target.on('close', close)
  else target.on('close', close)
  return solver
}

/** Adds the methods to the page, or to every open and future page of the context. */
export function attachTo(target: BrowserContext | Page, solver: PageSolver): void {
  if ('pages' in target) followPages(target, (page) => attachMethods(page, solver))
  else attachMethods(target, solver)
}
