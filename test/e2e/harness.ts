import { test as base, expect } from '@playwright/test'
import { type BrowserContext, chromium, type Browser as PlaywrightBrowser } from 'playwright-core'
import puppeteer, { type Browser as PuppeteerBrowser } from 'puppeteer-core'
import type { Solver, SolverOptions } from 'solve-image-captchas'
import { withImageCaptchas as withPlaywright } from 'solve-image-captchas/playwright'
import { withImageCaptchas as withPuppeteer } from 'solve-image-captchas/puppeteer'
import { type Site, startSite } from '../../e2e-fixtures/site.ts'
import { findFirefox } from '../../scripts/find-firefox.mjs'
import { findDifference } from './firefox-differences.ts'
import { describeChromium, describeChromiumForPlaywright } from './lean-chromium.ts'
import { createContext } from './puppeteer-context.ts'

export { expect }

export interface DriverOptions {
  /** `puppeteer-firefox` is Puppeteer with a stock Firefox, over WebDriver BiDi. */
  driver: 'playwright' | 'puppeteer' | 'puppeteer-firefox'
}

/** A host name that is not a loopback name, but resolves to this machine in the browsers started here. */
export const foreignHost = 'shop.test'

/** The part of a page that the tests use: what both drivers share, and the package's methods. */
export type TestPage = Awaited<ReturnType<BrowserContext['newPage']>>

interface Screen {
  /** Device pixels per CSS pixel, along one edge. */
  deviceScaleFactor?: number
}

interface PageFixtures {
  /** Opens a page of the site in a new session, with a solver with these options. */
  open(path: string, options?: SolverOptions, screen?: Screen): Promise<{ page: TestPage; solver: Solver }>
  /** Annotates in the report where Firefox differs and why, and skips what it can't do. */
  tellDifference: undefined
}

type Open = (
  options: SolverOptions,
  screen?: Screen,
) => Promise<{ page: TestPage; solver: Solver; close(): Promise<void> }>

const viewport = { width: 1280, height: 720 }

export const test = base.extend<PageFixtures, DriverOptions & { site: Site; startPage: Open }>({
  driver: ['playwright', { option: true, scope: 'worker' }],

  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
    async ({}, use) => {
      const site = await startSite()
      await use(site)
      await site.close()
    },
    { scope: 'worker' },
  ],

  startPage: [
    async ({ driver }, use) => {
      const browser = await launchers[driver]()
      await use((options, screen = {}) =>
        driver === 'playwright'
          ? openInPlaywright(browser as PlaywrightBrowser, options, screen)
          : openInPuppeteer(browser as PuppeteerBrowser, options, screen),
      )
      await browser.close()
    },
    { scope: 'worker' },
  ],

  tellDifference: [
    async ({ driver }, use, testInfo) => {
      const difference = driver === 'puppeteer-firefox' ? findDifference(testInfo) : undefined
      if (difference) {
        const { reason, isLeftOut } = difference
        testInfo.annotations.push({ type: 'differs in Firefox', description: reason })
        testInfo.skip(isLeftOut, reason)
      }
      await use(undefined)
    },
    { auto: true },
  ],

  open: async ({ startPage, site }, use) => {
    const closers: (() => Promise<void>)[] = []
    await use(async (path, options = {}, screen = {}) => {
      const { page, solver, close } = await startPage(options, screen)
      closers.push(close)
      await page.goto(new URL(path, site.url).href)
      return { page, solver }
    })
    for (const close of closers) await close()
  },
})

const launchers = {
  playwright: async () => chromium.launch(withForeignHost(await describeChromiumForPlaywright())),
  puppeteer: async () => puppeteer.launch(withForeignHost(await describeChromium())),
  'puppeteer-firefox': async () => puppeteer.launch(describeFirefox()),
}

function withForeignHost<Launch extends { args: string[] }>({ args, ...launch }: Launch) {
  return { ...launch, args: [...args, `--host-resolver-rules=MAP ${foreignHost} 127.0.0.1`] }
}

export function describeFirefox() {
  const found = findFirefox()
  if ('problem' in found) throw new Error(found.problem)
  const { executablePath } = found
  return {
    browser: 'firefox' as const,
    executablePath,
    extraPrefsFirefox: { 'network.dns.localDomains': foreignHost },
  }
}

async function openInPlaywright(browser: PlaywrightBrowser, options: SolverOptions, screen: Screen) {
  const context = await browser.newContext({ viewport, ...screen })
  const solver = withPlaywright(context, options)
  return { page: await context.newPage(), solver, close: () => context.close() }
}

async function openInPuppeteer(browser: PuppeteerBrowser, options: SolverOptions, screen: Screen) {
  const context = await createContext(browser)
  const page = await context.newPage()
  await page.setViewport({ ...viewport, ...screen })
  const solver = await withPuppeteer(page, options)
  return { page: page as unknown as TestPage, solver, close: () => context.close() }
}
