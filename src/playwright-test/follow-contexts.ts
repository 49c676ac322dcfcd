import type { Browser, BrowserContext } from 'playwright-core'

/** Playwright tells of new contexts since 1.60; the types of older ones don’t know the event. */
type ContextSource = {
  on(event: 'context', listener: (context: BrowserContext) => void): unknown
  off(event: 'context', listener: (context: BrowserContext) => void): unknown
}

/**
 * Calls `use` with every context that a browser has, and with every one that is made, before anybody else has it.
 *
 * @returns what ends it, and leaves the browser as it was.
 */
export function followContexts(browser: Browser, use: (context: BrowserContext) => void): () => void {
  const source = browser as unknown as ContextSource
  const { newContext } = browser
  const unwrap = () => {
    if (browser.newContext === wrapped) browser.newContext = newContext
  }
  let isTold = false
  const onContext = (context: BrowserContext) => {
    isTold = true
    use(context)
  }
  const wrapped: Browser['newContext'] = async (options) => {
    const context = await newContext.call(browser, options)
    // Where the event is known there is no need to stand between the caller and the browser any longer.
    if (isTold) unwrap()
    else use(context)
    return context
  }
  browser.newContext = wrapped
  source.on('context', onContext)
  for (const context of browser.contexts()) use(context)
  return () => {
    unwrap()
    source.off('context', onContext)
  }
}
