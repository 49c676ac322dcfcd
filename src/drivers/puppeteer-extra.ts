import type { BrowserContext, Page } from 'playwright-core'
import type { Browser } from 'puppeteer-core'
import type { SolverOptions } from '../options.ts'
import { createSolver, type Solver } from '../solver.ts'
import { attachMethods } from './methods.ts'
import { attachTo } from './playwright.ts'
import { attachToBrowser } from './puppeteer.ts'

/** What puppeteer-extra and playwright-extra call of a plugin. They know one by its first property, whatever its class. */
interface ImageCaptchaExtraPlugin {
  readonly _isPuppeteerExtraPlugin: true
  /** playwright-extra would else make pages look like Puppeteer's. */
  readonly noPuppeteerShim: true
  readonly name: string
  readonly requirements: Set<never>
  readonly dependencies: Set<never>
  /**
   * The solver behind the methods, for its events. It outlives every browser, as a plugin serves those that are
   * launched later as well; `solver.close()` frees what its providers hold.
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
 * A plugin for puppeteer-extra, and for playwright-extra: every page and frame gets `findImageCaptchas()` and
 * `solveImageCaptchas()`, first pages and popups included.
 *
 * @throws {InvalidOptionError} naming the option that is wrong.
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
    // The base class gathers its child's methods here; this plugin is no child of it.
    _register() {},
    _getMissingDependencies: () => new Set(),
    // puppeteer-extra, at launch and at connect.
    _bindBrowserEvents: (browser) => attachToBrowser(browser, solver),
    // playwright-extra: contexts it makes itself, and those that are there when it connects.
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
