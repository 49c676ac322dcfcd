import { chromium } from 'playwright-core'
import puppeteer, { type Page as PuppeteerPage } from 'puppeteer-core'
import type { Solver, SolverOptions } from 'solve-image-captchas'
import { withImageCaptchas as withPlaywright } from 'solve-image-captchas/playwright'
import { withImageCaptchas as withPuppeteer } from 'solve-image-captchas/puppeteer'
import { findBrowser } from '../../../scripts/find-browser.mjs'
import type { TestPage } from '../harness.ts'
import { createContext } from '../puppeteer-context.ts'

export type Driver = 'playwright' | 'puppeteer'

/** A page, and what can be done to it and its browser. */
export interface FaultPage {
  driver: Driver
  page: TestPage
  solver: Solver
  closeContext(): Promise<unknown>
  /** Ends the browser's process, where the page has a browser of its own. */
  kill(): void
  /** Leaves the browser running and ends the connection to it. */
  disconnect(): Promise<unknown>
  /** Ends what is left of the page or its browser. */
  close(): Promise<unknown>
}

/** Starts a browser and connects to it over the DevTools protocol, as both drivers can. */
export async function openInOwnBrowser(driver: Driver, options: SolverOptions): Promise<FaultPage> {
  const { executablePath, args } = await findBrowser()
  const host = await puppeteer.launch({ executablePath, args })
  const kill = () => void host.process()?.kill('SIGKILL')
  // Whoever is connected to a browser that was killed can't close it any more.
  const end = async () => {
    kill()
    await host.disconnect()
  }
  if (driver === 'playwright') {
    const browser = await chromium.connectOverCDP(host.wsEndpoint())
    const context = await browser.newContext()
    const solver = withPlaywright(context, options)
    const page = await context.newPage()
    return {
      driver,
      page,
      solver,
      closeContext: () => context.close(),
      kill,
      disconnect: () => browser.close(),
      close: end,
    }
  }
  const browser = await puppeteer.connect({ browserWSEndpoint: host.wsEndpoint() })
  const context = await createContext(browser)
  const page = await context.newPage()
  const solver = await withPuppeteer(page, options)
  return {
    driver,
    page: page as unknown as TestPage,
    solver,
    closeContext: () => context.close(),
    kill,
    disconnect: () => browser.disconnect(),
    close: end,
  }
}

/** The page as Puppeteer has it; undefined under Playwright. */
export function asPuppeteer({ driver, page }: FaultPage): PuppeteerPage | undefined {
  return driver === 'puppeteer' ? (page as unknown as PuppeteerPage) : undefined
}

/** A page of the browser that all faults share which do not end it. */
export async function openShared(
  driver: Driver,
  start: () => Promise<{ page: TestPage; solver: Solver; close(): Promise<void> }>,
): Promise<FaultPage> {
  const { page, solver, close } = await start()
  const notShared = () => {
    throw new Error('the browser is shared with the tests that follow')
  }
  return { driver, page, solver, closeContext: close, kill: notShared, disconnect: notShared, close }
}
