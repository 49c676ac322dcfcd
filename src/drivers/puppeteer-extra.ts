import type { BrowserContext, Page } from 'playwright-core'
import type { Browser } from 'puppeteer-core'
import type { SolverOptions } from '../options.ts'
import { createSolver, type Solver } from '../solver.ts'
import { attachMethods } from './methods.ts'
import { attachTo } from './playwright.ts'
import { attachToBrowser } from './puppeteer.ts'

/**
 * The plugin interface that puppeteer-extra and playwright-extra call. They identify a plugin by
 * `_isPuppeteerExtraPlugin`, not by its class.
 */
interface ImageCaptchaExtraPlugin {
  readonly _isPuppeteerExtraPlugin: true
  /** Stops playwright-extra from shimming its pages to look like Puppeteer's. */
  readonly noPuppeteerShim: true
  readonly name: string
  readonly requirements: Set<never>
  readonly dependencies: Set<never>
  /**
   * The solver behind the methods, for its events. It outlives every browser, because the plugin also serves browsers
   * launched later. Call `solver.close()` to release the resources of its providers.
   */
  readonly solver: Solver
  _register(): void
  _getMissingDependencies(): Set<never>
  _bindBrowserEvents(browser: Browser): Promise<void>
  onContextCreated(context: BrowserContext): void
  onBrowser(browser: object): void
  onPageCreated(page: Page): void
}

/**
 * A plugin for puppeteer-extra and playwright-extra. Adds `findImageCaptchas()`, `solveImageCaptchas()` and
 * `waitForQueueTurn()` to every page, including first pages and popups. Frames get the first two.
 *
 * @throws {InvalidOptionError} naming the invalid option.
 * @example
 * puppeteer.use(ImageCaptchaPlugin({ origins: ['https://staging.example.com'] }))
 */
export default function ImageCaptchaPlugin(options?: SolverOptions): ImageCaptchaExtraPlugin {
  const solver = createSolver(options)
  return {
    _isPuppeteerExtraPlugin: true,
    noPuppeteerShim: true,
    name: 'solve-image-captchas',
    requirements: new Set(),
    dependencies: new Set(),
    solver,
    // In the base class this collects the subclass's hooks. This plugin does not extend it.
    _register() {},
    _getMissingDependencies: () => new Set(),
    // Called by puppeteer-extra on launch and on connect.
    _bindBrowserEvents: (browser) => attachToBrowser(browser, solver),
    // Called by playwright-extra: for the contexts it creates, and for those already open when it connects.
    onContextCreated: (context) => attachTo(context, solver),
    onBrowser(browser) {
      if ('contexts' in browser)
        for (const context of (browser as PlaywrightBrowser).contexts()) attachTo(context, solver)
    },
    onPageCreated: (page) => attachMethods(page, solver),
  }
}

interface PlaywrightBrowser {
  contexts(): BrowserContext[]
}
