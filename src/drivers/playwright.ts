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

export type { SolveOptions, SolverOptions } from '../options.ts'
export type { Solver } from '../solver.ts'
export type { QueueOptions } from '../waiting-room/options.ts'
export type { QueueProgress, QueueToken, QueueTurn } from '../waiting-room/result.ts'
export type { ImageCaptchaMethods, ImageCaptchaPageMethods } from './methods.ts'

/**
 * Gives every page of a context, popups and pages to come included, or one page alone, `findImageCaptchas()` and
 * `solveImageCaptchas()`, and so every frame.
 *
 * @returns the solver behind them, for its events. It is closed with the context or the page.
 * @throws {InvalidOptionError} naming the option that is wrong.
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

/** Gives the pages that are there the methods, and those that come. */
export function attachTo(target: BrowserContext | Page, solver: PageSolver): void {
  if ('pages' in target) followPages(target, (page) => attachMethods(page, solver))
  else attachMethods(target, solver)
}
