import { PuppeteerExtraPlugin } from 'puppeteer-extra-plugin'
import { getDefaults } from 'valibot'
import { type SolverOptions, solverSchema } from '../options.ts'
import type { PageSource } from '../page/follow-pages.ts'
import { createSolver, type Solver } from '../solver.ts'
import { attachMethods, attachTo, type ImageCaptchaMethods, type ImageCaptchaPageMethods } from './methods.ts'

declare module 'playwright-core' {
  interface Page extends ImageCaptchaPageMethods {}
  interface Frame extends ImageCaptchaMethods {}
}

declare module 'puppeteer-core' {
  interface Page extends ImageCaptchaPageMethods {}
  interface Frame extends ImageCaptchaMethods {}
}

/**
 * A `PuppeteerExtraPlugin`. The interface stands in for the class, whose types need the package `puppeteer`, which users
 * of `puppeteer-core` and Playwright don't have.
 */
interface ImageCaptchaExtraPlugin {
  readonly _isPuppeteerExtraPlugin: boolean
  readonly name: string
  /** The options, with their defaults. */
  readonly opts: SolverOptions
  readonly defaults: SolverOptions
  readonly requirements: Set<'launch' | 'headful' | 'dataFromPlugins' | 'runLast'>
  readonly dependencies: Set<string>
  /** Stops playwright-extra from making its pages look like Puppeteer's. */
  readonly noPuppeteerShim: true
  /**
   * The solver behind the methods, for its events. It outlives every browser, because the plugin also serves browsers
   * launched later. Call `solver.close()` to release the resources of its providers.
   */
  readonly solver: Solver
  /** Adds the methods to a page by hand: to one that neither puppeteer-extra nor playwright-extra opened. */
  onPageCreated(page: object): Promise<void>
}

class ImageCaptchaExtra extends PuppeteerExtraPlugin implements ImageCaptchaExtraPlugin {
  readonly noPuppeteerShim = true
  readonly solver: Solver
  readonly #options: SolverOptions

  constructor(options: SolverOptions) {
    // The base class would keep a deep copy, which cuts providers and signals off from their originals.
    super()
    this.#options = { ...this.defaults, ...options }
    this.solver = createSolver(this.#options)
  }

  override get name() {
    return 'solve-image-captchas'
  }

  override get defaults(): SolverOptions {
    return getDefaults(solverSchema) as unknown as SolverOptions
  }

  override get opts(): SolverOptions {
    return this.#options
  }

  /** Covers what is open at launch, or when connecting to a running browser: pages in Puppeteer, contexts in Playwright. */
  override async onBrowser(browser: object) {
    if ('contexts' in browser)
      for (const context of (browser as PlaywrightBrowser).contexts()) await this.onContextCreated(context)
    else for (const page of await (browser as PageSource).pages()) await this.onPageCreated(page)
  }

  /** Called by playwright-extra only. Its contexts tell of their pages earlier than it does. */
  async onContextCreated(context: PageSource) {
    await attachTo(context, this.solver)
  }

  override async onPageCreated(page: object) {
    attachMethods(page, this.solver)
  }
}

interface PlaywrightBrowser {
  contexts(): PageSource[]
}

/**
 * A plugin for puppeteer-extra and playwright-extra. Adds `findImageCaptchas()`, `solveImageCaptchas()` and
 * `waitForQueueTurn()` to every page, including first pages and popups. Frames get the first two.
 *
 * @throws {InvalidOptionError} naming the invalid option.
 * @example
 * puppeteer.use(ImageCaptchaPlugin({ origins: ['https://staging.example.com'] }))
 */
export default function ImageCaptchaPlugin(options: SolverOptions = {}): ImageCaptchaExtraPlugin {
  return new ImageCaptchaExtra(options)
}
