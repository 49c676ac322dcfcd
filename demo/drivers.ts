import { chromium } from 'playwright-core'
import puppeteer from 'puppeteer-core'
import type { SolveResult, Solver, SolverOptions } from 'solve-image-captchas'
import { withImageCaptchas as withPlaywright } from 'solve-image-captchas/playwright'
import { withImageCaptchas as withPuppeteer } from 'solve-image-captchas/puppeteer'
import type { Browser as FoundBrowser } from '../scripts/find-browser.mjs'
import type { DriverName } from './visit.ts'

/** A page in a separate session, with the package's methods. */
export interface OpenPage {
  solver: Solver
  goto(url: string): Promise<unknown>
  solve(): Promise<SolveResult>
  close(): Promise<void>
}

export interface OpenBrowser {
  /** Whether it still runs: a browser may crash during a visit. */
  isConnected(): boolean
  openPage(options: SolverOptions): Promise<OpenPage>
  close(): Promise<void>
}

type Launch = Pick<FoundBrowser, 'executablePath' | 'args'>

/** Starts the browser with each driver. */
export const launchBrowser: Record<DriverName, (launch: Launch) => Promise<OpenBrowser>> = {
  async playwright(launch) {
    const browser = await chromium.launch(launch)
    return {
      isConnected: () => browser.isConnected(),
      async openPage(options) {
        const context = await browser.newContext()
        const solver = withPlaywright(context, options)
        const page = await context.newPage()
        return {
          solver,
          goto: (url) => page.goto(url),
          solve: () => page.solveImageCaptchas(),
          close: () => context.close(),
        }
      },
      close: () => browser.close(),
    }
  },

  async puppeteer(launch) {
    const browser = await puppeteer.launch(launch)
    return {
      isConnected: () => browser.connected,
      async openPage(options) {
        const context = await browser.createBrowserContext()
        const page = await context.newPage()
        const solver = await withPuppeteer(page, options)
        return {
          solver,
          goto: (url) => page.goto(url),
          solve: () => page.solveImageCaptchas(),
          close: () => context.close(),
        }
      },
      close: () => browser.close(),
    }
  },
}
