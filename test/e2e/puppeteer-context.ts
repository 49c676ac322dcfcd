import type { Browser, BrowserContext } from 'puppeteer-core'

/** Opens a new context. Puppeteer 21 has another name for this. */
export function createContext(browser: Browser): Promise<BrowserContext> {
  if ('createBrowserContext' in browser) return browser.createBrowserContext()
  return (
    browser as { createIncognitoBrowserContext(): Promise<BrowserContext> }
  ).createIncognitoBrowserContext()
}
