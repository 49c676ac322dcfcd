import type { Browser, BrowserContext } from 'puppeteer-core'

/** Opens a context of its own; Puppeteer 21 has this under another name. */
export function createContext(browser: Browser): Promise<BrowserContext> {
  if ('createBrowserContext' in browser) return browser.createBrowserContext()
  return (
    browser as { createIncognitoBrowserContext(): Promise<BrowserContext> }
  ).createIncognitoBrowserContext()
}
