import type { Browser, Page } from 'puppeteer-core'
import type { SolverOptions } from '../options.ts'
import { followPages } from '../page/follow-pages.ts'
import { createSolver, type Solver } from '../solver.ts'
import { attachMethods, type ImageCaptchaMethods, type ImageCaptchaPageMethods } from './methods.ts'

declare module 'puppeteer-core' {
  interface Page extends ImageCaptchaPageMethods {}
  interface Frame extends ImageCaptchaMethods {}
}

export type { SolveOptions, SolverOptions } from '../options.ts'
export type { Solver } from '../solver.ts'
export type { QueueOptions } from '../waiting-room/options.ts'
export type { QueueProgress, QueueToken, QueueTurn } from '../waiting-room/result.ts'
export type { ImageCaptchaMethods, ImageCaptchaPageMethods } from './methods.ts'

/**
 * Gives every page of a browser, popups and pages to come included, or one page alone, `findImageCaptchas()` and
 * `solveImageCaptchas()`, and so every frame.
 *
 * @returns the solver behind them, for its events. It is closed with the browser or the page.
 * @throws {InvalidOptionError} naming the option that is wrong.
 * @example
 * await withImageCaptchas(browser, { origins: ['https://staging.example.com'] })
 * await page.solveImageCaptchas()
 */
export async function withImageCaptchas(target: Browser | Page, options?: SolverOptions): Promise<Solver> {
  const solver = createSolver(options)
  if (!('pages' in target)) {
    attachMethods(target, solver)
    target.on('close', () => void solver.close())
    return solver
  }
  await attachToBrowser(target, solver)
  target.on('disconnected', () => void solver.close())
  return solver
}

/** Gives the pages that are there the methods, and those that come. */
export async function attachToBrowser(browser: Browser, solver: Solver): Promise<void> {
  await followPages(browser, (page) => attachMethods(page, solver)).ready
}
