import { test as base, defineConfig } from '@playwright/test'
import type { BrowserContext } from 'playwright-core'
import type { Browser } from 'puppeteer-core'
import { createSolver, defineModule, ProviderError, type SolveResult } from 'solve-image-captchas'
import { withImageCaptchas as withPlaywright } from 'solve-image-captchas/playwright'
import { type ImageCaptchaTestOptions, imageCaptchaFixtures } from 'solve-image-captchas/playwright-test'
import { chain, fixed, local } from 'solve-image-captchas/providers'
import { withImageCaptchas as withPuppeteer } from 'solve-image-captchas/puppeteer'
import ImageCaptchaPlugin from 'solve-image-captchas/puppeteer-extra'
import ImageCaptchaReporter from 'solve-image-captchas/reporter'

const module = defineModule({ name: 'mine', image: 'img', answer: { length: [4, 6] } })

export async function solveInPlaywright(context: BrowserContext): Promise<SolveResult> {
  withPlaywright(context, { provider: chain(local(), fixed('text')), modules: ['svg-captcha', module] })
  const page = await context.newPage()
  const { captchas } = await page.mainFrame().findImageCaptchas()
  captchas satisfies { id: string }[]
  return page.solveImageCaptchas({ minScore: 0.9, signal: AbortSignal.timeout(1_000) })
}

export async function solveInPuppeteer(browser: Browser): Promise<boolean> {
  await withPuppeteer(browser, { provider: async ({ image }) => `${image.byteLength}` })
  const page = await browser.newPage()
  const { solved } = await page.solveImageCaptchas()
  return solved.every(({ confirmed }) => confirmed)
}

export async function solveWithSolver(context: BrowserContext): Promise<void> {
  const solver = createSolver({ budget: { requests: 3 } })
  solver.on('attempt', ({ reading, verdict }) => console.log(reading?.text, verdict))
  const result = await solver.solve(await context.newPage(), { throwOnError: false })
  if (result.error instanceof ProviderError) console.log(result.error.kind, result.error.isRetryable)
  await solver.close()
}

export const test = base.extend<ImageCaptchaTestOptions>(imageCaptchaFixtures)
test.use({ imageCaptcha: { origins: ['https://staging.example.com'], extendTimeout: false } })

const [reporterOptions]: ConstructorParameters<typeof ImageCaptchaReporter> = [{ outputFolder: 'captchas' }]
export const reporter = new ImageCaptchaReporter(reporterOptions)
export const config = defineConfig<ImageCaptchaTestOptions>({
  reporter: [['solve-image-captchas/reporter', reporterOptions]],
  use: { imageCaptcha: { attempts: 3 } },
})

export const plugin = ImageCaptchaPlugin({ attempts: 3 })

// @ts-expect-error A misspelt option is a type error.
createSolver({ attemps: 3 })

export async function findWithSolver(browser: Browser): Promise<number> {
  const solver = createSolver()
  const page = await browser.newPage()
  const stop = solver.watch(browser)
  const { captchas } = await solver.find(page.mainFrame())
  stop()
  return captchas.length
}
